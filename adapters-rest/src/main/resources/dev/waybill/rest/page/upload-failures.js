// Why an upload did not go through, and what its sender can do.

import { duration, say, size } from "./words.js";

/** Statuses that have words of their own. */
const KNOWN = new Set([408, 413, 429, 503, 507]);

function refused({ status, code, error, requestId, wait }) {
  if (status === 413 && code === "too_many_files") {
    return say("failed.many");
  }
  if (status === 429 && wait > 0) {
    return say("failed.429.wait", { time: duration(wait) });
  }
  if (KNOWN.has(status)) {
    return say(`failed.${status}`);
  }
  const reason = [error, requestId].filter(Boolean).join(" · ");
  return [say("failed.other", { status: String(status) }), reason].filter(Boolean).join(" ");
}

/**
 * @param {import("./upload-send.js").Ending} ending not `done`
 * @param {string[]} gone files that cannot be read any more
 * @returns {string} a sentence or two
 */
export function inWords(ending, gone) {
  if (ending.kind === "refused") {
    return refused(ending);
  }
  if (gone.length > 0) {
    return say("failed.gone", { names: gone.slice(0, 3).join(", ") });
  }
  if (ending.kind === "broken") {
    return say("failed.browser", { reason: ending.reason });
  }
  return say(navigator.onLine ? "failed.away" : "failed.offline");
}

/**
 * What the server would refuse anyway.
 *
 * @param {{count: number, bytes: number}} chosen
 * @param {{files: number, bytes: number}} limits
 * @returns {string} empty, if it would not
 */
export function overLimit(chosen, limits) {
  if (chosen.count > limits.files) {
    return say("limit.files", { count: chosen.count, most: limits.files });
  }
  if (chosen.bytes > limits.bytes) {
    return say("limit.size", { size: size(chosen.bytes), most: size(limits.bytes) });
  }
  return "";
}
