// Why an upload did not go through, and what its sender can do.

import { duration, say, size } from "./words.js";

/** Statuses that have words of their own. */
const KNOWN = new Set([408, 429, 503, 507]);

function refused({ status, code, error, requestId, wait }, limits) {
  if (status === 413) {
    return code === "too_many_files"
      ? say("failed.many", { most: limits.files })
      : say("failed.413", { most: size(limits.bytes) });
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
 * @param {{files: number, bytes: number}} limits of one upload
 * @returns {string} a sentence or two
 */
export function inWords(ending, gone, limits) {
  if (ending.kind === "refused") {
    return refused(ending, limits);
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
    const key = chosen.count === 1 ? "limit.one" : "limit.size";
    return say(key, { size: size(chosen.bytes), most: size(limits.bytes) });
  }
  return "";
}
