// Encrypts what was chosen before it is sent.

import { fragmentFor, generatePassphrase, SCHEME, seal } from "./e2e.js";

export { isAvailable as canEncrypt } from "./e2e.js";

/** What was encrypted last: a second try after a failure sends the same. */
let last = null;

const isSame = (items, passphrase) =>
  last !== null &&
  last.asked === passphrase &&
  last.items.length === items.length &&
  last.items.every((item, index) => item === items[index]);

/**
 * @typedef {object} Sealed
 * @property {string} fragment the end of a link that carries the passphrase, if one was made
 * @property {[string, string][]} fields of the form
 * @property {{blob: Blob, name: string}[]} files that say nothing of their names
 */

/**
 * @param {import("./upload-files.js").Item[]} items
 * @param {?string} asked the passphrase, or null to make one
 * @param {AbortSignal} signal
 * @param {(done: number) => void} onProgress bytes that are encrypted
 * @returns {Promise<Sealed>}
 */
export async function encrypt(items, asked, signal, onProgress) {
  if (isSame(items, asked)) {
    return last.sealed;
  }
  const passphrase = asked ?? generatePassphrase();
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
  const fragment = asked === null ? fragmentFor(passphrase) : "";
  const sealed = { fragment, fields, files };
  last = { items, asked, sealed };
  return sealed;
}

/** Forgets the passphrase and what was encrypted with it. */
export function forget() {
  last = null;
}
