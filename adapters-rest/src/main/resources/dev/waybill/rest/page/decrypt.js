// Decrypts end-to-end encrypted files in the browser: PBKDF2 with SHA-256 and 100 000 rounds makes
// the key, AES-256-GCM opens the file. The passphrase and the key stay in this page.

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
    throw new Problem("This upload also has a password: load this page again and enter it.");
  }
  if (response.status === 404) {
    throw new Problem("File not found or expired.");
  }
  if (!response.ok) {
    throw new Problem(`The server could not send the file (error ${response.status}). Try again.`);
  }
  const scheme = response.headers.get("E2E-Scheme") ?? SCHEME;
  if (scheme !== SCHEME) {
    throw new Problem("This file is encrypted in a way that this page does not know.");
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
    throw new Problem("Wrong passphrase, or the file was damaged.");
  }
}

/** A link that saves the bytes; never a type that a browser would show. */
function saveLink(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.textContent = `Save ${name}`;
  return link;
}

function wordsFor(error) {
  if (error instanceof Problem) {
    return error.message;
  }
  return error instanceof RangeError
    ? "The file is too large for this browser's memory."
    : "The file could not be fetched and decrypted here. Check the connection and try again.";
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
  outcome.textContent = "Fetching and decrypting…";
  button.disabled = true;
  try {
    const bytes = await open(await fetchSealed(button.dataset.url), passphrase.value);
    const link = saveLink(bytes, button.dataset.name.replace(/\.enc$/i, "") || "file");
    outcome.replaceChildren("Decrypted. ", link);
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
  refuse("This browser decrypts only over a secure connection (https). Open the link that way, or"
    + " save the encrypted file and decrypt it with a tool of your own.");
}
