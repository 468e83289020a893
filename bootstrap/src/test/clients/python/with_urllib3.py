import urllib3

import driver

pool = urllib3.PoolManager()


def ask(call):
    headers = dict(call.headers)
    if call.basic:
        headers |= urllib3.make_headers(basic_auth=":".join(call.basic))
    more = {"body": call.body()}
    if call.files:
        files = [("files", (name, open(path, "rb").read())) for path, name in call.files]
        more = {"fields": files + call.fields}
    answer = pool.request(call.method, call.url, headers=headers, redirect=False, retries=False,
                          **more)
    return answer.status, answer.headers.items(), answer.data


driver.run(ask)
