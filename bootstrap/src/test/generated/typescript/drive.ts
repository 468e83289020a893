// Drives openapi-generator's TypeScript client on fetch; see ../README.md.
import {readFileSync, writeFileSync} from 'node:fs';
import {basename} from 'node:path';
import {
  Access, Configuration, DownloadApi, ErrorAnswerFromJSON, ManageApi, ResponseError, UploadApi,
  type UploadReceipt
} from './client';

const PASSWORD = 'correct horse';
const IVS = ['AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAB'];
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

class Service {
  readonly upload: UploadApi;
  readonly link: DownloadApi;
  readonly manage: ManageApi;

  constructor(basePath: string) {
    const configuration = new Configuration({basePath});
    this.upload = new UploadApi(configuration);
    this.link = new DownloadApi(configuration);
    this.manage = new ManageApi(configuration);
  }
}

const service = new Service(process.env['WAYBILL_URL']!);
const later = new Service(process.env['WAYBILL_LATER']!);
const made = new Map<string, UploadReceipt>();

function file(name: string): File {
  return new File([readFileSync(`${process.env['WAYBILL_FILES']}/${name}`)], basename(name));
}

function token(receipt: UploadReceipt): string {
  return receipt.redirect.substring('/manage/'.length);
}

function second(): string {
  return made.get('two')!.files[1]!.id;
}

async function save(name: string, content: Blob): Promise<string> {
  writeFileSync(`${process.env['WAYBILL_GOT']}/${name}`, Buffer.from(await content.arrayBuffer()));
  return '';
}

async function step(name: string, action: () => Promise<string>): Promise<void> {
  try {
    console.log([name, 'ok', await action()].join('\t'));
  } catch (e) {
    console.log([name, 'failed', String(e).replace(/\s+/g, ' ')].join('\t'));
  }
}

// What the client's own type of the answer says.
async function error(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (e) {
    if (e instanceof ResponseError) {
      return `${e.response.status} ${ErrorAnswerFromJSON(await e.response.json()).code}`;
    }
    throw e;
  }
  throw new Error('no error');
}

async function put(name: string, source: string, fileName: string): Promise<string> {
  const receipt = await service.upload.uploadFile({fileName, body: file(source)});
  made.set(name, receipt);
  return save(name, await service.link.downloadContent({id: receipt.id}));
}

async function laterMember(): Promise<string> {
  const receipt = await later.upload.uploadFiles({files: [file('one.txt')]});
  await later.link.getManifest({id: receipt.id});
  const settingsPatch = {access: Access.Private};
  const changed = await later.manage.patchSettings({token: token(receipt), settingsPatch});
  const settings = await later.manage.viewSettings({token: token(receipt)});
  return [receipt.files[0]!.name, changed.access, settings.files[0]!.name].join(' ');
}

async function drive(): Promise<void> {
  await step('two-files', async () => {
    const files = [file('one.txt'), file('two.bin')];
    const receipt = await service.upload.uploadFiles({files, password: PASSWORD, expires: '1d'});
    made.set('two', receipt);
    return token(receipt);
  });
  await step('end-to-end', async () => {
    const files = [file('one.enc'), file('two.enc')];
    const salt = 'AAAAAAAAAAAAAAAAAAAAAA==';
    return (await service.upload.uploadFiles({files, e2e: 'true', e2eSalt: salt, e2eIv: IVS})).id;
  });
  const id = made.get('two')?.id ?? UNKNOWN;
  await step('manifest', async () =>
    (await service.link.getManifest({id, waybillPassword: PASSWORD})).files
      .map(each => `${each.name}:${each.size}`).join(' '));
  await step('bytes', async () =>
    save('bytes', await service.link.downloadContent({id: second(), waybillPassword: PASSWORD})));
  await step('range', async () => save('range', await service.link.downloadContent(
    {id: second(), waybillPassword: PASSWORD, range: 'bytes=100-199'})));
  await step('head', async () => {
    const answer = await service.link.downloadContentHeadRaw(
      {id: second(), waybillPassword: PASSWORD});
    return String(answer.raw.headers.get('Content-Length'));
  });
  await step('put-json', () => put('put-json', 'data.json', 'data.json'));
  await step('put-bytes', () => put('put-bytes', 'two.bin', 'grün 1.bin'));
  await step('form', async () => {
    const changed = token(made.get('put-bytes')!);
    await service.manage.submitSettings({token: changed, password: 'battery staple', expires: '3d'});
    return changed;
  });
  await step('error-400', () =>
    error(() => service.upload.uploadFiles({files: [file('one.enc')], e2e: 'true'})));
  await step('error-401', () => error(() => service.link.getManifest({id})));
  await step('error-403', () =>
    error(() => service.link.downloadContent({id, waybillPassword: 'wrong'})));
  await step('error-404', () => error(() => service.link.getManifest({id: UNKNOWN})));
  await step('error-413', () =>
    error(() => service.upload.uploadFiles({files: [file('large.bin')]})));
  await step('later-member', laterMember);
  await step('later-code', () => error(() => later.link.getManifest({id})));
  await step('patch-null', async () => {
    const changed = await service.manage.patchSettings(
      {token: token(made.get('two')!), settingsPatch: {password: null}});
    return `${changed.access} ${changed.hasPassword}`;
  });
  await step('delete', async () => {
    const deleted = token(made.get('put-json')!);
    await service.manage.deleteUpload({token: deleted});
    return deleted;
  });
}

void drive();
