"""Prints vectors.json: run it only when a vector is added; those that stand must not change."""
import hashlib
import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))
import waybill_e2e  # noqa: E402

SALT = bytes(range(16))


def plain(size):
    """Byte i is (i * 31 + i // 256) modulo 256."""
    return bytes((i * 31 + i // 256) % 256 for i in range(size))


def vector(about, size, log=12, passphrase="correct horse", name="report.pdf", number=0):
    nonce = bytes([0xA0 + number]) * 12
    metadata = json.dumps({"name": name, "type": "application/pdf", "size": size,
                           "modified": 1767225600000}, ensure_ascii=False)
    target = io.BytesIO()
    waybill_e2e.seal(io.BytesIO(plain(size)), target, metadata, passphrase, SALT, nonce,
                     record_log=log)
    made = target.getvalue()
    answer = {"about": about, "passphrase": passphrase, "iterations": waybill_e2e.ITERATIONS,
              "record_log": log, "salt": SALT.hex(), "nonce": nonce.hex(), "metadata": metadata,
              "plain_size": size, "plain_sha256": hashlib.sha256(plain(size)).hexdigest(),
              "length": len(made), "header": made[:64].hex(),
              "sha256": hashlib.sha256(made).hexdigest()}
    return answer | ({"container": made.hex()} if len(made) < 5000 else {})


VALID = [
    vector("an empty file: record 0 is the last", 0),
    vector("a small file", 11, number=1),
    vector("exactly one record", 4096, number=2),
    vector("two records, the last of one byte", 4097, number=3),
    vector("three records", 10000, number=4),
    vector("a passphrase that is not in NFC, a name outside ASCII", 5,
           passphrase="Scho\u0308ne Gru\u0308\u00dfe \u00e9", name="Reise/Z\u00fcrich \u65c5.jpg",
           number=5),
    vector("records of 1 MiB", 2_500_000, log=20, number=6),
]
# How to break the container of `three records`: records begin at 2128, 6240 and 10352.
BROKEN = [
    {"about": "wrong passphrase", "passphrase": "correct horsf", "is": "wrong-passphrase"},
    {"about": "magic", "flip": 0, "is": "damaged"},
    {"about": "version", "flip": 7, "is": "unknown-format"},
    {"about": "key derivation", "flip": 8, "is": "unknown-format"},
    {"about": "cipher", "flip": 9, "is": "unknown-format"},
    {"about": "record size", "flip": 10, "is": "damaged"},
    {"about": "first zero", "flip": 11, "is": "damaged"},
    {"about": "iterations out of bounds", "flip": 12, "is": "damaged"},
    {"about": "salt: cannot be told from a wrong passphrase", "flip": 16, "is": "wrong-passphrase"},
    {"about": "nonce: the same", "flip": 32, "is": "wrong-passphrase"},
    {"about": "check: the same", "flip": 44, "is": "wrong-passphrase"},
    {"about": "last zeros", "flip": 63, "is": "damaged"},
    {"about": "record 0", "flip": 64, "is": "damaged"},
    {"about": "tag of record 0", "flip": 2127, "is": "damaged"},
    {"about": "record 1", "flip": 2128, "is": "damaged"},
    {"about": "the last byte", "flip": -1, "is": "damaged"},
    {"about": "cut within the header", "cut": 63, "is": "damaged"},
    {"about": "cut within record 0", "cut": 2127, "is": "damaged"},
    {"about": "cut behind record 0", "cut": 2128, "is": "damaged"},
    {"about": "cut between records", "cut": 6240, "is": "damaged"},
    {"about": "cut within a record", "cut": 7000, "is": "damaged"},
    {"about": "a byte at the end", "append": "00", "is": "damaged"},
    {"about": "records 1 and 2 swapped", "swap": [2128, 6240, 4112], "is": "damaged"},
]

if __name__ == "__main__":
    print(json.dumps({"plain": plain.__doc__, "valid": VALID, "broken": BROKEN}, indent=1,
                     ensure_ascii=False))
