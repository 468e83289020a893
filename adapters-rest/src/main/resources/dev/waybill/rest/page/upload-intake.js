// The ways by which files come to the page: two choosers, a drop anywhere, a paste anywhere.

import { carriesFiles, fromChooser, fromText, fromTransfer } from "./upload-files.js";

const isField = (element) => element.closest?.("input, textarea, select, [contenteditable]") != null;

function listenToChooser(input, button, take) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const items = fromChooser(input.files);
    // Emptied, so that the same file can be chosen again after it was taken away.
    input.value = "";
    take({ items, unreadable: 0 });
  });
}

/** An input for folders; none on phones, which have no folders to choose. */
function folderInput() {
  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  if (!("webkitdirectory" in input)) {
    return null;
  }
  input.webkitdirectory = true;
  return input;
}

function listenToDrops(zone, isOpen, most, take) {
  const mark = (isOver) => zone.classList.toggle("over", isOver);
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event.dataTransfer)) {
      // Without this the browser would leave the page to show the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = isOpen() ? "copy" : "none";
      mark(isOpen());
    }
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      mark(false);
    }
  });
  document.addEventListener("drop", async (event) => {
    mark(false);
    if (carriesFiles(event.dataTransfer)) {
      event.preventDefault();
      if (isOpen()) {
        take(await fromTransfer(event.dataTransfer, most));
      }
    }
  });
}

function listenToPastes(isOpen, most, textName, take) {
  document.addEventListener("paste", async (event) => {
    const { clipboardData, target } = event;
    if (clipboardData === null || !isOpen()) {
      return;
    }
    if (carriesFiles(clipboardData)) {
      event.preventDefault();
      take(await fromTransfer(clipboardData, most));
    } else if (!isField(target)) {
      const items = fromText(clipboardData, textName);
      if (items.length > 0) {
        event.preventDefault();
        take({ items, unreadable: 0 });
      }
    }
  });
}

/**
 * @param {object} page
 * @param {HTMLElement} page.zone shows that a drop is welcome
 * @param {HTMLInputElement} page.files
 * @param {HTMLButtonElement} page.chooseFiles
 * @param {HTMLButtonElement} page.chooseFolder
 * @param {number} most a folder is read until there are more files than that
 * @param {string} textName of a file that is made of a pasted text
 * @param {() => boolean} isOpen whether files are taken now
 * @param {(found: {items: import("./upload-files.js").Item[], unreadable: number}) => void} take
 */
export function listen(page, most, textName, isOpen, take) {
  listenToChooser(page.files, page.chooseFiles, take);
  const folder = folderInput();
  if (folder !== null) {
    page.zone.append(folder);
    listenToChooser(folder, page.chooseFolder, take);
    page.chooseFolder.hidden = false;
  }
  listenToDrops(page.zone, isOpen, most, take);
  listenToPastes(isOpen, most, textName, take);
}
