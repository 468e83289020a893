"""Drives openapi-python-client's client; see ../README.md."""

import os
from io import BytesIO
from pathlib import Path

from client import Client
from client.api.download import download_content, download_content_head, get_manifest
from client.api.manage import delete_upload, patch_settings, submit_settings, view_settings
from client.api.upload import upload_file, upload_files
from client.models import Access, ErrorAnswer, Problem, SettingsForm, SettingsPatch, UploadForm
from client.types import File

SALT = 'AAAAAAAAAAAAAAAAAAAAAA=='
IVS = ['AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAB']
PASSWORD = 'correct horse'
UNKNOWN = '00000000-0000-4000-8000-000000000000'
FILES = Path(os.environ['WAYBILL_FILES'])
GOT = Path(os.environ['WAYBILL_GOT'])


def file(name):
    return File(payload=BytesIO((FILES / name).read_bytes()), file_name=name)


def token(receipt):
    return receipt.redirect.removeprefix('/manage/')


def step(name, action):
    try:
        detail = action()
        print(name, 'ok', detail or '', sep='\t', flush=True)
    except Exception as e:  # Whatever a client throws is a finding.
        print(name, 'failed', ' '.join(f'{type(e).__name__}: {e}'.split()), sep='\t', flush=True)


def refusal(answer):
    """What the client's own type of the answer says."""
    assert isinstance(answer.parsed, (ErrorAnswer, Problem)), type(answer.parsed)
    return f'{answer.status_code.value} {answer.parsed.code}'


def send(to, *names, **fields):
    body = UploadForm(files=[file(name) for name in names], **fields)
    return upload_files.sync_detailed(client=to, body=body)


def drive(service, later):
    made = {}

    def two_files():
        made['two'] = send(
            service, 'one.txt', 'two.bin', password=PASSWORD, expires='1d').parsed
        return token(made['two'])

    def end_to_end():
        return send(
            service, 'one.enc', 'two.enc', e2e='true', e2e_salt=SALT, e2e_iv=IVS).parsed.id

    def manifest():
        manifest = get_manifest.sync(made['two'].id, client=service, waybill_password=PASSWORD)
        return ' '.join(f'{each.name}:{each.size}' for each in manifest.files)

    def content(name, id, **options):
        answer = download_content.sync(id, client=service, **options)
        (GOT / name).write_bytes(answer.payload.read())

    def second(name, **options):
        content(name, made['two'].files[1].id, waybill_password=PASSWORD, **options)

    def head():
        answer = download_content_head.sync_detailed(
            made['two'].files[1].id, client=service, waybill_password=PASSWORD)
        return answer.headers['Content-Length']

    def put(step_name, source, name):
        made[step_name] = upload_file.sync(name, client=service, body=file(source))
        content(step_name, made[step_name].id)

    def form():
        changed = token(made['put-bytes'])
        body = SettingsForm(password='battery staple', expires='3d')
        submit_settings.sync(changed, client=service, body=body)
        return changed

    def patch_null():
        changed = patch_settings.sync(
            token(made['two']), client=service, body=SettingsPatch(password=None))
        return f'{changed.access} {str(changed.has_password).lower()}'

    def delete():
        delete_upload.sync(token(made['put-json']), client=service)
        return token(made['put-json'])

    def later_member():
        receipt = send(later, 'one.txt').parsed
        get_manifest.sync(receipt.id, client=later).files
        changed = patch_settings.sync(
            token(receipt), client=later, body=SettingsPatch(access=Access.PRIVATE))
        settings = view_settings.sync(token(receipt), client=later)
        return f'{receipt.files[0].name} {changed.access} {settings.files[0].name}'

    step('two-files', two_files)
    step('end-to-end', end_to_end)
    step('manifest', manifest)
    step('bytes', lambda: second('bytes'))
    step('range', lambda: second('range', range_='bytes=100-199'))
    step('head', head)
    step('put-json', lambda: put('put-json', 'data.json', 'data.json'))
    step('put-bytes', lambda: put('put-bytes', 'two.bin', 'grün 1.bin'))
    step('form', form)
    step('error-400', lambda: refusal(send(service, 'one.enc', e2e='true')))
    step('error-401', lambda: refusal(get_manifest.sync_detailed(made['two'].id, client=service)))
    step('error-403', lambda: refusal(download_content.sync_detailed(
        made['two'].id, client=service, waybill_password='wrong')))
    step('error-404', lambda: refusal(get_manifest.sync_detailed(UNKNOWN, client=service)))
    step('error-413', lambda: refusal(send(service, 'large.bin')))
    step('later-member', later_member)
    step('later-code', lambda: refusal(get_manifest.sync_detailed(made['two'].id, client=later)))
    step('patch-null', patch_null)
    step('delete', delete)


with (Client(base_url=os.environ['WAYBILL_URL']) as service,
      Client(base_url=os.environ['WAYBILL_LATER']) as later):
    drive(service, later)
