"""Of the standard library, which makes no forms: urllib3 lends that."""
import base64
import http.client
from urllib.parse import urlsplit

import urllib3

import driver

connections = {}


def ask(call):
    url = urlsplit(call.url)
    if url.netloc not in connections:
        connections[url.netloc] = http.client.HTTPConnection(url.netloc, timeout=50)
    connection = connections[url.netloc]
    headers, body = dict(call.headers), call.body()
    if call.basic:
        headers["Authorization"] = "Basic " + base64.b64encode(":".join(call.basic).encode()).decode()
    if call.files:
        files = [("files", (name, open(path, "rb").read())) for path, name in call.files]
        body, headers["Content-Type"] = urllib3.encode_multipart_formdata(files + call.fields)
    target = url.path + ("?" + url.query if url.query else "")
    connection.request(call.method, target, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.getheaders(), answer.read()


driver.run(ask)
