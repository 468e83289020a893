// One file in the list of the decrypt page: its name once it is known, saving, progress, cancel.
import { E2eError, SaveError } from "./e2e-container.js";
import { FetchError, aborted } from "./e2e-fetch.js";
import { duration, rate, say, size } from "./words.js";

const REDRAW_MS = 250;

/** @param {unknown} error @returns {string} for the reader */
export function wordsFor(error) {
  if ([E2eError, FetchError, SaveError].some((kind) => error instanceof kind)) {
    return say(error.code, { status: error.status ?? 0, time: duration(error.seconds ?? 0) });
  }
  if (error?.name === "AbortError") {
    return say("cancelled");
  }
  return say(error instanceof RangeError ? "too-large" : "failed");
}

/** What saves is fetched once something can be; the page names it with its integrity. */
function loadSaving() {
  document.head.append(document.getElementById("saving").content);
  return import("./e2e-save.js");
}

/** A list item, and the file that it stands for. */
export class Row {
  #item;
  #outcome;
  #figures;
  #bar;
  #saveButton;
  #cancelButton;
  #abort;
  #onSave;

  /** @param {() => void} onSave told when saving begins: from then on the row says how it goes */
  constructor(item, file, onSave) {
    this.#item = item;
    this.file = file;
    this.#onSave = onSave;
    this.#outcome = item.querySelector(".outcome");
    this.#figures = item.querySelector(".figures");
    this.#bar = item.querySelector("progress");
    [this.#saveButton, this.#cancelButton] = item.querySelectorAll("button");
    this.#saveButton.addEventListener("click", () => this.save());
    this.#cancelButton.addEventListener("click", () => this.#abort?.abort());
  }

  /** @param {Error} [error] why this one could not be opened */
  show(error) {
    if (error) {
      this.#say(wordsFor(error), true);
      return;
    }
    // It is asked for again when it is needed, and said then what went wrong.
    loadSaving().catch(() => {});
    this.#item.querySelector("bdi").textContent = this.file.path;
    this.#item.querySelector(".facts").textContent = this.file.type
      ? `${size(this.file.size)} · ${this.file.type}`
      : size(this.file.size);
    this.#bar.setAttribute("aria-label", this.file.name);
    this.#saveButton.setAttribute("aria-label", say("save", { name: this.file.name }));
    this.#saveButton.hidden = false;
    this.#say("", false);
  }

  get isOpen() {
    return !this.#saveButton.hidden;
  }

  focus() {
    this.#saveButton.focus();
  }

  /** @returns {Promise<boolean>} whether it was saved */
  async save() {
    this.#abort = new AbortController();
    this.#busy(true);
    this.#onSave();
    this.#say(say("saving"), false);
    try {
      const { signal } = this.#abort;
      const { save } = await Promise.race([loadSaving(), aborted(signal)]);
      const onBytes = this.#progress();
      await save(this.file, () => this.file.read(signal, onBytes), signal);
      this.#say(say("saved", { name: this.file.name }), false);
      return true;
    } catch (error) {
      this.#say(wordsFor(error), error?.name !== "AbortError");
      return false;
    } finally {
      this.#busy(false);
    }
  }

  #busy(isBusy) {
    const hadFocus = this.#item.contains(document.activeElement);
    this.#saveButton.hidden = isBusy;
    this.#cancelButton.hidden = !isBusy;
    this.#bar.hidden = !isBusy;
    this.#figures.textContent = "";
    if (hadFocus) {
      (isBusy ? this.#cancelButton : this.#saveButton).focus();
    }
  }

  /** @returns {(bytes: number) => void} to be told of bytes as they pass */
  #progress() {
    const started = performance.now();
    const all = this.file.size;
    let done = 0;
    let drawn = 0;
    this.#bar.max = Math.max(1, all);
    this.#bar.value = 0;
    return (bytes) => {
      done += bytes;
      const now = performance.now();
      if (now - drawn > REDRAW_MS) {
        drawn = now;
        const speed = done / Math.max(1, now - started) * 1000;
        this.#bar.value = done;
        this.#figures.textContent = say("progress", {
          done: size(done),
          all: size(all),
          rate: rate(speed),
          left: duration((all - done) / speed),
        });
      }
    };
  }

  #say(words, isProblem) {
    this.#outcome.classList.toggle("problem", isProblem);
    this.#outcome.textContent = words;
  }
}
