"""The environment's PROTOCOL says which: h1 or h2."""
import os

import httpx

import driver

h2 = os.environ["PROTOCOL"] == "h2"
client = httpx.Client(http1=not h2, http2=h2, timeout=50)


class Stream:
    """A file of which httpx cannot find out the length."""

    def __init__(self, path):
        self.file = open(path, "rb")

    def read(self, size=-1):
        return self.file.read(size)


def ask(call):
    opened = Stream if call.unknown_length else lambda path: open(path, "rb")
    files = [("files", (name, opened(path))) for path, name in call.files]
    auth = call.basic and httpx.BasicAuth(*call.basic)
    headers = {name: value.encode() for name, value in call.headers.items()}
    body = {"files": files, "data": dict(call.fields)} if files else {"content": call.body()}
    answer = client.request(call.method, call.url, headers=headers, auth=auth, **body)
    return answer.status_code, answer.headers.multi_items(), answer.content


driver.run(ask)
