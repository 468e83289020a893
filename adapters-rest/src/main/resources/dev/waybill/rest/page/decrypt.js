// Decrypts end-to-end encrypted files in the browser: PBKDF2 with SHA-256 and 100 000 rounds makes
// the key, AES-256-GCM opens the file. The passphrase and the key stay in this page.

import { say } from "./words.js";

const SCHEME = "pbkdf2-sha256-100000/aes-256-gcm";
const ITERATIONS = 100_000;

const form = document.getElementById("decrypt");
const passphrase = document.getElementById("passphrase");

/** An expected failure whose message is for the reader. */
class Problem extends Error {}

function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function fetchSealed(url) {
  const response = await fetch(url, { headers: { Accept: "application/octet-stream" } });
  if (response.status === 401 || response.status === 403) {
    throw new Problem(say("needs-password"));
  }
  if (response.status === 404) {
    throw new Problem(say("gone"));
  }
  if (!response.ok) {
    throw new Problem(say("refused", { status: String(response.status) }));
  }
  const scheme = response.headers.get("E2E-Scheme") ?? SCHEME;
  if (scheme !== SCHEME) {
    throw new Problem(say("unknown-scheme"));
  }
  return {
    salt: fromBase64(response.headers.get("E2E-Salt")),
    iv: fromBase64(response.headers.get("E2E-IV")),
    bytes: await response.arrayBuffer(),
  };
}

async function deriveKey(secret, salt) {
  const material = await crypto.subtle.importKey(
    "raw", new TextEncoder().encode(secret), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS },
    material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
}

async function open(sealed, secret) {
  const key = await deriveKey(secret, sealed.salt);
  try {
    return await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key, sealed.bytes);
  } catch {
    // AES-GCM cannot tell the two apart.
    throw new Problem(say("wrong-or-damaged"));
  }
}

/** A link that saves the bytes; never a type that a browser would show. */
function saveLink(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.textContent = say("save", { name });
  return link;
}

function wordsFor(error) {
  if (error instanceof Problem) {
    return error.message;
  }
  return error instanceof RangeError
    ? say("too-large")
    : say("failed");
}

function forget(outcome) {
  const link = outcome.querySelector("a");
  if (link) {
    URL.revokeObjectURL(link.href);
  }
}

async function decrypt(button) {
  const outcome = button.parentElement.querySelector(".outcome");
  forget(outcome);
  outcome.classList.remove("problem");
  outcome.textContent = say("working");
  button.disabled = true;
  try {
    const bytes = await open(await fetchSealed(button.dataset.url), passphrase.value);
    const link = saveLink(bytes, button.dataset.name.replace(/\.enc$/i, "") || "file");
    outcome.replaceChildren(`${say("decrypted")} `, link);
    link.click();
  } catch (error) {
    outcome.classList.add("problem");
    outcome.textContent = wordsFor(error);
  } finally {
    button.disabled = false;
  }
}

function refuse(words) {
  const unable = document.getElementById("unable");
  unable.textContent = words;
  unable.hidden = false;
  for (const control of form.querySelectorAll("input, button")) {
    control.disabled = true;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  decrypt(event.submitter ?? form.querySelector("button"));
});

if (!globalThis.crypto?.subtle) {
  refuse(say("insecure"));
}
