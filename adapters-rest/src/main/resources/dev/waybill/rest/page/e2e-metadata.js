// Record 0 of scheme 2: what a file is called, what it is and how long, as padded JSON.
import { E2eError, METADATA_BYTES } from "./e2e-container.js";
import { utf8 } from "./e2e-bytes.js";

const SPACE = 0x20;
const OCTET_STREAM = "application/octet-stream";
// As the server cleans names: controls, halves of characters, ends of lines and paragraphs; what
// turns the direction of what follows; what has no width, except joiners between non-ASCII letters.
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const STRAY_JOINERS = /(^|\p{ASCII})[\u200c\u200d]+|[\u200c\u200d]+(?!\P{ASCII})/gu;
/** What file systems store, and what a program would look at; bytes of UTF-8. */
const MOST_NAME_BYTES = 255;
const MOST_EXTENSION_BYTES = 64;
/** Some systems drop what a name ends in. */
const END = /[.\p{Z}\u200c\u200d]+$/u;

/** @param {string} json @returns {Uint8Array} filled up with spaces, which JSON allows */
export function pad(json) {
  const bytes = utf8(json);
  if (bytes.length > METADATA_BYTES) {
    throw new RangeError("metadata too long");
  }
  const padded = new Uint8Array(METADATA_BYTES).fill(SPACE);
  padded.set(bytes);
  return padded;
}

const length = (text) => utf8(text).length;
const isTooLong = (json) => length(json) > METADATA_BYTES;

/** A path too long for record 0 loses its folders, from the left, and then the name its middle. */
function shorten(path) {
  const slash = path.indexOf("/");
  if (slash >= 0) {
    return path.slice(slash + 1);
  }
  const letters = [...path];
  const middle = letters.length >> 1;
  return letters.slice(0, middle - 1).concat(letters.slice(middle + 1)).join("");
}

/**
 * @param {{path: string, type: string, size: number, modified?: number}} file `modified` in
 *   milliseconds since 1970
 * @returns {string} JSON that fits
 */
export function metadataJson({ path, type, size, modified }) {
  const json = (name) => JSON.stringify({ name, type: type.slice(0, 255), size, modified });
  let name = path.normalize("NFC");
  while (isTooLong(json(name))) {
    name = shorten(name);
  }
  return json(name);
}

/** Cuts a name before its extension. */
function fit(name) {
  const dot = name.lastIndexOf(".");
  const tail = dot > 0 ? name.slice(dot) : "";
  const extension = length(tail) > MOST_EXTENSION_BYTES ? "" : tail;
  const letters = [...name.slice(0, name.length - extension.length)];
  let bytes = length(name);
  while (bytes > MOST_NAME_BYTES) {
    bytes -= length(letters.pop());
  }
  return letters.join("") + extension;
}

const withoutEnd = (name) => name.replace(END, "");
const withoutStrayJoiners = (name) => name.replace(STRAY_JOINERS, "$1").normalize("NFC");

/**
 * A path that is safe to show and to save under: what the sender wrote may be meant to deceive.
 * The folders stay, `.` and `..` do not.
 */
function cleanPath(name) {
  const segments = name.replace(HIDDEN, "").normalize("NFC").split(/[/\\]/u)
    .map((segment) => withoutEnd(fit(withoutEnd(withoutStrayJoiners(segment.trim())))))
    .filter((segment) => segment !== "");
  return segments.join("/") || "file";
}

/** Only for showing: nothing is ever handed to a browser by it. */
function cleanType(type) {
  return typeof type === "string" && /^[\w.+-]+\/[\w.+-]+$/u.test(type) ? type : OCTET_STREAM;
}

/**
 * @param {Uint8Array} bytes the opened record 0
 * @returns {{path: string, name: string, type: string, size: number, modified?: number}} `name`
 *   is the last part of `path`
 * @throws {E2eError} `damaged`: it is authentic, but no writer of this format made it
 */
export function readMetadata(bytes) {
  let read;
  try {
    read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new E2eError("damaged", "metadata that is no JSON");
  }
  if (typeof read?.name !== "string" || !Number.isSafeInteger(read.size) || read.size < 0) {
    throw new E2eError("damaged", "metadata without name or size");
  }
  const path = cleanPath(read.name);
  return {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    type: cleanType(read.type),
    size: read.size,
    modified: Number.isSafeInteger(read.modified) ? read.modified : undefined,
  };
}
