// The chosen files as a list: what is in it, what it shows, and how far each file is.

import { say, size } from "./words.js";

// More rows would make the page slow; what is behind them is counted in the last line.
const MOST_ROWS = 200;

const identity = ({ file, path }) => `${path}\n${file.size}\n${file.lastModified}`;

/** The files that will be sent, in the order in which they were chosen. */
export class Chosen {
  #list;
  #row;
  #rest;
  #items = [];
  #rows = [];
  #onRemove;

  /**
   * @param {HTMLElement} list a `ul`
   * @param {HTMLTemplateElement} row one `li`
   * @param {HTMLElement} rest says how many more there are
   * @param {(path: string) => void} onRemove after the user has taken one away
   */
  constructor(list, row, rest, onRemove) {
    this.#list = list;
    this.#row = row;
    this.#rest = rest;
    this.#onRemove = onRemove;
  }

  /** @returns {import("./upload-files.js").Item[]} */
  get items() {
    return [...this.#items];
  }

  get count() {
    return this.#items.length;
  }

  get bytes() {
    return this.#items.reduce((sum, { file }) => sum + file.size, 0);
  }

  /**
   * Adds what is not there yet.
   *
   * @param {import("./upload-files.js").Item[]} items
   * @returns {number} how many were added
   */
  add(items) {
    const known = new Set(this.#items.map(identity));
    const fresh = items.filter((one) => !known.has(identity(one)) && known.add(identity(one)));
    this.#items.push(...fresh);
    this.#show();
    return fresh.length;
  }

  #remove(gone) {
    const index = this.#items.indexOf(gone);
    this.#items.splice(index, 1);
    this.#show();
    const next = this.#rows[Math.min(index, this.#rows.length - 1)];
    next?.querySelector("button").focus();
    this.#onRemove(gone.path);
  }

  #show() {
    this.#rows = this.#items.slice(0, MOST_ROWS).map((one) => this.#makeRow(one));
    this.#list.replaceChildren(...this.#rows);
    this.#list.hidden = this.#items.length === 0;
    const more = this.#items.length - this.#rows.length;
    this.#rest.hidden = more === 0;
    this.#rest.textContent = say("more", { count: more });
  }

  #makeRow(one) {
    const row = this.#row.content.firstElementChild.cloneNode(true);
    row.querySelector("bdi").textContent = one.path;
    row.querySelector(".size").textContent = size(one.file.size);
    const button = row.querySelector("button");
    button.setAttribute("aria-label", say("remove", { name: one.path }));
    button.addEventListener("click", () => this.#remove(one));
    row.querySelector("progress").setAttribute("aria-label", one.path);
    return row;
  }

  /** While files are on their way none can be taken away, and each shows how far it is. */
  set isSending(isSending) {
    for (const row of this.#rows) {
      row.querySelector("progress").hidden = !isSending;
      row.querySelector("button").hidden = isSending;
    }
    if (isSending) {
      this.#rows.forEach((_, index) => this.show(index, 0));
    }
  }

  /**
   * @param {number} index of a file
   * @param {number} done from 0 to 1
   */
  show(index, done) {
    const row = this.#rows[index];
    if (row) {
      row.querySelector("progress").value = done;
      row.classList.toggle("done", done >= 1);
    }
  }
}
