// Shows how far an upload is: in figures, on bars, in the title of the window, and now and then
// aloud.

import { Pace } from "./upload-pace.js";
import { duration, rate, say, size } from "./words.js";

const REFRESH_MILLIS = 500;
const ALOUD_MILLIS = 10_000;

/** One run of bytes, from its first to its last. */
export class Progress {
  #view;
  #step;
  #total;
  #pace;
  #done = 0;
  #timer;
  #shownAt = 0;
  #saidAt;
  #title = document.title;

  /**
   * @param {{title: HTMLElement, bar: HTMLProgressElement, text: HTMLElement, say: (text: string) => void}} view
   * @param {string} step the key of what is being done, `encrypting` or `sending`
   * @param {number} total bytes
   */
  constructor(view, step, total) {
    this.#view = view;
    this.#step = step;
    this.#total = total;
    this.#pace = new Pace(total);
    this.#saidAt = performance.now();
    view.title.textContent = say(step);
    this.#refresh();
    this.#timer = setInterval(() => this.#refresh(), REFRESH_MILLIS);
  }

  /** @param {number} done bytes so far */
  set done(done) {
    this.#done = Math.min(done, this.#total);
    this.#view.bar.value = this.#share;
    if (this.#done === this.#total || performance.now() - this.#shownAt > REFRESH_MILLIS / 2) {
      this.#refresh();
    }
  }

  get #share() {
    return this.#total === 0 ? 1 : this.#done / this.#total;
  }

  #refresh() {
    const now = performance.now();
    this.#shownAt = now;
    this.#pace.add(this.#done, now);
    const percent = Math.floor(this.#share * 100);
    const isWaiting = this.#done === this.#total && this.#step === "sending";
    if (isWaiting) {
      this.#view.title.textContent = say("finishing");
    }
    this.#view.bar.value = this.#share;
    this.#view.text.textContent = this.#words(percent, isWaiting).join(" · ");
    document.title = `${say("percent", { percent })} · ${this.#title}`;
    if (now - this.#saidAt > ALOUD_MILLIS) {
      this.#saidAt = now;
      this.#view.say(this.#view.text.textContent);
    }
  }

  #words(percent, isWaiting) {
    const words = [
      say("percent", { percent }),
      say("of", { done: size(this.#done), total: size(this.#total) }),
    ];
    const speed = this.#pace.rate;
    if (speed > 0 && !isWaiting) {
      words.push(rate(speed), say("left", { time: duration(this.#pace.secondsLeft) }));
    }
    return words;
  }

  /** Ends it, however it ended. */
  stop() {
    clearInterval(this.#timer);
    document.title = this.#title;
  }
}
