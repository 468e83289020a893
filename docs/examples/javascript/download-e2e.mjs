import { webcrypto as crypto } from "node:crypto";
import { writeFile } from "node:fs/promises";

const host = process.env.WAYBILL_URL ?? "http://localhost:8080";
const fileId = process.argv[2];

const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

async function downloadAndDecrypt(fileId, password) {
  const response = await fetch(`${host}/f/${fileId}/encrypted`);
  const salt = bytes(response.headers.get("E2E-Salt"));
  const iv = bytes(response.headers.get("E2E-IV"));
  const keyMaterial = await crypto.subtle.importKey(
    "raw", new TextEncoder().encode(password), "PBKDF2", false, ["deriveBits", "deriveKey"]
  );
  const key = await crypto.subtle.deriveKey(
    { "name": "PBKDF2", salt, "iterations": 100000, "hash": "SHA-256" },
    keyMaterial, { "name": "AES-GCM", "length": 256 }, false, [ "decrypt" ]
  );
  return crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, await response.arrayBuffer());
}

const plaintext = await downloadAndDecrypt(fileId, "yourpassword");
await writeFile("decrypted_file.txt", new Uint8Array(plaintext));
