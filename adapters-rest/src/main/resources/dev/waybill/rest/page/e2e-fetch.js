// Fetches ciphertext so that a broken connection costs nothing: it goes on at the byte where it
// broke off, and only if the file is still the same one.

const RETRY_AFTER = new Set([429, 500, 502, 503, 504]);
const MOST_TRIES = 6;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/** Why the bytes cannot be had; `code` says it for programs, `status` is HTTP's, if there is one. */
export class FetchError extends Error {
  /** @param {"gone"|"needs-password"|"changed"|"refused"|"offline"} code */
  constructor(code, status) {
    super(`${code} ${status ?? ""}`);
    this.name = "FetchError";
    this.code = code;
    this.status = status;
  }
}

function refusal(status) {
  switch (status) {
    case 401:
    case 403:
      return new FetchError("needs-password", status);
    case 404:
      return new FetchError("gone", status);
    case 412:
    case 416:
      return new FetchError("changed", status);
    default:
      return new FetchError("refused", status);
  }
}

/** @param {AbortSignal} signal @returns {Promise<never>} that rejects with the signal */
export const aborted = (signal) => new Promise((_, reject) => {
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
});

function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}

/** One file on the server. */
export class RemoteFile {
  #url;
  #etag;
  /** Bytes of the whole file, once something of it was read. */
  total;

  constructor(url) {
    this.#url = url;
  }

  /** @returns {Promise<Uint8Array>} the first `length` bytes, or all if there are fewer */
  async head(length, signal) {
    const reader = this.stream(0, signal, length).getReader();
    const head = new Uint8Array(length);
    let filled = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      head.set(read.value, filled);
      filled += read.value.length;
    }
    return head.subarray(0, filled);
  }

  /**
   * @param {number} start
   * @param {AbortSignal} [signal]
   * @param {number} [end] exclusive; all if left out
   * @returns {ReadableStream<Uint8Array>} that errors with a FetchError
   */
  stream(start, signal, end = Infinity) {
    let position = start;
    let tries = 0;
    let body;

    const open = async () => {
      const answer = await this.#ask(position, end, signal);
      body = answer.body.getReader();
    };
    const isWhole = () => position >= Math.min(end, this.total);

    /** Reads on, or opens again where it broke. */
    const next = async () => {
      if (!body) {
        await open();
      }
      const { done, value } = await body.read();
      if (done && !isWhole()) {
        throw new TypeError("the connection ended early");
      }
      return done ? undefined : value;
    };

    const pull = async (controller) => {
      for (;;) {
        try {
          const bytes = await next();
          if (bytes === undefined) {
            controller.close();
          } else {
            tries = 0;
            position += bytes.length;
            controller.enqueue(bytes);
          }
          return;
        } catch (error) {
          body = undefined;
          tries += 1;
          await this.#mayRetry(error, tries, signal);
        }
      }
    };
    return new ReadableStream({ pull, cancel: (reason) => body?.cancel(reason) });
  }

  /** Waits before the next try, or says that there is none. */
  async #mayRetry(error, tries, signal) {
    signal?.throwIfAborted();
    const isPassing = !(error instanceof FetchError) || RETRY_AFTER.has(error.status);
    if (!isPassing) {
      throw error;
    }
    if (tries >= MOST_TRIES) {
      throw error instanceof FetchError ? error : new FetchError("offline");
    }
    await wait(Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS), signal);
  }

  async #ask(start, end, signal) {
    const last = end === Infinity ? "" : end - 1;
    // HTML by name: no browser asks for a user name then.
    const headers = { Accept: "*/*, text/html;q=0.1", Range: `bytes=${start}-${last}` };
    if (this.#etag) {
      headers["If-Match"] = this.#etag;
    }
    const answer = await fetch(this.#url, { headers, signal, cache: "no-store" });
    if (!answer.ok) {
      throw refusal(answer.status);
    }
    const range = /^bytes (\d+)-\d+\/(\d+)$/u.exec(answer.headers.get("Content-Range") ?? "");
    if (answer.status !== 206 || !range || Number(range[1]) !== start) {
      throw new FetchError("refused", answer.status);
    }
    this.#etag ??= answer.headers.get("ETag");
    this.total = Number(range[2]);
    return answer;
  }
}
