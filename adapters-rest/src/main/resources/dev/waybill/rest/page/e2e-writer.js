// Makes containers of scheme 2. Only `e2e.js` chooses the random parts; tests choose them here.
import { toBase64 } from "./e2e-bytes.js";
import { recordParameters, writeHeader } from "./e2e-container.js";
import { contentKey, passwordCheck } from "./e2e-keys.js";
import { metadataJson, pad } from "./e2e-metadata.js";

/** Records that go into one Blob before it is waited for. */
const RECORDS_A_BLOB = 16;

/** Waits until the browser has taken the bytes over, so that they do not pile up in the page. */
async function settle(blob) {
  await blob.slice(0, 1).arrayBuffer();
}

/** One upload: all its files share salt and master key, each has a nonce and a key of its own. */
export class Session {
  #master;
  #iterations;
  #recordLog;
  #newNonce;

  /**
   * @param {CryptoKey} master made from `salt` with `iterations`
   * @param {{salt: Uint8Array, iterations: number, recordLog: number,
   *   newNonce: () => Uint8Array}} choices
   */
  constructor(master, { salt, iterations, recordLog, newNonce }) {
    this.#master = master;
    this.#iterations = iterations;
    this.#recordLog = recordLog;
    this.#newNonce = newNonce;
    this.saltBytes = salt;
    this.salt = toBase64(salt);
  }

  /**
   * @param {File|Blob} file
   * @param {string} path relative, or only a name; encrypted too
   * @param {{onProgress?: (bytesDone: number) => void, signal?: AbortSignal}} [options]
   * @returns {Promise<{blob: Blob, iv: string}>} the container, and base64 of its nonce
   */
  encrypt(file, path, options = {}) {
    const { type, size, lastModified } = file;
    return this.encryptAs(file, metadataJson({ path, type, size, modified: lastModified }), options);
  }

  /** As `encrypt`, with the text of record 0 given. */
  async encryptAs(file, metadata, { onProgress = () => {}, signal } = {}) {
    const nonce = this.#newNonce();
    const key = await contentKey(this.#master, nonce);
    const header = writeHeader({
      iterations: this.#iterations,
      recordLog: this.#recordLog,
      salt: this.saltBytes,
      nonce,
      check: await passwordCheck(this.#master, nonce),
    });
    const seal = (number, isFinal, plain) =>
      crypto.subtle.encrypt(recordParameters(header, number, isFinal), key, plain);
    const parts = [header, await seal(0, file.size === 0, pad(metadata))];
    await this.#content(file, seal, parts, { onProgress, signal });
    return {
      blob: new Blob(parts, { type: "application/octet-stream" }),
      iv: toBase64(nonce),
    };
  }

  async #content(file, seal, parts, { onProgress, signal }) {
    const record = 2 ** this.#recordLog;
    let sealed = [];
    for (let start = 0, number = 1; start < file.size; start += record, number += 1) {
      signal?.throwIfAborted();
      const end = Math.min(start + record, file.size);
      const plain = await file.slice(start, end).arrayBuffer();
      sealed.push(await seal(number, end === file.size, plain));
      if (sealed.length === RECORDS_A_BLOB || end === file.size) {
        const blob = new Blob(sealed);
        await settle(blob);
        parts.push(blob);
        sealed = [];
      }
      onProgress(end);
    }
  }
}
