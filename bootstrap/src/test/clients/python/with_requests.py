import requests

import driver

session = requests.Session()


def ask(call):
    files = [("files", (name, open(path, "rb"))) for path, name in call.files]
    basic = call.basic and requests.auth.HTTPBasicAuth(*call.basic)
    answer = session.request(call.method, call.url, headers=call.headers, auth=basic,
                             files=files or None, data=call.fields or call.body(),
                             allow_redirects=False, timeout=50)
    return answer.status_code, answer.headers.items(), answer.content


driver.run(ask)
