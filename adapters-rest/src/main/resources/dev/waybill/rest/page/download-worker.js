// The service worker under /saved/: what a page decrypts goes through here to the browser's
// downloads, piece by piece, so that a file may be larger than memory. It keeps nothing, fetches
// nothing and answers one address once; the page chooses the address, and nobody else knows it.
"use strict";

/** Bytes that may wait between the page and the disk. */
const MOST_WAITING = 4 * 1024 * 1024;

/** By path: what a page offers and nobody has asked for yet. */
const offers = new Map();

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  // A message without a port only keeps this worker awake.
  if (port) {
    offers.set(event.data.path, { ...event.data, port });
    port.postMessage({ kind: "ready" });
  }
});

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  const offer = offers.get(pathname);
  offers.delete(pathname);
  event.respondWith(offer ? answerOrSay(offer) : new Response(null, { status: 404 }));
});

/** Asks the page for a piece whenever there is room for one. */
function bodyOf({ port }) {
  let settle;
  return new ReadableStream({
    start(controller) {
      port.onmessage = ({ data }) => {
        switch (data.kind) {
          case "bytes":
            controller.enqueue(data.bytes);
            break;
          case "end":
            controller.close();
            port.postMessage({ kind: "finished" });
            break;
          default:
            // The browser then shows a failed download, never a complete one.
            controller.error(new Error("the page gave up"));
        }
        settle?.();
      };
    },
    pull() {
      port.postMessage({ kind: "pull" });
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    cancel() {
      port.postMessage({ kind: "cancelled" });
    },
  }, new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }));
}

/** Half a character, which no file name has, cannot be written as UTF-8. */
function encoded(name) {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, "")).replace(/['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

function answer(offer) {
  return new Response(bodyOf(offer), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${encoded(offer.name)}`,
      "Content-Length": String(offer.size),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
    },
  });
}

/** The page waits for its frame: it has to hear of what goes wrong here. */
function answerOrSay(offer) {
  try {
    return answer(offer);
  } catch (error) {
    offer.port.postMessage({ kind: "broken", reason: String(error) });
    return new Response(null, { status: 500 });
  }
}
