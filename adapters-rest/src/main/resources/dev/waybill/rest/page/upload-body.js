// The body of an upload, made here so that it is known which of its bytes belong to which file. The
// browser reads the files when it sends them: nothing is copied into memory.

const encoder = new TextEncoder();

/** A quoted string. A line break would end the line, and is no part of any name on the server. */
function quoted(name) {
  return `"${name.replace(/[\r\n]/g, " ").replace(/["\\]/g, "\\$&")}"`;
}

/**
 * Forms write `%22` for a quote, and the server turns it back: a name that holds just that is sent
 * in a way that cannot be mistaken (RFC 8187), too.
 */
function fileName(name) {
  const exact = /%(22|0D|0A)/.test(name)
    ? `; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`
    : "";
  return `filename=${quoted(name)}${exact}`;
}

const percent = (letter) => `%${letter.charCodeAt(0).toString(16)}`;

function makeBoundary() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `waybill-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

// A type comes from the system's tables; what is no type would break the head of its part.
const typeOf = (blob) =>
  /^[\x21-\x7e]+\/[\x20-\x7e]+$/.test(blob.type) ? blob.type : "application/octet-stream";

/**
 * @typedef {object} Body
 * @property {Blob} blob
 * @property {string} type the value of `Content-Type`
 * @property {{start: number, size: number}[]} spans where the bytes of each file are
 */

/**
 * A body as `multipart/form-data` (RFC 7578): the fields first, then the files as `files`.
 *
 * @param {[string, string][]} fields
 * @param {{blob: Blob, name: string}[]} files
 * @returns {Body}
 */
export function makeBody(fields, files) {
  const boundary = makeBoundary();
  const pieces = [];
  const spans = [];
  let length = 0;
  const put = (text) => {
    const bytes = encoder.encode(text);
    pieces.push(bytes);
    length += bytes.length;
  };
  for (const [name, value] of fields) {
    put(`--${boundary}\r\nContent-Disposition: form-data; name=${quoted(name)}\r\n\r\n${value}\r\n`);
  }
  for (const { blob, name } of files) {
    put(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; ${fileName(name)}\r\n` +
        `Content-Type: ${typeOf(blob)}\r\n\r\n`);
    spans.push({ start: length, size: blob.size });
    pieces.push(blob);
    length += blob.size;
    put("\r\n");
  }
  put(`--${boundary}--\r\n`);
  return { blob: new Blob(pieces), type: `multipart/form-data; boundary=${boundary}`, spans };
}

/**
 * How much of a file has gone, once so many bytes of the body have.
 *
 * @param {{start: number, size: number}} span
 * @param {number} sent
 * @returns {number} from 0 to 1
 */
export function share({ start, size }, sent) {
  const gone = sent - start;
  return size === 0 ? Number(gone > 0) : Math.min(1, Math.max(0, gone / size));
}
