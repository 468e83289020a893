// What every page does: times in the reader's own zone, and a change of language that keeps what
// stands behind the # in the address (a passphrase, which the server never sees).

import { locale } from "./words.js";

const language = document.documentElement.lang;

/** A variety of the page's language that the reader prefers, such as en-US. */
const ownLocale = navigator.languages.find((tag) => tag.split("-")[0] === language) ?? locale;

const format = new Intl.DateTimeFormat(`${ownLocale.split("-u-")[0]}-u-nu-latn`, {
  dateStyle: "long",
  timeStyle: "short",
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

// So does the password form: a browser takes the fragment along to where the answer sends it.
for (const form of document.querySelectorAll("form[action^='/f/']")) {
  form.action += location.hash;
}
