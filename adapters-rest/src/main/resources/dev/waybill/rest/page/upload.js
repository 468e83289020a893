// The page that sends files. It works without this script too; with it people see what they chose,
// how far it is, and what went wrong, and lose nothing when something does.

import { inWords, overLimit } from "./upload-failures.js";
import { listen as listenToFiles } from "./upload-intake.js";
import { Chosen } from "./upload-list.js";
import { listen as listenToOptions, read as readOptions } from "./upload-options.js";
import { canEncrypt, loadEncryption, run } from "./upload-run.js";
import { say, size } from "./words.js";

const element = (id) => document.getElementById(id);
const form = element("upload");
const limits = { files: Number(form.dataset.maxFiles), bytes: Number(form.dataset.maxSize) };
const view = {
  title: element("sending-title"),
  bar: element("whole"),
  text: element("pace"),
  say: sayAloud,
};
const chosen = new Chosen(element("chosen"), element("row"), element("rest"), (path) => {
  sayAloud(say("removed", { name: path }));
  refresh();
  if (chosen.count === 0) {
    element("choose-files").focus();
  }
});
/** Cancels what runs; null while nothing does. */
let running = null;

function sayAloud(text) {
  element("said").textContent = text;
}

function note(id, text) {
  element(id).textContent = text;
  element(id).hidden = text === "";
}

function refresh() {
  askBeforeLeaving(chosen.count > 0);
  note("total", chosen.count === 0 ? "" : say("total", { count: chosen.count, size: size(chosen.bytes) }));
  note("files-problem", overLimit(chosen, limits));
}

function take({ items, unreadable }) {
  const added = chosen.add(items);
  refresh();
  hideFailure();
  sayAloud(say("added", { added, count: chosen.count, size: size(chosen.bytes) }));
  if (unreadable > 0) {
    note("files-problem", say("unreadable", { count: unreadable }));
  } else if (items.length === 0) {
    note("files-problem", say("nothing"));
  }
}

function hideFailure() {
  element("failure").hidden = true;
  note("cancelled", "");
  note("online", "");
  element("submit").textContent = say("submit");
}

function showFailure(ending, gone) {
  element("failure").hidden = false;
  note("failure-text", inWords(ending, gone, limits));
  element("submit").textContent = say("again");
  element("failure").focus();
}

/** What can be chosen makes room for what happens, and comes back after it. */
function showSending(isSending) {
  element("choosing").hidden = isSending;
  element("options").hidden = isSending;
  element("send").hidden = isSending;
  element("sending").hidden = !isSending;
  chosen.isSending = isSending;
}

/** Another language, a reload or a closed tab would lose what was chosen. */
function askBeforeLeaving(isAsked) {
  const listen = isAsked ? window.addEventListener : window.removeEventListener;
  listen.call(window, "beforeunload", stay);
}

function stay(event) {
  event.preventDefault();
}

async function upload(options) {
  running = new AbortController();
  hideFailure();
  showSending(true);
  view.title.focus();
  const { signal } = running;
  const address = form.getAttribute("action");
  const { ending, gone } =
    await run({ address, chosen, options, limit: limits.bytes, signal, view });
  running = null;
  if (ending.kind === "done") {
    askBeforeLeaving(false);
    location.assign(ending.address);
    return;
  }
  showSending(false);
  if (ending.kind === "cancelled") {
    note("cancelled", say("cancelled"));
    sayAloud(say("cancelled"));
    element("submit").focus();
  } else {
    showFailure(ending, gone);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const problem = chosen.count === 0 ? say("none") : overLimit(chosen, limits);
  note("files-problem", problem);
  if (problem !== "") {
    element("choose-files").focus();
    return;
  }
  const options = readOptions(chosen.items);
  if (options !== null && running === null) {
    upload(options);
  }
});

element("cancel").addEventListener("click", () => running?.abort());
window.addEventListener("online", () => {
  if (!element("failure").hidden) {
    element("failure").hidden = true;
    note("online", say("online"));
    element("submit").focus();
  }
});
// Back from the next page: what this one shows is of an upload that has ended.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

form.noValidate = true;
element("files").hidden = true;
for (const without of document.querySelectorAll(".without-script")) {
  without.remove();
}
for (const hidden of document.querySelectorAll(".with-script")) {
  hidden.hidden = false;
  hidden.disabled = false;
}
listenToOptions(canEncrypt(), loadEncryption);
listenToFiles(
  {
    zone: element("drop"),
    files: element("files"),
    chooseFiles: element("choose-files"),
    chooseFolder: element("choose-folder"),
  },
  limits.files,
  say("pasted"),
  () => running === null,
  take);
