// One try to upload: encrypts, if that was asked for, sends, and shows how far it is.

import { makeBody, share } from "./upload-body.js";
import { encrypt, forget } from "./upload-encrypt.js";
import { Progress } from "./upload-progress.js";
import { send, unreadable } from "./upload-send.js";

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Bars of the files before the first that is not done, and of that one. */
function showShares(chosen, spans, sent) {
  spans.forEach((span, index) => chosen.show(index, share(span, sent)));
}

async function seal(items, asked, signal, view) {
  const progress = new Progress(view, "encrypting", sum(items.map(({ file }) => file.size)));
  try {
    return await encrypt(items, asked, signal, (done) => (progress.done = done));
  } finally {
    progress.stop();
  }
}

async function sendBody(address, body, chosen, signal, view) {
  const progress = new Progress(view, "sending", sum(body.spans.map(({ size }) => size)));
  try {
    return await send(address, body, signal, (sent) => {
      progress.done = sum(body.spans.map((span) => share(span, sent) * span.size));
      showShares(chosen, body.spans, sent);
    });
  } finally {
    progress.stop();
  }
}

async function attempt({ address, chosen, options, limit, signal, view }) {
  const { items } = chosen;
  let files = items.map(({ file, path }) => ({ blob: file, name: path }));
  const fields = [...options.fields];
  let fragment = "";
  if (options.encryption) {
    const sealed = await seal(items, options.encryption, signal, view);
    files = sealed.files;
    fields.push(...sealed.fields);
    fragment = sealed.fragment;
  }
  if (sum(files.map(({ blob }) => blob.size)) > limit) {
    return { kind: "refused", status: 413, code: "", error: "", requestId: "", wait: 0 };
  }
  const ending = await sendBody(address, makeBody(fields, files), chosen, signal, view);
  return ending.kind === "done"
    ? { kind: "done", address: `${ending.answer.redirect}?new=1${fragment}` }
    : ending;
}

/**
 * @param {object} upload
 * @param {string} upload.address to post to
 * @param {import("./upload-list.js").Chosen} upload.chosen
 * @param {{fields: [string, string][], encryption: ?object}} upload.options as of
 *     `read` of the options
 * @param {number} upload.limit the server takes no more bytes than that
 * @param {AbortSignal} upload.signal cancels
 * @param {object} upload.view see `Progress`
 * @returns {Promise<{ending: object, gone: string[]}>} `ending` is `done` with the address to go to,
 *     or as of `send`, or `broken` by the browser; `gone` names files that cannot be read any more
 */
export async function run(upload) {
  const { chosen, signal } = upload;
  try {
    const ending = await attempt(upload);
    if (ending.kind === "done") {
      forget();
    }
    return { ending, gone: ending.kind === "away" ? await unreadable(chosen.items) : [] };
  } catch (error) {
    if (signal.aborted) {
      return { ending: { kind: "cancelled" }, gone: [] };
    }
    return { ending: { kind: "broken", reason: String(error) }, gone: await unreadable(chosen.items) };
  }
}
