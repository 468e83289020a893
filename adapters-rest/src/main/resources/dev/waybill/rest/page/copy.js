// Buttons that copy: `<button data-copy="id of what to copy" hidden>`. They appear with the script.

import { say } from "./words.js";

const SHOWN_MILLIS = 2000;

/**
 * Says something to screen readers.
 *
 * @param {string} text
 */
export function sayAloud(text) {
  document.getElementById("said").textContent = text;
}

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

/** Where there is no TLS there is no clipboard either, but the older way still works. */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    select(element);
    return document.execCommand("copy");
  }
}

function confirm(button, words) {
  const before = button.textContent;
  button.textContent = words;
  button.classList.add("done");
  setTimeout(() => {
    button.textContent = before;
    button.classList.remove("done");
  }, SHOWN_MILLIS);
}

async function onClick(button) {
  if (await copy(document.getElementById(button.dataset.copy))) {
    sayAloud(say("copied"));
    if (!button.classList.contains("done")) {
      confirm(button, say("copied"));
    }
  } else {
    sayAloud(say("copy-failed"));
    button.after(say("copy-failed"));
    button.hidden = true;
  }
}

/** Makes all copy buttons of the page work. */
export function enableCopying() {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => onClick(button));
  }
}
