// Who may download, until when, and who can read: the choices of the form.

import { say, size } from "./words.js";

const LEAST_PASSPHRASE = 8;

/** The server reads no longer passwords; bytes of UTF-8. */
const MOST_PASSWORD_BYTES = 1024;

/** For old tools a file is encrypted as a whole in memory. */
const MOST_FOR_OLD_TOOLS = 256 * 1024 * 1024;

const element = (id) => document.getElementById(id);
const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`).value;

/** Shows a problem at its field and goes there; an empty one takes it away. */
function complain(field, problem) {
  const note = element(`${field.id}-problem`);
  note.textContent = problem;
  note.hidden = problem === "";
  field.toggleAttribute("aria-invalid", false);
  if (problem !== "") {
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }
}

/** Those fields are shown which the choices ask for. */
function update() {
  element("password-field").hidden = chosen("access") !== "password";
  const isEncrypted = element("encrypt").checked;
  element("plain-note").hidden = isEncrypted;
  element("encrypted-note").hidden = !isEncrypted;
  element("passphrases").hidden = !isEncrypted;
  element("old-tools-option").hidden = !isEncrypted;
  element("passphrase-field").hidden = !isEncrypted || chosen("passphrase-kind") !== "own";
}

/**
 * Takes the form over from the browser.
 *
 * @param {boolean} canEncrypt
 * @param {() => Promise<unknown>} loadEncryption begins to fetch what encrypts
 */
export function listen(canEncrypt, loadEncryption) {
  element("encrypt").disabled = !canEncrypt;
  element("cannot-encrypt").hidden = canEncrypt;
  if (!canEncrypt) {
    element("encrypt").checked = false;
  }
  for (const id of ["access", "encryption"]) {
    element(id).addEventListener("change", update);
  }
  for (const id of ["password", "passphrase"]) {
    element(id).addEventListener("input", () => complain(element(id), ""));
  }
  element("encrypt").addEventListener("change", () => {
    if (element("encrypt").checked) {
      // It is asked for again when it is needed, and said then what went wrong.
      loadEncryption().catch(() => {});
    }
  });
  element("old-tools").addEventListener("change", () => complain(element("old-tools"), ""));
  // A browser may have kept what was chosen before a reload.
  update();
}

/** One that the server would take, or null where that has been said. */
function password() {
  const field = element("password");
  const isLong = new TextEncoder().encode(field.value).length > MOST_PASSWORD_BYTES;
  const problem = isLong
    ? say("password.long", { most: MOST_PASSWORD_BYTES })
    : field.value === "" ? say("password.missing") : "";
  complain(field, problem);
  return problem === "" ? field.value : null;
}

function passphrase() {
  const field = element("passphrase");
  if (chosen("passphrase-kind") === "generated") {
    return { passphrase: null };
  }
  const isLong = [...field.value].length >= LEAST_PASSPHRASE;
  complain(field, isLong ? "" : say("passphrase.short", { least: LEAST_PASSPHRASE }));
  return isLong ? { passphrase: field.value } : null;
}

/** Old tools know one file an upload, and no large one. */
function forOldTools(items) {
  const field = element("old-tools");
  if (!field.checked) {
    return { isForOldTools: false };
  }
  const fits = items.length === 1 && items[0].file.size <= MOST_FOR_OLD_TOOLS;
  complain(field, fits ? "" : say("old.tools.one", { most: size(MOST_FOR_OLD_TOOLS) }));
  return fits ? { isForOldTools: true } : null;
}

function encryption(items) {
  const secret = passphrase();
  const form = secret && forOldTools(items);
  return form && { ...secret, ...form };
}

/**
 * What was chosen. Nothing, if something is missing: then it has been said, and the field that it
 * is about has the focus.
 *
 * @param {import("./upload-files.js").Item[]} items to be sent
 * @returns {?{fields: [string, string][], encryption: ?{passphrase: ?string, isForOldTools: boolean}}}
 *     `encryption` is null for none, its `passphrase` null for one that is to be made
 */
export function read(items) {
  const fields = [["expires", element("expires").value]];
  const access = chosen("access");
  if (access === "public") {
    fields.push(["public", "on"]);
  } else if (access === "private") {
    fields.push(["access", "private"]);
  } else {
    const secret = password();
    if (secret === null) {
      return null;
    }
    fields.push(["password", secret]);
  }
  if (!element("encrypt").checked) {
    return { fields, encryption: null };
  }
  const asked = encryption(items);
  return asked && { fields, encryption: asked };
}
