// One try to upload: encrypts, if that was asked for, sends, and shows how far it is.

import { makeBody, share } from "./upload-body.js";
import { Progress } from "./upload-progress.js";
import { send, unreadable } from "./upload-send.js";

/** The modules that encrypt, once they were asked for. */
let encryption;

/** @returns {boolean} false over plain HTTP: browsers have WebCrypto in secure contexts only */
export function canEncrypt() {
  return Boolean(globalThis.crypto?.subtle);
}

/**
 * Fetches what encrypts: only whoever encrypts needs it. The page names the modules in a template,
 * each with its integrity, so that none is waited for in turn.
 *
 * @returns {Promise<typeof import("./upload-encrypt.js")>} rejects where they cannot be had; the
 *     next call tries again
 */
export function loadEncryption() {
  document.head.append(document.getElementById("encrypting").content);
  encryption ??= import("./upload-encrypt.js").catch((error) => {
    encryption = undefined;
    throw error;
  });
  return encryption;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Bars of the files before the first that is not done, and of that one. */
function showShares(chosen, spans, sent) {
  spans.forEach((span, index) => chosen.show(index, share(span, sent)));
}

async function seal({ encrypt }, items, asked, signal, view) {
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
  let modules;
  if (options.encryption) {
    modules = await loadEncryption().catch(() => undefined);
    if (!modules) {
      return { kind: "away" };
    }
    const sealed = await seal(modules, items, options.encryption, signal, view);
    files = sealed.files;
    fields.push(...sealed.fields);
    fragment = sealed.fragment;
  }
  if (sum(files.map(({ blob }) => blob.size)) > limit) {
    return { kind: "refused", status: 413, code: "", error: "", requestId: "", wait: 0 };
  }
  const ending = await sendBody(address, makeBody(fields, files), chosen, signal, view);
  if (ending.kind !== "done") {
    return ending;
  }
  modules?.forget();
  return { kind: "done", address: `${ending.answer.redirect}?new=1${fragment}` };
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
    return { ending, gone: ending.kind === "away" ? await unreadable(chosen.items) : [] };
  } catch (error) {
    if (signal.aborted) {
      return { ending: { kind: "cancelled" }, gone: [] };
    }
    return { ending: { kind: "broken", reason: String(error) }, gone: await unreadable(chosen.items) };
  }
}
