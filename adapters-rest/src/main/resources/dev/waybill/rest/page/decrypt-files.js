// The files behind a link, of either scheme, to be unlocked with a passphrase and then read.
import { fromBase64, sameBytes } from "./e2e-bytes.js";
import { E2eError, HEAD_BYTES, MOST_BLOB_BYTES, SCHEME, SaveError } from "./e2e-container.js";
import { FetchError, RemoteFile } from "./e2e-fetch.js";
import { masterKey } from "./e2e-keys.js";
import { openHead, plainStream } from "./e2e-reader.js";
import { SEED_SCHEME, decryptSeed, plainName } from "./e2e-seed.js";

/** Tells the passed bytes; the rest of the page is not slowed by each of them. */
function counted(stream, onBytes) {
  return stream.pipeThrough(new TransformStream({
    transform(bytes, controller) {
      onBytes(bytes.length);
      controller.enqueue(bytes);
    },
  }));
}

/** Header and row agree; if not, somebody exchanged files. */
function requireSame(header, facts) {
  if (!sameBytes(header.salt, fromBase64(facts.salt))
      || !sameBytes(header.nonce, fromBase64(facts.iv))) {
    throw new E2eError("damaged", "not the container that was announced");
  }
}

/** A container of scheme 2: after `unlock` its name is known. */
class RecordFile {
  #opened;

  isChecked = true;

  constructor(facts) {
    this.facts = facts;
    this.remote = new RemoteFile(facts.url);
  }

  async unlock(keys, signal) {
    const head = await this.remote.head(HEAD_BYTES, signal);
    this.#opened = await openHead(head, this.remote.total, (header) => {
      requireSame(header, this.facts);
      return keys.master(header);
    });
    const { metadata } = this.#opened;
    Object.assign(this, metadata);
  }

  read(signal, onBytes) {
    const sealed = this.size === 0
      ? new ReadableStream({ start: (controller) => controller.close() })
      : this.remote.stream(HEAD_BYTES, signal);
    return counted(plainStream(this.#opened, sealed), onBytes);
  }
}

/** A file of the first scheme: its name is known before, and its passphrase checked at the end. */
class WholeFile {
  #passphrase;
  isChecked = false;

  constructor(facts) {
    this.facts = facts;
    this.name = plainName(facts.name);
    this.path = this.name;
    this.size = Math.max(0, facts.size - 16);
  }

  async unlock(keys) {
    if (this.facts.size > MOST_BLOB_BYTES) {
      throw new SaveError("too-large");
    }
    this.#passphrase = keys.passphrase;
  }

  read(signal, onBytes) {
    const sealed = counted(new RemoteFile(this.facts.url).stream(0, signal), onBytes);
    const open = async (controller) => {
      const bytes = await new Response(sealed).arrayBuffer();
      controller.enqueue(await decryptSeed(bytes, this.#passphrase, this.facts));
      controller.close();
    };
    return new ReadableStream({ start: open });
  }
}

/** What one passphrase gives: the slow derivation is made once for each salt. */
class Keys {
  #masters = new Map();

  constructor(passphrase) {
    this.passphrase = passphrase;
  }

  master({ salt, iterations }) {
    const name = `${salt} ${iterations}`;
    if (!this.#masters.has(name)) {
      this.#masters.set(name, masterKey(this.passphrase, salt, iterations));
    }
    return this.#masters.get(name);
  }
}

/** @param {{url, scheme, salt, iv, name: string, size: number}} facts as the server says them */
export function fileOf(facts) {
  switch (facts.scheme) {
    case SCHEME:
      return new RecordFile(facts);
    case SEED_SCHEME:
      return new WholeFile(facts);
    default:
      return { facts, unlock: async () => { throw new E2eError("unknown-format", facts.scheme); } };
  }
}

const isWrong = (error) => error instanceof E2eError && error.code === "wrong-passphrase";

/**
 * Tries a passphrase on all files.
 *
 * @returns {Promise<(Error|undefined)[]>} what is wrong with each file, in order
 * @throws {E2eError} `wrong-passphrase` if it opens none; {@link FetchError} if one cannot be had
 */
export async function unlockAll(files, passphrase, signal) {
  const keys = new Keys(passphrase);
  const errors = [];
  for (const file of files) {
    errors.push(await file.unlock(keys, signal).then(() => undefined, (error) => error));
    signal?.throwIfAborted();
  }
  const unheard = errors.find((error) => error instanceof FetchError);
  if (unheard) {
    throw unheard;
  }
  if (errors.some(isWrong) && errors.every(Boolean)) {
    throw errors.find(isWrong);
  }
  // It opened another file of the same salt, so the passphrase is right and the check was changed.
  return errors.map((error) => (isWrong(error) ? new E2eError("damaged", "check") : error));
}
