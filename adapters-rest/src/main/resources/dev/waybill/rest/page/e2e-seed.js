// The scheme of the first API: PBKDF2 with SHA-256 and 100 000 rounds makes the key, AES-256-GCM
// seals the file in one piece. Kept for tools that know no other; names stay readable in it.
import { fromBase64, randomBytes, toBase64, utf8 } from "./e2e-bytes.js";
import { E2eError } from "./e2e-container.js";

export const SEED_SCHEME = "pbkdf2-sha256-100000/aes-256-gcm";

const ITERATIONS = 100_000;

async function key(passphrase, salt) {
  const material = await crypto.subtle.importKey(
    "raw", utf8(passphrase), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS },
    material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** The spellings that other tools may have used: they take what was typed, as it was typed. */
function spellings(passphrase) {
  return new Set([passphrase, passphrase.normalize("NFC"), passphrase.normalize("NFD")]);
}

/**
 * @param {File|Blob} file as a whole in memory, and again encrypted
 * @param {string} passphrase
 * @returns {Promise<{blob: Blob, salt: string, iv: string}>} both base64, for `e2e_salt` and
 *   `e2e_iv`; a salt of its own for each file, so that no key meets one iv twice
 */
export async function encryptForSeed(file, passphrase) {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv }, await key(passphrase, salt), await file.arrayBuffer());
  return {
    blob: new Blob([sealed], { type: "application/octet-stream" }),
    salt: toBase64(salt),
    iv: toBase64(iv),
  };
}

/**
 * @param {ArrayBuffer|Uint8Array} sealed the whole file
 * @param {string} passphrase
 * @param {{salt: string, iv: string}} parameters base64, as the server gives them
 * @returns {Promise<Uint8Array>} the plain bytes
 * @throws {E2eError} `wrong-or-damaged`: this format cannot tell the two apart
 */
export async function decryptSeed(sealed, passphrase, { salt, iv }) {
  for (const spelling of spellings(passphrase)) {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: fromBase64(iv) }, await key(spelling, fromBase64(salt)), sealed));
    } catch (error) {
      if (error.name !== "OperationError") {
        throw error;
      }
    }
  }
  throw new E2eError("wrong-or-damaged", "AES-GCM refused it");
}

/** @param {string} name of the encrypted file @returns {string} that of what is in it */
export function plainName(name) {
  return name.replace(/\.enc$/iu, "") || "file";
}
