"""Holds the Python reader and writer against vectors.json, both ways."""
import hashlib
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "python"))
import waybill_e2e  # noqa: E402
from make_vectors import plain  # noqa: E402

vectors = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))


def seal(vector):
    target = io.BytesIO()
    waybill_e2e.seal(io.BytesIO(plain(vector["plain_size"])), target, vector["metadata"],
                     vector["passphrase"], bytes.fromhex(vector["salt"]),
                     bytes.fromhex(vector["nonce"]), vector["iterations"], vector["record_log"])
    return target.getvalue()


def outcome(container, passphrase):
    try:
        metadata, content = waybill_e2e.open_container(io.BytesIO(container), passphrase)
        return metadata, b"".join(content)
    except waybill_e2e.WrongPassphrase:
        return "wrong-passphrase"
    except waybill_e2e.Damaged:
        return "damaged"
    except ValueError:
        return "unknown-format"


def spoil(container, how):
    made = bytearray(container)
    if "flip" in how:
        made[how["flip"]] ^= 0x80
    if "swap" in how:
        one, other, length = how["swap"]
        made[one:one + length], made[other:other + length] = (
            made[other:other + length], made[one:one + length])
    return bytes(made[:how.get("cut")]) + bytes.fromhex(how.get("append", ""))


for vector in vectors["valid"]:
    container = seal(vector)
    assert hashlib.sha256(container).hexdigest() == vector["sha256"], vector["about"]
    assert container[:64].hex() == vector["header"], vector["about"]
    assert "container" not in vector or container.hex() == vector["container"], vector["about"]
    metadata, content = outcome(container, vector["passphrase"])
    assert metadata == json.loads(vector["metadata"]), vector["about"]
    assert hashlib.sha256(content).hexdigest() == vector["plain_sha256"], vector["about"]

victim = next(v for v in vectors["valid"] if v["about"] == "three records")
for how in vectors["broken"]:
    found = outcome(spoil(seal(victim), how), how.get("passphrase", victim["passphrase"]))
    assert found == how["is"], (how["about"], found)

print(len(vectors["valid"]), "valid,", len(vectors["broken"]), "broken: as they should be")
