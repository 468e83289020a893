// Sends an upload and tells how far it is. XMLHttpRequest, because fetch does not tell.

/**
 * How a request ended: `done` with what the server answered, `refused` by it, `away` when there was
 * no answer, or `cancelled`.
 *
 * @typedef {{kind: "done", answer: {redirect: string}}
 *     | {kind: "refused", status: number, code: string, error: string, requestId: string,
 *        wait: number}
 *     | {kind: "away"} | {kind: "cancelled"}} Ending
 */

function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function ending(request) {
  const answer = parse(request.responseText);
  if (request.status === 200 && typeof answer.redirect === "string") {
    return { kind: "done", answer };
  }
  return {
    kind: "refused",
    status: request.status,
    code: String(answer.code ?? ""),
    error: String(answer.error ?? ""),
    requestId: String(answer.request_id ?? ""),
    wait: Number(request.getResponseHeader("Retry-After")) || 0,
  };
}

/**
 * Posts the body.
 *
 * @param {string} address
 * @param {import("./upload-body.js").Body} body
 * @param {AbortSignal} signal cancels
 * @param {(sent: number) => void} onProgress bytes of the body that have gone
 * @returns {Promise<Ending>}
 */
export function send(address, body, signal, onProgress) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: "cancelled" });
      return;
    }
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => resolve(ending(request)));
    request.addEventListener("error", () => resolve({ kind: "away" }));
    request.addEventListener("abort", () => resolve({ kind: "cancelled" }));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", body.type);
    request.send(body.blob);
  });
}

/**
 * @param {import("./upload-files.js").Item[]} items
 * @returns {Promise<string[]>} paths of those that cannot be read any more: moved, deleted, changed
 */
export async function unreadable(items) {
  const paths = [];
  for (const { file, path } of items) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      paths.push(path);
    }
  }
  return paths;
}
