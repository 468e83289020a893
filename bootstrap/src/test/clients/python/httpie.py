"""HTTPie: one run of it for each call."""
import os
import subprocess
import sys
import tempfile

import driver

HTTP = os.path.join(os.path.dirname(sys.executable), "http")


def named(folder, number, path, name):
    """The file under the name that it shall have: HTTPie takes no other for it."""
    place = os.path.join(folder, str(number))
    os.mkdir(place)
    os.symlink(os.path.abspath(path), os.path.join(place, name))
    return f"files@{os.path.join(place, name)}"


def words(call, folder):
    if call.files:
        yield from ["--multipart"] + (["--chunked"] if call.unknown_length else [])
    if call.file and call.unknown_length:
        yield "--chunked"
    if not call.file:
        yield "--ignore-stdin"
    if call.basic:
        yield from ["--auth", ":".join(call.basic)]
    if call.json:
        yield from ["--raw", call.json]
    yield from [call.method, call.url]
    yield from (f"{name}:{value}" for name, value in call.headers.items())
    yield from (named(folder, i, *file) for i, file in enumerate(call.files))
    yield from (f"{name}={value}" for name, value in call.fields)


def ask(call):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "answer")
        command = [HTTP, "--pretty=none", "--print=hb", "--output", out, "--timeout=50"]
        command += words(call, folder)
        if call.file and call.unknown_length:
            with subprocess.Popen(["cat", call.file], stdout=subprocess.PIPE) as pipe:
                subprocess.run(command, stdin=pipe.stdout, check=True)
        else:
            given = open(call.file, "rb") if call.file else subprocess.DEVNULL
            subprocess.run(command, stdin=given, check=True)
        with open(out, "rb") as answer:
            head, _, body = answer.read().partition(b"\r\n\r\n")
    status, *headers = head.decode().split("\r\n")
    return int(status.split()[1]), [line.split(": ", 1) for line in headers], body


driver.run(ask)
