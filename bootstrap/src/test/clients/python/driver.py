"""What all drivers in Python share: the words of the calls, and what is printed."""
import sys
from argparse import ArgumentParser
from dataclasses import dataclass, field

METHODS = {"upload": "POST", "put": "PUT", "get": "GET", "head": "HEAD", "patch": "PATCH",
           "delete": "DELETE"}


@dataclass
class Call:
    verb: str
    url: str
    method: str
    headers: dict
    basic: tuple | None = None  # of user and password
    files: list = field(default_factory=list)  # of a form: pairs of path and name
    fields: list = field(default_factory=list)  # of a form: pairs of name and value
    file: str | None = None  # to be put
    json: str | None = None  # to be patched with
    out: str | None = None  # where the body goes
    unknown_length: bool = False

    def pieces(self):
        """The file to be put, in pieces whose number is not told."""
        return pieces(self.file)

    def body(self):
        """What is sent where it is no form: a file, pieces, text or nothing."""
        if self.file:
            return self.pieces() if self.unknown_length else open(self.file, "rb")
        return self.json.encode() if self.json else None


def pieces(path):
    with open(path, "rb") as file:
        while piece := file.read(65536):
            yield piece


def read(words):
    parser = ArgumentParser()
    parser.add_argument("--file", action="append", default=[])
    parser.add_argument("--name", action="append", default=[])
    parser.add_argument("--field", action="append", default=[])
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument("--basic")
    parser.add_argument("--unknown-length", action="store_true")
    parser.add_argument("verb", choices=METHODS)
    parser.add_argument("url")
    parser.add_argument("more", nargs="?")
    given = parser.parse_args(words)
    call = Call(given.verb, given.url, METHODS[given.verb],
                dict(header.split(": ", 1) for header in given.header),
                tuple(given.basic.split(":", 1)) if given.basic else None,
                list(zip(given.file, given.name)),
                [tuple(pair.split("=", 1)) for pair in given.field],
                unknown_length=given.unknown_length)
    if call.verb == "patch":
        call.json = given.more
        call.headers["Content-Type"] = "application/merge-patch+json"
    setattr(call, {"put": "file", "get": "out"}.get(call.verb, "_"), given.more)
    return call


def calls():
    words = []
    for word in [*sys.argv[1:], "then"]:
        if word == "then":
            yield read(words)
            words = []
        else:
            words.append(word)


class Printer:
    """Prints answers, one after the other."""

    def __init__(self):
        self.first = True

    def show(self, call, status, headers, body):
        if not self.first:
            print("\nthen")
        self.first = False
        print(status)
        for name, value in headers:
            print(f"{name}: {value}")
        print()
        if call.out:
            with open(call.out, "wb") as out:
                out.write(body)
        else:
            sys.stdout.write(body.decode())
        sys.stdout.flush()


def run(ask):
    """`ask` gets a call and gives status, pairs of headers, and the body in bytes."""
    printer = Printer()
    for call in calls():
        printer.show(call, *ask(call))
