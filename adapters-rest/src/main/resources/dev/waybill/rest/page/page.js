// What every page does: times in the reader's own zone, passwords that can be looked at, and a change
// of language that keeps what stands behind the # in the address (a passphrase, which the server
// never sees).

import { locale } from "./words.js";

const language = document.documentElement.lang;

/** A variety of the page's language that the reader prefers, such as en-US. */
const ownLocale = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? locale;

// Styles of date and time cannot be joined with a zone, so the parts are named.
const format = new Intl.DateTimeFormat(`${ownLocale.split("-u-")[0]}-u-nu-latn`, {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
});

for (const time of document.querySelectorAll("time")) {
  time.title = time.textContent;
  time.textContent = format.format(new Date(time.dateTime));
}

for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// The menu of languages closes by Esc, and by a click or the focus elsewhere.
const menu = document.querySelector(".languages details");
menu.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    menu.open &&= menu.contains(target);
  });
}

// The password form keeps it too: a browser takes it along to where the answer sends it.
for (const form of document.querySelectorAll("form[action^='/f/']")) {
  form.action += location.hash;
}

// `<button data-show="id of a password field" hidden>`: they appear with the script.
for (const button of document.querySelectorAll("button[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const isShown = field.type === "text";
    field.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
  });
}
