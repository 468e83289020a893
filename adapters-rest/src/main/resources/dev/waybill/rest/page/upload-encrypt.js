// Encrypts what was chosen before it is sent.

import { fragmentFor, generatePassphrase, SCHEME, seal } from "./e2e.js";
import { encryptForSeed } from "./e2e-seed.js";

/** What was encrypted last: a second try after a failure sends the same. */
let last = null;

const isSame = (items, { passphrase, isForOldTools }) =>
  last !== null &&
  last.passphrase === passphrase &&
  last.isForOldTools === isForOldTools &&
  last.items.length === items.length &&
  last.items.every((item, index) => item === items[index]);

/**
 * @typedef {object} Sealed
 * @property {string} fragment the end of a link that carries the passphrase, if one was made
 * @property {[string, string][]} fields of the form
 * @property {{blob: Blob, name: string}[]} files that say nothing of their names
 */

/** What every tool opens that knows the first API: one file, as a whole in memory. */
async function sealForOldTools([{ file }], passphrase, onProgress) {
  const { blob, salt, iv } = await encryptForSeed(file, passphrase);
  onProgress(file.size);
  const fields = [["e2e", "true"], ["e2e_salt", salt], ["e2e_iv", iv]];
  return { fields, files: [{ blob, name: `${file.name}.enc` }] };
}

async function sealAll(items, passphrase, signal, onProgress) {
  const session = await seal(passphrase, { signal });
  const fields = [["e2e", "true"], ["e2e_scheme", SCHEME], ["e2e_salt", session.salt]];
  const files = [];
  let before = 0;
  for (const { file, path } of items) {
    const { blob, iv } = await session.encrypt(file, path, {
      signal,
      onProgress: (done) => onProgress(before + done),
    });
    before += file.size;
    onProgress(before);
    fields.push(["e2e_iv", iv]);
    files.push({ blob, name: `file-${files.length + 1}.waybill` });
  }
  return { fields, files };
}

/**
 * @param {import("./upload-files.js").Item[]} items
 * @param {{passphrase: ?string, isForOldTools: boolean}} asked `passphrase` is null to make one; for
 *     old tools there must be one item
 * @param {AbortSignal} signal
 * @param {(done: number) => void} onProgress bytes that are encrypted
 * @returns {Promise<Sealed>}
 */
export async function encrypt(items, asked, signal, onProgress) {
  if (isSame(items, asked)) {
    return last.sealed;
  }
  const passphrase = asked.passphrase ?? generatePassphrase();
  const sealed = asked.isForOldTools
    ? await sealForOldTools(items, passphrase, onProgress)
    : await sealAll(items, passphrase, signal, onProgress);
  sealed.fragment = asked.passphrase === null ? fragmentFor(passphrase) : "";
  last = { items, ...asked, sealed };
  return sealed;
}

/** Forgets the passphrase and what was encrypted with it. */
export function forget() {
  last = null;
}
