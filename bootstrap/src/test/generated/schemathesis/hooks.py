"""Real ids, tokens, passwords and kinds of Accept for schemathesis, and what is no fault of ours.

A drawn id or token would be unknown, and all that stands behind one out of reach.
"""

import json
import os
import random
import urllib.request

import schemathesis
from schemathesis.core.parameters import ParameterLocation

URL = os.environ['WAYBILL_URL']
PASSWORD = 'correct horse'
ENCRYPTED = {'e2e': 'true', 'e2e_salt': 'AAAAAAAAAAAAAAAAAAAAAA==', 'e2e_iv': 'AAAAAAAAAAAAAAAA'}
ACCEPTS = ['*/*', 'application/json', 'text/html', 'application/problem+json', 'image/png',
           'application/octet-stream', 'text/html;q=0.5, application/json', '*/*;q=0', 'garbage',
           'text/html,application/xhtml+xml,*/*;q=0.8']
CHANGING = {'submitSettings', 'patchSettings', 'deleteUpload', 'deleteUploadByPost'}
dice = random.Random(20261130)


def upload(names=('a.txt',), content=b'hello', **fields):
    body = b''
    for name, value in fields.items():
        body += f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name in names:
        body += (f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
                 .encode() + content + b'\r\n')
    request = urllib.request.Request(f'{URL}/upload', body + b'--b--\r\n', {
        'Content-Type': 'multipart/form-data; boundary=b', 'Accept': 'application/json'})
    with urllib.request.urlopen(request) as answer:
        receipt = json.load(answer)
    return {'id': receipt['id'], 'file': receipt['files'][0]['id'],
            'token': receipt['redirect'].removeprefix('/manage/')}


MAKERS = [
    lambda: upload(),
    lambda: upload(('a.txt', 'b.txt')),
    lambda: upload(('a.json',), b'{"access": "x"}'),
    lambda: upload(('empty',), b''),
    lambda: upload(('a.txt', 'b.txt'), password=PASSWORD),
    lambda: upload(content=b'\x01 as if it were encrypted', **ENCRYPTED),
]
KEPT = [make() for make in MAKERS]


def is_positive(case, location):
    component = case.meta and case.meta.components.get(location)
    return component is None or component.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    """Three of four requests go to an upload that is there; what changes it gets one of its own."""
    operation = case.operation.definition.raw.get('operationId')
    real = KEPT[dice.randrange(len(KEPT))]
    path = case.path_parameters
    if path and is_positive(case, ParameterLocation.PATH) and dice.random() < 0.75:
        if operation in CHANGING:
            real = MAKERS[dice.randrange(len(MAKERS))]()
        if 'id' in path:
            path['id'] = real[dice.choice(['id', 'file'])]
        if 'token' in path:
            path['token'] = real['token']
    if is_positive(case, ParameterLocation.HEADER):
        headers = case.headers
        headers.setdefault('Accept', dice.choice(ACCEPTS))
        if path and 'id' in path and dice.random() < 0.3:
            headers['Authorization'] = 'Bearer ' + real['token']
        if path and 'id' in path and 'Waybill-Password' in headers:
            headers['Waybill-Password'] = dice.choice([PASSWORD, 'wrong'])


@schemathesis.check
def error_is_as_documented(ctx, response, case):
    """What no schema says of an error: the code belongs to the status, the id is the header's."""
    type_of_body = ''.join(response.headers.get('content-type', ''))
    if response.status_code < 400 or 'json' not in type_of_body or not response.content:
        return
    error = json.loads(response.content)
    codes = case.operation.schema.raw_schema['x-waybill-codes'][str(response.status_code)]
    assert error['code'] in codes, error
    assert error['request_id'] == response.headers['x-request-id'][0], error
    for word in ('Exception', 'dev.waybill', 'java.', '\tat '):
        assert word not in response.text, word


def has(case, *headers):
    return any(name in (case.headers or {}) for name in headers)


def answers(response, *codes):
    """Whether it is an error with one of these codes; HEAD and pages show none."""
    try:
        return json.loads(response.content)['code'] in codes
    except ValueError:
        return True


# What is no fault of the service: the kind of failure, where and when, and why.
REFUSED, TAKEN, METHOD = 'RejectedPositiveData', 'AcceptedNegativeData', 'UnsupportedMethodResponse'
NO_FAULTS = [
    (REFUSED, lambda operation, case, response, message: response.status_code in (412, 416)
        and has(case, 'If-Match', 'If-Unmodified-Since', 'Range'),
     'whether a condition holds, and a range is within, no schema says'),
    (REFUSED, lambda operation, case, response, message: response.status_code == 400
        and operation in ('downloadCiphertext', 'downloadCiphertextHead')
        and answers(response, 'not_end_to_end_encrypted'),
     'whether an upload is encrypted end to end depends on the upload'),
    (REFUSED, lambda operation, case, response, message: response.status_code == 400
        and operation in ('patchSettings', 'submitSettings') and answers(response, 'invalid_field'),
     'access=password needs a password where none is set; access=private goes with no password'),
    (REFUSED, lambda operation, case, response, message: response.status_code == 400
        and operation == 'uploadFiles' and answers(response, 'invalid_field', 'no_files'),
     'e2e_* fields need e2e=true, one iv a file, all different, and ciphertext: said in words,'
     ' as that files must not be empty: minItems breaks the Go client of openapi-generator'),
    (TAKEN, lambda operation, case, response, message: 'violates `type`' in message
        and operation in ('uploadFiles', 'submitSettings', 'submitLinkPassword'),
     'a form has texts only: no number, and an empty object is no field at all'),
    (TAKEN, lambda operation, case, response, message: operation == 'submitLinkPassword'
        and response.status_code == 303,
     'an upload without a password lets everybody in, whatever the form says'),
    (METHOD, lambda operation, case, response, message: response.status_code == 400
        and case.method == 'PUT' and case.path == '/upload',
     'PUT to /upload lacks a name, and 400 says so; 405 would hide that PUT is the right method'),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Keeps what is not in the list of what is no fault."""
    operation = case.operation.definition.raw.get('operationId')
    return not any(type(failure).__name__ == kind and when(operation, case, response, failure.message)
                   for kind, when, why in NO_FAULTS)
