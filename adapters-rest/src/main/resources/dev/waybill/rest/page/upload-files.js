// What people choose: from a chooser, by dropping, by pasting; files and whole folders.

/**
 * @typedef {object} Item
 * @property {File} file
 * @property {string} path its name, below the folder it was chosen with
 */

const item = (file, path = file.name) => ({ file, path });

/**
 * @param {FileList} files of an input
 * @returns {Item[]}
 */
export function fromChooser(files) {
  return Array.from(files, (file) => item(file, file.webkitRelativePath || file.name));
}

const readFile = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

const readSome = (reader) =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** A folder tells its entries in portions; an empty one is the end. */
async function* children(folder) {
  const reader = folder.createReader();
  for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
    yield* some;
  }
}

async function walk(entry, path, most, found) {
  if (found.items.length > most) {
    return;
  }
  try {
    if (entry.isFile) {
      found.items.push(item(await readFile(entry), path));
    } else {
      for await (const child of children(entry)) {
        await walk(child, `${path}/${child.name}`, most, found);
      }
    }
  } catch {
    found.unreadable += 1;
  }
}

/**
 * The files of a drop or a paste, those within folders too.
 *
 * @param {DataTransfer} transfer
 * @param {number} most folders are read until there are more than so many files
 * @returns {Promise<{items: Item[], unreadable: number}>}
 */
export async function fromTransfer(transfer, most) {
  // Both are gone once the event is over: taken before the first wait.
  const parts = Array.from(transfer.items)
    .filter((part) => part.kind === "file")
    .map((part) => ({ entry: part.webkitGetAsEntry?.(), file: part.getAsFile() }));
  const found = { items: [], unreadable: 0 };
  for (const { entry, file } of parts) {
    if (entry?.isDirectory) {
      await walk(entry, entry.name, most, found);
    } else if (file) {
      found.items.push(item(file));
    }
  }
  return found;
}

/** @returns {boolean} whether a drag carries files */
export function carriesFiles(transfer) {
  return transfer !== null && Array.from(transfer.types).includes("Files");
}

/**
 * A text that was pasted where no field is: it becomes a file.
 *
 * @param {DataTransfer} transfer
 * @param {string} name
 * @returns {Item[]} none or one
 */
export function fromText(transfer, name) {
  const text = transfer.getData("text/plain");
  return text ? [item(new File([text], name, { type: "text/plain;charset=utf-8" }))] : [];
}
