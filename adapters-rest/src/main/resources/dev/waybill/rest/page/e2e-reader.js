// Opens containers of scheme 2: the name first, from the first 2128 bytes, then the content as a
// stream that needs a record or two of memory, however large the file is.
import { ByteQueue } from "./e2e-bytes.js";
import {
  E2eError, HEADER_BYTES, HEAD_BYTES, METADATA_BYTES, TAG_BYTES, readHeader, recordParameters,
} from "./e2e-container.js";
import { unlock } from "./e2e-keys.js";
import { readMetadata } from "./e2e-metadata.js";

/** Opens one record. */
async function openRecord(opened, number, isFinal, sealed) {
  const parameters = recordParameters(opened.header.bytes, number, isFinal);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, opened.key, sealed));
  } catch {
    throw new E2eError("damaged", `record ${number} is not what was written`);
  }
}

/**
 * @param {Uint8Array} head the first bytes of the container, as many as `HEAD_BYTES`
 * @param {number} total the length of the whole container
 * @param {(header: object) => Promise<CryptoKey>} master gives the master key for a header: the
 *   caller keeps it for the other files of the upload
 * @returns {Promise<{header: object, key: CryptoKey, metadata: object}>} for `plainStream`
 * @throws {E2eError} `wrong-passphrase`, `damaged`, `unknown-format`
 */
export async function openHead(head, total, master) {
  const header = readHeader(head);
  if (head.length < HEAD_BYTES || total < HEAD_BYTES) {
    throw new E2eError("damaged", "cut off within the first record");
  }
  const opened = { header, key: await unlock(await master(header), header) };
  const sealed = head.subarray(HEADER_BYTES, HEADER_BYTES + METADATA_BYTES + TAG_BYTES);
  const isEmpty = total === HEAD_BYTES;
  const metadata = readMetadata(await openRecord(opened, 0, isEmpty, sealed));
  if (isEmpty !== (metadata.size === 0)) {
    throw new E2eError("damaged", "not as long as record 0 says");
  }
  return { ...opened, metadata };
}

/**
 * The content of an opened container. The stream errors, and so never looks complete, when a
 * record is damaged, out of place, missing, or when bytes follow the last one.
 *
 * @param {{header: object, key: CryptoKey, metadata: {size: number}}} opened
 * @param {ReadableStream<Uint8Array>} sealed what follows the first `HEAD_BYTES` bytes
 * @returns {ReadableStream<Uint8Array>} plain bytes
 */
export function plainStream(opened, sealed) {
  const length = 2 ** opened.header.recordLog + TAG_BYTES;
  const reader = sealed.getReader();
  const queue = new ByteQueue();
  let hasEnded = false;
  let number = 0;
  let written = 0;

  /** Reads one byte more than a record: only then it is known whether it is the last. */
  async function fill() {
    while (queue.length <= length && !hasEnded) {
      const { done, value } = await reader.read();
      hasEnded = done;
      if (!done) {
        queue.push(value);
      }
    }
  }

  async function next(controller) {
    await fill();
    const isFinal = queue.length <= length;
    if (queue.length === 0 && opened.metadata.size === 0) {
      controller.close();
      return;
    }
    number += 1;
    const plain = await openRecord(
      opened, number, isFinal, queue.take(Math.min(queue.length, length)));
    written += plain.length;
    if (plain.length === 0 || written > opened.metadata.size
        || (isFinal && written !== opened.metadata.size)) {
      throw new E2eError("damaged", "not as long as record 0 says");
    }
    controller.enqueue(plain);
    if (isFinal) {
      controller.close();
    }
  }

  return new ReadableStream({
    pull: (controller) => next(controller).catch((error) => {
      reader.cancel(error).catch(() => {});
      throw error;
    }),
    cancel: (reason) => reader.cancel(reason),
  });
}
