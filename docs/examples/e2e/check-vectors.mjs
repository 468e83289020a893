// Holds the modules of the pages against vectors.json: node check-vectors.mjs FOLDER, where the
// folder has the modules and a package.json that says {"type": "module"}.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { masterKey } = await import(new URL("e2e-keys.js", folder));
const { Session } = await import(new URL("e2e-writer.js", folder));
const { openHead, plainStream } = await import(new URL("e2e-reader.js", folder));
const { HEAD_BYTES, sealedLength } = await import(new URL("e2e-container.js", folder));

const vectors = JSON.parse(await readFile(new URL("vectors.json", import.meta.url), "utf8"));
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

const masters = new Map();
function master(passphrase, salt, iterations) {
  const name = `${passphrase} ${hex(salt)} ${iterations}`;
  if (!masters.has(name)) {
    masters.set(name, masterKey(passphrase, salt, iterations));
  }
  return masters.get(name);
}

const plain = (size) => Uint8Array.from({ length: size }, (_, i) => i * 31 + Math.floor(i / 256));

async function seal(vector) {
  const salt = Uint8Array.from(Buffer.from(vector.salt, "hex"));
  const session = new Session(await master(vector.passphrase, salt, vector.iterations), {
    salt,
    iterations: vector.iterations,
    recordLog: vector.record_log,
    newNonce: () => Uint8Array.from(Buffer.from(vector.nonce, "hex")),
  });
  const { blob } = await session.encryptAs(new Blob([plain(vector.plain_size)]), vector.metadata);
  assert.equal(blob.size, sealedLength(vector.plain_size, vector.record_log));
  return new Uint8Array(await blob.arrayBuffer());
}

/** In pieces that fit no record. */
function stream(bytes) {
  let start = 0;
  return new ReadableStream({
    pull(controller) {
      if (start >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(start, start += 1777));
    },
  });
}

async function open(container, passphrase) {
  try {
    const opened = await openHead(container.subarray(0, HEAD_BYTES), container.length,
      (header) => master(passphrase, header.salt, header.iterations));
    const sealed = stream(container.subarray(HEAD_BYTES));
    const content = await new Response(plainStream(opened, sealed)).arrayBuffer();
    return { ...opened.metadata, content: new Uint8Array(content) };
  } catch (error) {
    return error.code ?? error;
  }
}

function spoil(container, { flip, cut, append = "", swap }) {
  const made = Buffer.from(container);
  if (flip !== undefined) {
    made[flip < 0 ? made.length + flip : flip] ^= 0x80;
  }
  if (swap) {
    const [one, other, length] = swap;
    const kept = Buffer.from(made.subarray(one, one + length));
    made.copy(made, one, other, other + length);
    kept.copy(made, other);
  }
  return Uint8Array.from(Buffer.concat([made.subarray(0, cut), Buffer.from(append, "hex")]));
}

for (const vector of vectors.valid) {
  const container = await seal(vector);
  assert.equal(hex(container.subarray(0, 64)), vector.header, vector.about);
  assert.equal(sha256(container), vector.sha256, vector.about);
  const opened = await open(container, vector.passphrase);
  const metadata = JSON.parse(vector.metadata);
  assert.equal(opened.path, metadata.name, vector.about);
  assert.equal(opened.size, metadata.size, vector.about);
  assert.equal(sha256(opened.content), vector.plain_sha256, vector.about);
}

const victim = vectors.valid.find((vector) => vector.about === "three records");
const whole = await seal(victim);
for (const how of vectors.broken) {
  const found = await open(spoil(whole, how), how.passphrase ?? victim.passphrase);
  assert.deepEqual(found, how.is, how.about);
}

console.log(vectors.valid.length, "valid,", vectors.broken.length, "broken: as they should be");
