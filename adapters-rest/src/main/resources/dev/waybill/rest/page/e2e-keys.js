// The keys of scheme 2: one slow derivation an upload, two quick ones a file.
import { E2eError, MAX_ITERATIONS, MIN_ITERATIONS } from "./e2e-container.js";
import { sameBytes, utf8 } from "./e2e-bytes.js";

const CONTENT = utf8("waybill-e2e-2 content");
const CHECK = utf8("waybill-e2e-2 check");

/**
 * The slow step. It takes some tenths of a second: ask once for all files of an upload.
 *
 * @param {string} passphrase as typed
 * @param {Uint8Array} salt 16 bytes
 * @param {number} iterations
 * @returns {Promise<CryptoKey>} the master key, which the page itself cannot read
 */
export async function masterKey(passphrase, salt, iterations) {
  if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
    throw new E2eError("damaged", "iterations out of bounds");
  }
  // Macs type umlauts apart, others do not; both must open what either has closed.
  const secret = utf8(passphrase.normalize("NFC"));
  const material = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations }, material, 256);
  return crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey", "deriveBits"]);
}

const expand = (nonce, info) => ({ name: "HKDF", hash: "SHA-256", salt: nonce, info });

/**
 * @param {CryptoKey} master
 * @param {Uint8Array} nonce of the file, 12 bytes
 * @returns {Promise<CryptoKey>} for the records of this file
 */
export function contentKey(master, nonce) {
  return crypto.subtle.deriveKey(
    expand(nonce, CONTENT), master, { name: "AES-GCM", length: 256 }, false,
    ["encrypt", "decrypt"]);
}

/** @returns {Promise<Uint8Array>} 16 bytes by which a reader knows a wrong passphrase */
export async function passwordCheck(master, nonce) {
  return new Uint8Array(await crypto.subtle.deriveBits(expand(nonce, CHECK), master, 128));
}

/**
 * @param {CryptoKey} master
 * @param {{nonce: Uint8Array, check: Uint8Array}} header
 * @returns {Promise<CryptoKey>} for the records of this file
 * @throws {E2eError} `wrong-passphrase`
 */
export async function unlock(master, header) {
  if (!sameBytes(await passwordCheck(master, header.nonce), header.check)) {
    throw new E2eError("wrong-passphrase", "the password check differs");
  }
  return contentKey(master, header.nonce);
}
