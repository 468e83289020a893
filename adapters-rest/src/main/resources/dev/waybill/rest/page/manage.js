// The page of an upload's owner: copies and shares the link. If the upload page made up a
// passphrase, it stands behind the # in this page's address, as the server must not know it: this
// script alone can put it into the link, and keep it in the address.

import { enableCopying, sayAloud } from "./copy.js";
import { say } from "./words.js";

const link = document.getElementById("link");
const address = document.getElementById("address");

function note(id, text) {
  const element = document.getElementById(id);
  element.textContent = text;
  element.hidden = false;
}

function addPassphrase(fragment) {
  for (const shown of document.querySelectorAll("#link, .files .name a")) {
    shown.hash = fragment;
  }
  link.textContent = link.href;
  address.textContent += fragment;
  note("passphrase-note", say("passphrase"));
  note("qr-note", say("passphrase-qr"));
  // A browser takes the fragment along to where the answer sends it.
  document.querySelector("form[action^='/manage/']").action += fragment;
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
enableCopying();
if (navigator.share) {
  const button = document.getElementById("share");
  button.hidden = false;
  button.addEventListener("click", share);
}
