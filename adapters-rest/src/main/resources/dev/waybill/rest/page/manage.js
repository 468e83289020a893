// The page of an upload's owner: copies and shares the link. If the upload page made up a
// passphrase, it stands behind the # in this page's address, as the server must not know it: this
// script alone can put it into the link, and keep it in the address.

import { enableCopying, sayAloud } from "./copy.js";
import { say } from "./words.js";

const link = document.getElementById("link");
const address = document.getElementById("address");
const settings = document.querySelector("form[action^='/manage/']");

function note(id, text) {
  const element = document.getElementById(id);
  element.textContent = text;
  element.hidden = false;
}

/** What the link carries, to be handed over beside the code, which does not. */
function showPassphrase(encoded) {
  try {
    document.getElementById("passphrase").textContent = decodeURIComponent(encoded);
    document.getElementById("passphrase-alone").hidden = false;
  } catch {
    // Nobody's passphrase: the link was cut or altered.
  }
}

/** What has just been done is said once: whoever keeps or reloads the address has only the page. */
function cleanAddress() {
  const clean = new URL(location.href);
  clean.searchParams.delete("new");
  clean.searchParams.delete("saved");
  history.replaceState(history.state, "", clean);
}

function addPassphrase(fragment) {
  for (const shown of document.querySelectorAll("#link, .files .name a")) {
    shown.hash = fragment;
  }
  link.textContent = link.href;
  address.textContent += fragment;
  note("passphrase-note", say("passphrase"));
  document.getElementById("passphrase-needed")?.remove();
  showPassphrase(fragment.slice("#k=".length));
  note("qr-note", say("passphrase-qr"));
  // A browser takes the fragment along to where the answer sends it.
  settings.action += fragment;
}

/** A password that is chosen has to be entered, unless one is set: then there is no such problem. */
function complainOfPassword(event) {
  const problem = document.getElementById("password-problem");
  const field = document.getElementById("password");
  const isMissing = document.getElementById("access-password").checked && field.value === "";
  if (problem !== null && isMissing) {
    event.preventDefault();
    problem.hidden = false;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}

async function share() {
  try {
    await navigator.share({ url: link.href });
  } catch (error) {
    if (error.name !== "AbortError") {
      sayAloud(say("share-failed"));
      note("share-note", say("share-failed"));
    }
  }
}

if (/^#k=./.test(location.hash)) {
  addPassphrase(location.hash);
}
cleanAddress();
enableCopying();
settings.addEventListener("submit", complainOfPassword);
if (navigator.share) {
  const button = document.getElementById("share");
  button.hidden = false;
  button.addEventListener("click", share);
}
