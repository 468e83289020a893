"""Drives openapi-generator's Python client; see ../README.md."""

import os
from pathlib import Path

from openapi_client import (ApiClient, ApiException, Configuration, DownloadApi, ManageApi,
                            SettingsPatch, UploadApi)

SALT = 'AAAAAAAAAAAAAAAAAAAAAA=='
IVS = ['AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAB']
PASSWORD = 'correct horse'
FILES = Path(os.environ['WAYBILL_FILES'])
GOT = Path(os.environ['WAYBILL_GOT'])


class Service:
    def __init__(self, url):
        client = ApiClient(Configuration(host=url))
        self.upload, self.link, self.manage = UploadApi(client), DownloadApi(client), ManageApi(client)


def file(name):
    return name, (FILES / name).read_bytes()


def token(receipt):
    return receipt.redirect.removeprefix('/manage/')


def step(name, action):
    try:
        detail = action()
        print(name, 'ok', detail or '', sep='\t', flush=True)
    except Exception as e:  # Whatever a client throws is a finding.
        print(name, 'failed', ' '.join(f'{type(e).__name__}: {e}'.split()), sep='\t', flush=True)


def error(action):
    """What the client's own type of the answer says."""
    try:
        action()
    except ApiException as e:
        return f'{e.status} {e.data.code}'
    raise AssertionError('no error')


def drive(service, later):
    made = {}

    def two_files():
        made['two'] = service.upload.upload_files(
            files=[file('one.txt'), file('two.bin')], password=PASSWORD, expires='1d')
        return token(made['two'])

    def end_to_end():
        return service.upload.upload_files(
            files=[file('one.enc'), file('two.enc')], e2e='true', e2e_salt=SALT, e2e_iv=IVS).id

    def manifest():
        files = service.link.get_manifest(made['two'].id, waybill_password=PASSWORD).files
        return ' '.join(f'{each.name}:{each.size}' for each in files)

    def content(name, **options):
        (GOT / name).write_bytes(service.link.download_content(
            made['two'].files[1].id, waybill_password=PASSWORD, **options))

    def head():
        answer = service.link.download_content_head_with_http_info(
            made['two'].files[1].id, waybill_password=PASSWORD)
        return answer.headers['Content-Length']

    def put(step_name, source, name):
        made[step_name] = service.upload.upload_file(
            name, body=(FILES / source).read_bytes())
        (GOT / step_name).write_bytes(service.link.download_content(made[step_name].id))

    def form():
        changed = token(made['put-bytes'])
        service.manage.submit_settings(changed, password='battery staple', expires='3d')
        return changed

    def patch_null():
        changed = service.manage.patch_settings(token(made['two']), SettingsPatch(password=None))
        return f'{changed.access} {str(changed.has_password).lower()}'

    def delete():
        service.manage.delete_upload(token(made['put-json']))
        return token(made['put-json'])

    def later_member():
        receipt = later.upload.upload_files(files=[file('one.txt')])
        later.link.get_manifest(receipt.id)
        changed = later.manage.patch_settings(token(receipt), SettingsPatch(access='private'))
        settings = later.manage.view_settings(token(receipt))
        return f'{receipt.files[0].name} {changed.access} {settings.files[0].name}'

    step('two-files', two_files)
    step('end-to-end', end_to_end)
    step('manifest', manifest)
    step('bytes', lambda: content('bytes'))
    step('range', lambda: content('range', range='bytes=100-199'))
    step('head', head)
    step('put-json', lambda: put('put-json', 'data.json', 'data.json'))
    step('put-bytes', lambda: put('put-bytes', 'two.bin', 'grün 1.bin'))
    step('form', form)
    step('error-400', lambda: error(
        lambda: service.upload.upload_files(files=[file('one.enc')], e2e='true')))
    step('error-401', lambda: error(lambda: service.link.get_manifest(made['two'].id)))
    step('error-403', lambda: error(
        lambda: service.link.download_content(made['two'].id, waybill_password='wrong')))
    step('error-404', lambda: error(
        lambda: service.link.get_manifest('00000000-0000-4000-8000-000000000000')))
    step('error-413', lambda: error(lambda: service.upload.upload_files(files=[file('large.bin')])))
    step('later-member', later_member)
    step('later-code', lambda: error(lambda: later.link.get_manifest(made['two'].id)))
    step('patch-null', patch_null)
    step('delete', delete)


drive(Service(os.environ['WAYBILL_URL']), Service(os.environ['WAYBILL_LATER']))
