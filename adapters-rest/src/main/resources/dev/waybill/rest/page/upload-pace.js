// How fast it goes, and how long it will take.

const WINDOW_MILLIS = 6000;
// What the first second says is what buffers took, not what the network carries.
const LEAST_MILLIS = 1000;

/** Measures by what has gone in the last seconds. */
export class Pace {
  #total;
  #samples = [];

  /** @param {number} total bytes */
  constructor(total) {
    this.#total = total;
  }

  /**
   * @param {number} done bytes that have gone
   * @param {number} now milliseconds
   */
  add(done, now) {
    this.#samples.push({ done, now });
    while (this.#samples.length > 2 && this.#samples[1].now < now - WINDOW_MILLIS) {
      this.#samples.shift();
    }
  }

  /** Bytes a second; 0 while it is not known. */
  get rate() {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || last.now - first.now < LEAST_MILLIS) {
      return 0;
    }
    return ((last.done - first.done) * 1000) / (last.now - first.now);
  }

  /** Seconds until all has gone; infinite while nothing goes. */
  get secondsLeft() {
    const done = this.#samples.at(-1)?.done ?? 0;
    return (this.#total - done) / this.rate;
  }
}
