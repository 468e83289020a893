// Bytes and their spellings, for the modules of end-to-end encryption. Nothing here is secret.

/** @param {Uint8Array} bytes @returns {string} standard base64 with padding */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text standard base64 @returns {Uint8Array} */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** @param {string} text @returns {Uint8Array} UTF-8 */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** Whether two byte sequences are the same. Not for secrets: it stops at the first difference. */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** @param {number} length @returns {Uint8Array} from the browser's own generator */
export function randomBytes(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The end of a link that carries the passphrase: `#k=…`. */
export function fragmentFor(passphrase) {
  return `#k=${encodeURIComponent(passphrase)}`;
}

/** @param {string} fragment `location.hash` @returns {string|undefined} */
export function passphraseFrom(fragment) {
  if (!fragment.startsWith("#k=")) {
    return undefined;
  }
  try {
    return decodeURIComponent(fragment.slice(3)) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Chromium looks how much memory and disk it has for Blobs only when one is made of a stream; until
 * then 500 MiB are all it takes, and further ones cannot be read.
 */
export async function wakeBlobStore() {
  await new Response(new Blob(["x"]).stream()).blob();
}

/** What has come in and was not taken yet: pieces of any length in, pieces of a wanted one out. */
export class ByteQueue {
  #pieces = [];
  #length = 0;

  get length() {
    return this.#length;
  }

  /** @param {Uint8Array} piece kept, not copied */
  push(piece) {
    if (piece.length > 0) {
      this.#pieces.push(piece);
      this.#length += piece.length;
    }
  }

  /** @param {number} length at most what is there @returns {Uint8Array} */
  take(length) {
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const piece = this.#pieces[0];
      const part = piece.subarray(0, length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === piece.length) {
        this.#pieces.shift();
      } else {
        this.#pieces[0] = piece.subarray(part.length);
      }
    }
    this.#length -= length;
    return taken;
  }
}
