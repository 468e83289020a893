"""Seals and opens files in Waybill's end-to-end format (docs/e2e.md), in constant memory.

    waybill_e2e.py seal FILE CONTAINER [SALT]   prints salt and nonce, base64, for the upload
    waybill_e2e.py open CONTAINER [FOLDER]      writes the file under its name
    waybill_e2e.py download LINK [FOLDER]       every file of an upload; LINK may end in #k=...

The passphrase stands in WAYBILL_PASSPHRASE, or is asked for. WAYBILL_PASSWORD is the server's own
password, where the upload has one too. Files of one upload need one SALT: give that of the first.
"""
import base64
import getpass
import json
import os
import struct
import sys
import unicodedata
import urllib.parse
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

HEADER = struct.Struct(">8sBBBxI16s12s16s4x")
MAGIC = b"waybill\x02"
METADATA, TAG = 2048, 16
ITERATIONS, RECORD_LOG = 600_000, 20
masters = {}


class Damaged(Exception):
    """Not what the sender made: changed, cut off, or put together from something else."""


class WrongPassphrase(Exception):
    """The passphrase is not the one that the file was sealed with."""


def keys(passphrase, salt, iterations, nonce):
    """The key of the records, and the check that tells a wrong passphrase."""
    asked = (passphrase, salt, iterations)
    if asked not in masters:
        secret = unicodedata.normalize("NFC", passphrase).encode()
        masters[asked] = PBKDF2HMAC(SHA256(), 32, salt, iterations).derive(secret)

    def expand(length, info):
        return HKDF(SHA256(), length, nonce, info).derive(masters[asked])

    return expand(32, b"waybill-e2e-2 content"), expand(16, b"waybill-e2e-2 check")


def nonce_of(number, is_final):
    return b"\0\0\0" + bytes([is_final]) + number.to_bytes(8, "big")


def read_exactly(source, length):
    """Fewer bytes only at the end."""
    pieces = []
    while length > 0 and (piece := source.read(length)):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def seal(source, target, metadata, passphrase, salt, nonce, iterations=ITERATIONS,
         record_log=RECORD_LOG):
    """Writes a container; `metadata` is JSON text."""
    key, check = keys(passphrase, salt, iterations, nonce)
    header = HEADER.pack(MAGIC, 1, 1, record_log, iterations, salt, nonce, check)
    text = metadata.encode()
    if len(text) > METADATA:
        raise ValueError("the name is too long")
    aes, length, number = AESGCM(key), 1 << record_log, 0
    plain = read_exactly(source, length)
    target.write(header + aes.encrypt(nonce_of(0, not plain), text.ljust(METADATA), header))
    while plain:
        number += 1
        following = read_exactly(source, length)
        target.write(aes.encrypt(nonce_of(number, not following), plain, header))
        plain = following


def open_container(source, passphrase):
    """The metadata, and a generator of plain bytes that raises Damaged at the first bad record."""
    header = read_exactly(source, HEADER.size)
    if len(header) < HEADER.size or header[:7] != MAGIC[:7]:
        raise Damaged("no container of Waybill")
    magic, kdf, cipher, record_log, iterations, salt, nonce, check = HEADER.unpack(header)
    if (magic, kdf, cipher) != (MAGIC, 1, 1):
        raise ValueError("a version, key derivation or cipher that this reader does not know")
    if not (600_000 <= iterations <= 10_000_000 and 12 <= record_log <= 24
            and header[11] == 0 and not any(header[60:])):
        raise Damaged("a header that no writer makes")
    key, expected = keys(passphrase, salt, iterations, nonce)
    if check != expected:
        raise WrongPassphrase()
    aes = AESGCM(key)

    def opened(number, is_final, sealed):
        try:
            return aes.decrypt(nonce_of(number, is_final), sealed, header)
        except (InvalidTag, ValueError):
            raise Damaged(f"record {number}") from None

    first = read_exactly(source, METADATA + TAG)
    length = (1 << record_log) + TAG
    sealed = read_exactly(source, length)
    metadata = json.loads(opened(0, not sealed, first))
    if bool(sealed) != bool(metadata["size"]):
        raise Damaged("not as long as record 0 says")

    def content(sealed):
        number = written = 0
        while sealed:
            number += 1
            following = read_exactly(source, length)
            plain = opened(number, not following, sealed)
            written += len(plain)
            yield plain
            sealed = following
        if written != metadata["size"]:
            raise Damaged("not as long as record 0 says")

    return metadata, content(sealed)


def save(source, passphrase, folder):
    """Writes the file beside its place first: what is damaged is never there under its name."""
    metadata, content = open_container(source, passphrase)
    parts = [part for part in metadata["name"].replace("\\", "/").split("/")
             if part.strip(". \t") and part.isprintable()] or ["file"]
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        sys.exit(f"{target} is already there")
    partial = target.with_name(target.name + ".part")
    try:
        with open(partial, "wb") as out:
            for plain in content:
                out.write(plain)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    print(target)


def seal_file(path, container, passphrase, salt):
    nonce = os.urandom(12)
    facts = path.stat()
    metadata = json.dumps({"name": path.name, "size": facts.st_size,
                           "modified": int(facts.st_mtime * 1000)})
    with open(path, "rb") as source, open(container, "wb") as target:
        seal(source, target, metadata, passphrase, salt, nonce)
    print(base64.b64encode(salt).decode(), base64.b64encode(nonce).decode())


def download(link, passphrase, folder):
    import requests

    secret = {"Waybill-Password": os.environ.get("WAYBILL_PASSWORD", "")}
    headers = {name: value for name, value in secret.items() if value}
    manifest = requests.get(link, headers={**headers, "Accept": "application/json"}, timeout=60)
    manifest.raise_for_status()
    for file in manifest.json()["files"]:
        url = file["download_url"] + "/encrypted"
        with requests.get(url, headers=headers, stream=True, timeout=60) as answer:
            answer.raise_for_status()
            save(answer.raw, passphrase, folder)


def main(command, what, *more):
    link, _, fragment = what.partition("#k=")
    passphrase = (urllib.parse.unquote(fragment) or os.environ.get("WAYBILL_PASSPHRASE")
                  or getpass.getpass("Passphrase: "))
    if command == "seal":
        salt = base64.b64decode(more[1]) if len(more) > 1 else os.urandom(16)
        seal_file(Path(what), Path(more[0]), passphrase, salt)
    elif command == "open":
        with open(what, "rb") as source:
            save(source, passphrase, Path(more[0] if more else "."))
    elif command == "download":
        download(link, passphrase, Path(more[0] if more else "."))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except WrongPassphrase:
        sys.exit("Wrong passphrase")
    except Damaged as damaged:
        sys.exit(f"Damaged: {damaged}")
