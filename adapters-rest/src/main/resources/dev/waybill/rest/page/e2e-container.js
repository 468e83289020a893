// The container of scheme 2 as docs/e2e.md lays it down: its header, its lengths, its nonces.
import { sameBytes } from "./e2e-bytes.js";

export const SCHEME = "waybill-e2e-2";
export const HEADER_BYTES = 64;
export const TAG_BYTES = 16;
/** Plain bytes of record 0, whatever the name is, so that its length gives nothing away. */
export const METADATA_BYTES = 2048;
/** Header and record 0: all that is fetched to show a name. */
export const HEAD_BYTES = HEADER_BYTES + METADATA_BYTES + TAG_BYTES;
/** More than a page should hold; with a service worker it need not. */
export const MOST_BLOB_BYTES = 1024 * 1024 * 1024;
export const MIN_ITERATIONS = 600_000;
export const MAX_ITERATIONS = 10_000_000;
export const MIN_RECORD_LOG = 12;
export const MAX_RECORD_LOG = 24;

const MAGIC = Uint8Array.of(0x77, 0x61, 0x79, 0x62, 0x69, 0x6c, 0x6c, 2);
const PBKDF2_SHA256 = 1;
const AES_256_GCM = 1;

/** What can go wrong with what was received; `code` says it for programs. */
export class E2eError extends Error {
  /**
   * @param {"wrong-passphrase"|"wrong-or-damaged"|"damaged"|"unknown-format"} code
   *   `wrong-or-damaged` only where the format cannot tell the two apart (the seed's)
   * @param {string} message for a log, not for the reader
   */
  constructor(code, message) {
    super(message);
    this.name = "E2eError";
    this.code = code;
  }
}

/** Why this browser does not save a file; `code` says it for programs. */
export class SaveError extends Error {
  /** @param {"too-large"|"unanswered"} code @param {number} [seconds] it was waited for */
  constructor(code, seconds = 0) {
    super(code);
    this.name = "SaveError";
    this.code = code;
    this.seconds = seconds;
  }
}

/**
 * @param {{iterations: number, recordLog: number, salt: Uint8Array, nonce: Uint8Array,
 *   check: Uint8Array}} parts
 * @returns {Uint8Array} 64 bytes
 */
export function writeHeader({ iterations, recordLog, salt, nonce, check }) {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(MAGIC, 0);
  bytes.set([PBKDF2_SHA256, AES_256_GCM, recordLog, 0], 8);
  new DataView(bytes.buffer).setUint32(12, iterations);
  bytes.set(salt, 16);
  bytes.set(nonce, 32);
  bytes.set(check, 44);
  return bytes;
}

/**
 * @param {Uint8Array} bytes at least the header
 * @returns the parts, and `bytes`: the header itself, which every record is bound to
 * @throws {E2eError} `damaged`, or `unknown-format` where it is a later version of ours
 */
export function readHeader(bytes) {
  if (bytes.length < HEADER_BYTES || !sameBytes(bytes.subarray(0, 7), MAGIC.subarray(0, 7))) {
    throw new E2eError("damaged", "no container of Waybill");
  }
  const [version, kdf, cipher, recordLog, zero] = bytes.subarray(7, 12);
  if (version !== MAGIC[7] || kdf !== PBKDF2_SHA256 || cipher !== AES_256_GCM) {
    throw new E2eError("unknown-format", "a version, key derivation or cipher not known here");
  }
  const iterations = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12);
  const possible = zero === 0
    && recordLog >= MIN_RECORD_LOG && recordLog <= MAX_RECORD_LOG
    && iterations >= MIN_ITERATIONS && iterations <= MAX_ITERATIONS
    && bytes.subarray(60, 64).every((byte) => byte === 0);
  if (!possible) {
    throw new E2eError("damaged", "a header that no writer makes");
  }
  return {
    bytes: bytes.slice(0, HEADER_BYTES),
    iterations,
    recordLog,
    salt: bytes.slice(16, 32),
    nonce: bytes.slice(32, 44),
    check: bytes.slice(44, 60),
  };
}

/** The nonce of a record: three zero bytes, 1 for the last record and else 0, its number. */
export function recordNonce(number, isFinal) {
  const nonce = new Uint8Array(12);
  nonce[3] = isFinal ? 1 : 0;
  new DataView(nonce.buffer).setBigUint64(4, BigInt(number));
  return nonce;
}

/** What AES-GCM is told for a record: bound to the header, to its place and to being the last. */
export function recordParameters(header, number, isFinal) {
  return {
    name: "AES-GCM",
    iv: recordNonce(number, isFinal),
    additionalData: header,
    tagLength: TAG_BYTES * 8,
  };
}

/** @returns {number} bytes of the container of a file of `size` bytes */
export function sealedLength(size, recordLog) {
  return HEAD_BYTES + size + Math.ceil(size / 2 ** recordLog) * TAG_BYTES;
}
