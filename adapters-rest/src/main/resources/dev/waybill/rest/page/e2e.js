// End-to-end encryption for the upload page: scheme 2 of docs/e2e.md. Passphrase and keys stay in
// the page; what leaves it are the Blobs that `encrypt` makes.
import { randomBytes, toBase64, wakeBlobStore } from "./e2e-bytes.js";
import { MIN_ITERATIONS, SCHEME } from "./e2e-container.js";
import { masterKey } from "./e2e-keys.js";
import { Session } from "./e2e-writer.js";

export { fragmentFor, passphraseFrom } from "./e2e-bytes.js";
export { SCHEME };

/** 1 MiB: see docs/adr/0012-end-to-end-scheme.md for what was measured. */
const RECORD_LOG = 20;
/** 144 bits, and no half character at the end of their base64. */
const PASSPHRASE_BYTES = 18;

/** @returns {string} 24 characters of `A-Z a-z 0-9 - _` */
export function generatePassphrase() {
  return toBase64(randomBytes(PASSPHRASE_BYTES)).replaceAll("+", "-").replaceAll("/", "_");
}

/**
 * Begins an upload: the one slow step, some tenths of a second.
 *
 * @param {string} passphrase
 * @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<Session>} `salt` (base64) and `encrypt`
 */
export async function seal(passphrase, { signal } = {}) {
  const salt = randomBytes(16);
  const master = await masterKey(passphrase, salt, MIN_ITERATIONS);
  await wakeBlobStore();
  signal?.throwIfAborted();
  return new Session(master, {
    salt,
    iterations: MIN_ITERATIONS,
    recordLog: RECORD_LOG,
    newNonce: () => randomBytes(12),
  });
}
