// The page's side of the service worker that turns a stream into a download.
import { randomBytes } from "./e2e-bytes.js";
import { SaveError } from "./e2e-container.js";

const SCRIPT = "/download-worker.js";
const SCOPE = "/saved/";
/** Browsers end a worker that hears nothing for half a minute. */
const AWAKE_MS = 10_000;

/** A frame is answered at once, whatever the size of the file, if it is answered at all. */
const ANSWER_SECONDS = 20;

/** Trusted types let a script register one worker here: this one. */
function trustedScript() {
  const policy = globalThis.trustedTypes?.createPolicy("waybill-worker", {
    createScriptURL(url) {
      if (url !== SCRIPT) {
        throw new TypeError("no worker of ours");
      }
      return url;
    },
  });
  return policy ? policy.createScriptURL(SCRIPT) : SCRIPT;
}

let registered;

async function register() {
  const registration = await navigator.serviceWorker.register(trustedScript(), { scope: SCOPE });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker.state !== "activated") {
    await new Promise((resolve, reject) => {
      worker.addEventListener("statechange", () => {
        if (worker.state === "activated") {
          resolve();
        } else if (worker.state === "redundant") {
          reject(new Error("the worker was not taken"));
        }
      });
    });
  }
  return worker;
}

/** @returns {Promise<ServiceWorker|undefined>} none in private windows of some browsers */
export function downloadWorker() {
  registered ??= "serviceWorker" in navigator
    ? register().catch(() => undefined)
    : Promise.resolve(undefined);
  return registered;
}

function newPath() {
  return SCOPE + [...randomBytes(16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A frame that loads the address: a link with `download` does not ask the worker, and a link
 * without would leave this page if the worker had gone.
 */
function startDownload(path) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.src = path;
  document.body.append(frame);
  return frame;
}

/**
 * Hands a stream to the browser's downloads. If it errors, the download fails there too.
 *
 * @param {ServiceWorker} worker
 * @param {ReadableStream<Uint8Array>} stream
 * @param {{name: string, size: number}} file what it will be
 * @param {AbortSignal} signal
 * @returns {Promise<void>} when the browser has taken the last byte
 * @throws what the stream errors with; an AbortError when the download was cancelled there; a
 *   {@link SaveError} `unanswered` when it has not begun after `ANSWER_SECONDS`
 */
export async function downloadThrough(worker, stream, { name, size }, signal) {
  const { port1: port, port2 } = new MessageChannel();
  const path = newPath();
  const reader = stream.getReader();
  const awake = setInterval(() => worker.postMessage({}), AWAKE_MS);
  let spoken = Date.now();
  let frame;
  let patience;

  /** Timers of a hidden page are slowed down, messages are not. */
  function keepAwake() {
    if (Date.now() - spoken > AWAKE_MS) {
      spoken = Date.now();
      worker.postMessage({});
    }
  }

  async function give() {
    keepAwake();
    const { done, value } = await reader.read();
    if (done) {
      port.postMessage({ kind: "end" });
    } else {
      port.postMessage({ kind: "bytes", bytes: value }, [value.buffer]);
    }
  }

  const giveUp = () => port.postMessage({ kind: "failed" });
  window.addEventListener("pagehide", giveUp);
  try {
    await new Promise((resolve, reject) => {
      const act = {
        ready: () => {
          frame = startDownload(path);
        },
        pull: () => {
          clearTimeout(patience);
          give().catch(reject);
        },
        finished: resolve,
        broken: ({ reason }) => reject(new Error(`the worker failed: ${reason}`)),
        cancelled: () => reject(new DOMException("cancelled in the browser", "AbortError")),
      };
      patience = setTimeout(
        () => reject(new SaveError("unanswered", ANSWER_SECONDS)), ANSWER_SECONDS * 1000);
      port.onmessage = ({ data }) => act[data.kind](data);
      port.addEventListener("close", () => reject(new Error("the worker has gone")));
      signal.addEventListener("abort", () => reject(signal.reason));
      worker.postMessage({ path, name, size }, [port2]);
    });
  } catch (error) {
    giveUp();
    reader.cancel(error).catch(() => {});
    throw error;
  } finally {
    frame?.remove();
    clearTimeout(patience);
    clearInterval(awake);
    window.removeEventListener("pagehide", giveUp);
  }
}
