// The page behind the link of an encrypted upload: asks for the passphrase, or takes it from the
// link, shows what is there, and saves it. Passphrase and keys stay in this page.
//
// What follows # stays in the address bar: browsers never send it, and the page can be loaded
// again. Taking it away would not take it out of the browser's history.
import { fileOf, unlockAll } from "./decrypt-files.js";
import { Row, wordsFor } from "./decrypt-row.js";
import { passphraseFrom } from "./e2e-bytes.js";
import { say } from "./words.js";

const form = document.getElementById("decrypt");
const passphrase = document.getElementById("passphrase");
const open = document.getElementById("open");
const problem = document.getElementById("problem");
const status = document.getElementById("status");
const saveAll = document.getElementById("save-all");

const rows = [...document.querySelectorAll("#files > li")].map((item) => {
  const facts = { ...item.dataset, size: Number(item.dataset.size) };
  return new Row(item, fileOf(facts), () => { status.textContent = ""; });
});

function refuse(words) {
  problem.textContent = words;
  problem.hidden = words === "";
  if (words === "") {
    passphrase.removeAttribute("aria-invalid");
    passphrase.removeAttribute("aria-errormessage");
  } else {
    passphrase.setAttribute("aria-invalid", "true");
    passphrase.setAttribute("aria-errormessage", "problem");
  }
}

function working(isWorking) {
  open.disabled = isWorking;
  status.textContent = isWorking ? say("checking") : "";
}

/** @returns {Promise<boolean>} whether anything was opened */
async function unlock(secret) {
  refuse("");
  working(true);
  try {
    const errors = await unlockAll(rows.map((row) => row.file), secret);
    working(false);
    rows.forEach((row, index) => row.show(errors[index]));
    return rows.some((row) => row.isOpen);
  } catch (error) {
    working(false);
    refuse(wordsFor(error));
    return false;
  }
}

function showOpened() {
  const opened = rows.filter((row) => row.isOpen);
  // The first scheme checks the passphrase only when a file is opened: it may have to be typed anew.
  form.hidden = opened.every((row) => row.file.isChecked);
  saveAll.hidden = opened.length < 2;
  status.textContent = say(form.hidden ? "opened" : "ready");
}

async function submit() {
  if (await unlock(passphrase.value)) {
    showOpened();
    rows.find((row) => row.isOpen).focus();
    if (rows.length === 1 && !rows[0].file.isChecked) {
      await rows[0].save();
    }
  } else {
    passphrase.select();
  }
}

/** One after the other: browsers ask once whether a page may save several files. */
async function saveEvery() {
  saveAll.disabled = true;
  for (const row of rows.filter((each) => each.isOpen)) {
    if (!await row.save()) {
      break;
    }
  }
  saveAll.disabled = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
saveAll.addEventListener("click", saveEvery);

/** Who cannot decrypt here saves the bytes from the rows; for others they are out of the way. */
function putBytesAway() {
  for (const link of document.querySelectorAll("#files .raw")) {
    const item = document.createElement("li");
    item.append(link.firstElementChild);
    link.remove();
    document.getElementById("raw").append(item);
  }
  document.getElementById("without").open = false;
}

async function start() {
  // Over plain HTTP browsers have no WebCrypto.
  if (!globalThis.crypto?.subtle) {
    refuse(say("insecure"));
    return;
  }
  form.hidden = false;
  putBytesAway();
  const fromLink = passphraseFrom(location.hash);
  if (fromLink !== undefined) {
    passphrase.value = fromLink;
    if (await unlock(fromLink)) {
      showOpened();
    }
  } else {
    passphrase.focus();
  }
}

window.addEventListener("hashchange", () => location.reload());
start();
