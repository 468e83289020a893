// Saves what was decrypted. Small files are opened as a whole first, so that nothing of a damaged
// one is ever saved; large ones go through the service worker, whatever their size.
import { wakeBlobStore } from "./e2e-bytes.js";
import { MOST_BLOB_BYTES, SaveError } from "./e2e-container.js";
import { aborted } from "./e2e-fetch.js";
import { downloadThrough, downloadWorker } from "./e2e-worker.js";

const MIB = 1024 * 1024;
/** Up to here a file is held in the page. */
export const HELD_BYTES = 16 * MIB;
const PIECE_BYTES = 16 * MIB;
/** Long enough for any browser to begin a download. */
const KEPT_MS = 60_000;

/** Pieces become Blobs on the way, which browsers may keep on disk. */
async function collect(stream) {
  await wakeBlobStore();
  const blobs = [];
  let pieces = [];
  let waiting = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    pieces.push(read.value);
    waiting += read.value.length;
    if (waiting >= PIECE_BYTES) {
      blobs.push(new Blob(pieces));
      pieces = [];
      waiting = 0;
    }
  }
  return new Blob([...blobs, ...pieces], { type: "application/octet-stream" });
}

/** @param {Blob} blob of a type that no browser shows @param {string} name */
export function saveBlob(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/**
 * @param {{name: string, size: number, isChecked: boolean}} file `isChecked`: the passphrase is
 *   known to be right; before, no download is begun
 * @param {() => ReadableStream<Uint8Array>} open begins to decrypt
 * @param {AbortSignal} signal
 * @throws {SaveError} `too-large`, before anything was fetched
 */
export async function save(file, open, signal) {
  const isStreamed = file.isChecked && file.size > HELD_BYTES;
  const worker = isStreamed
    ? await Promise.race([downloadWorker(), aborted(signal)])
    : undefined;
  if (worker) {
    await downloadThrough(worker, open(), file, signal);
    return;
  }
  if (file.size > MOST_BLOB_BYTES) {
    throw new SaveError("too-large");
  }
  saveBlob(await collect(open()), file.name);
}
