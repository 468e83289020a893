// What a sender may call a file, and what a reader makes of it: node check-metadata.mjs FOLDER.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const { metadataJson, pad, readMetadata } = await import(new URL("e2e-metadata.js", folder));
const { generatePassphrase, fragmentFor, passphraseFrom } = await import(new URL("e2e.js", folder));

const read = (facts) => readMetadata(pad(JSON.stringify(facts)));
const written = (path) => JSON.parse(metadataJson({ path, type: "text/plain", size: 1 })).name;

// Names of any length fit, and keep what tells most: the last part, and its ending.
const deep = `${"folder/".repeat(500)}report.pdf`;
assert.equal(written("a/b.txt"), "a/b.txt");
assert.ok(written(deep).endsWith("folder/report.pdf"));
assert.match(written(`${"x".repeat(5000)}.pdf`), /^x+\.pdf$/);
assert.match(written("\u{1f4e6}".repeat(1000)), /^\u{1f4e6}+$/u);
assert.equal(pad(metadataJson({ path: "\u0001".repeat(900), type: "x", size: 1 })).length, 2048);

// Names that are meant to deceive lose what deceives.
for (const [name, path] of [
  ["../../etc/passwd", "etc/passwd"],
  ["/etc/passwd", "etc/passwd"],
  ["..\\..\\boot.ini", "boot.ini"],
  ["invoice\u202efdp.exe", "invoicefdp.exe"],
  ["a\u0000b\n", "ab"],
  ["bad\ud800name.txt", "badname.txt"],
  ["a\u200b\u200f\u061c\u2066\u2069\ufeff\u2028\u2029\u0085.txt", "a.txt"],
  ["folder. /a.txt. . ", "folder/a.txt"],
  [" a .txt", "a .txt"],
  ["u\u0308.txt", "\u00fc.txt"],
  [`${"\u{1f4e6}".repeat(70)}.txt`, `${"\u{1f4e6}".repeat(62)}.txt`],
  ["", "file"],
  ["./..//.", "file"],
]) {
  assert.equal(read({ name, size: 1 }).path, path, JSON.stringify(name));
}
assert.equal(read({ name: "a/b.txt", size: 1 }).name, "b.txt");
assert.equal(read({ name: "a", size: 1, type: "text/html\u202e" }).type, "application/octet-stream");

// Whoever has the passphrase may still write nonsense.
for (const wrong of [null, [], {}, { name: "a" }, { name: 1, size: 1 }, { name: "a", size: -1 },
  { name: "a", size: 1.5 }, { name: "a", size: 2 ** 53 }]) {
  assert.throws(() => read(wrong), { code: "damaged" }, JSON.stringify(wrong));
}
assert.throws(() => readMetadata(new Uint8Array(2048).fill(0xff)), { code: "damaged" });

// A passphrase comes back from the link as it was.
const passphrase = generatePassphrase();
assert.match(passphrase, /^[A-Za-z0-9_-]{24}$/);
assert.notEqual(passphrase, generatePassphrase());
for (const secret of [passphrase, "a b&c=d#e%20", "Grüße \u{1f4e6}"]) {
  assert.equal(passphraseFrom(fragmentFor(secret)), secret);
}
for (const fragment of ["", "#", "#k=", "#x=1", "#k=%E0%A4%A"]) {
  assert.equal(passphraseFrom(fragment), undefined);
}
console.log("as it should be");
