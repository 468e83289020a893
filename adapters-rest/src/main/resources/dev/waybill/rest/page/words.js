// Says what scripts say, in the language of the page. The words come with the page.

const words = JSON.parse(document.querySelector("main").dataset.words);
const language = document.documentElement.lang;
const isRightToLeft = document.documentElement.dir === "rtl";
const STEP = 1024;
// From here on one decimal would read 1024.0.
const NEXT_UNIT = STEP - 0.05;

/** The page's language for `Intl`, with the digits that the server writes. */
export const locale = `${language}-u-nu-latn`;

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/**
 * The words for a key, without its prefix `script.`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for `{name}`; numbers are written
 *     as the language writes them
 * @returns {string}
 */
export function say(key, values = {}) {
  const phrase = words[key];
  if (phrase === undefined) {
    throw new Error(`no words for ${key}`);
  }
  return phrase.replace(/\{([a-z]+)\}/gi, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? whole.format(value) : String(value);
  });
}

/** A figure and its unit keep their order within text that runs from right to left. */
function leftToRight(text) {
  return isRightToLeft ? `\u2066${text}\u2069` : text;
}

/**
 * `512 B`, `8.0 MiB`: powers of 1024, one decimal, as on the server.
 *
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  const units = words.units.split(" ");
  let figure = bytes;
  let unit = 0;
  while (figure >= (unit === 0 ? STEP : NEXT_UNIT)) {
    figure /= STEP;
    unit += 1;
  }
  const number = (unit === 0 ? whole : oneDecimal).format(figure);
  return leftToRight(`${number}\u00a0${units[unit]}`);
}

/**
 * `8.0 MiB/s`
 *
 * @param {number} bytesPerSecond
 * @returns {string}
 */
export function rate(bytesPerSecond) {
  const plain = size(bytesPerSecond).replace(/[\u2066\u2069]/g, "");
  return leftToRight(`${plain}/s`);
}

/**
 * `8 seconds`, `5 minutes`, `2 hours`: one unit, rounded up.
 *
 * @param {number} seconds
 * @returns {string}
 */
export function duration(seconds) {
  const [figure, unit] =
    seconds < 60
      ? [seconds, "second"]
      : seconds < 3600
        ? [seconds / 60, "minute"]
        : [seconds / 3600, "hour"];
  const rounded = Math.max(1, Math.ceil(figure));
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(rounded);
}
