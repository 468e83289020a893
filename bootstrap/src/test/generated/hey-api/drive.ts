// Drives the TypeScript client of @hey-api/openapi-ts; see ../README.md.
import {readFileSync, writeFileSync} from 'node:fs';
import {
  deleteUpload, downloadContent, downloadContentHead, getManifest, patchSettings, submitSettings,
  uploadFile, uploadFiles, viewSettings, type UploadReceipt
} from './client';
import {createClient} from './client/client';

type Answer<T> = {data?: T, error?: {code: string}, response?: Response};

const PASSWORD = 'correct horse';
const IVS = ['AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAB'];
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const service = createClient({baseUrl: process.env['WAYBILL_URL']!});
const later = createClient({baseUrl: process.env['WAYBILL_LATER']!});
const made = new Map<string, UploadReceipt>();

function file(name: string): File {
  return new File([readFileSync(`${process.env['WAYBILL_FILES']}/${name}`)], name);
}

function token(receipt: UploadReceipt): string {
  return receipt.redirect.substring('/manage/'.length);
}

function second(): string {
  return made.get('two')!.files[1]!.id;
}

async function step(name: string, action: () => Promise<string>): Promise<void> {
  try {
    console.log([name, 'ok', await action()].join('\t'));
  } catch (e) {
    console.log([name, 'failed', String(e).replace(/\s+/g, ' ')].join('\t'));
  }
}

function data<T>({data, error, response}: Answer<T>): T {
  if (data === undefined) {
    throw new Error(`${response?.status} without data: ${JSON.stringify(error)}`);
  }
  return data;
}

// What the client's own type of the answer says.
function refusal({error, response}: Answer<unknown>): string {
  return `${response?.status} ${error?.code}`;
}

async function save(name: string, content: Blob): Promise<string> {
  writeFileSync(`${process.env['WAYBILL_GOT']}/${name}`, Buffer.from(await content.arrayBuffer()));
  return '';
}

function closed(): {path: {id: string}, headers: {'Waybill-Password': string}} {
  return {path: {id: second()}, headers: {'Waybill-Password': PASSWORD}};
}

async function put(name: string, source: string, fileName: string): Promise<string> {
  const path = {'file-name': fileName};
  const receipt = data(await uploadFile({client: service, path, body: file(source)}));
  made.set(name, receipt);
  return save(name, data(await downloadContent({client: service, path: {id: receipt.id}})));
}

async function laterMember(): Promise<string> {
  const client = later;
  const receipt = data(await uploadFiles({client, body: {files: [file('one.txt')]}}));
  data(await getManifest({client, path: {id: receipt.id}}));
  const path = {token: token(receipt)};
  const changed = data(await patchSettings({client, path, body: {access: 'private'}}));
  const settings = data(await viewSettings({client, path}));
  return [receipt.files[0]!.name, changed.access, settings.files[0]!.name].join(' ');
}

async function drive(): Promise<void> {
  const client = service;
  await step('two-files', async () => {
    const files = [file('one.txt'), file('two.bin')];
    const body = {files, password: PASSWORD, expires: '1d'};
    made.set('two', data(await uploadFiles({client, body})));
    return token(made.get('two')!);
  });
  await step('end-to-end', async () => {
    const files = [file('one.enc'), file('two.enc')];
    const body = {files, e2e: 'true', e2e_salt: 'AAAAAAAAAAAAAAAAAAAAAA==', e2e_iv: IVS};
    return data(await uploadFiles({client, body})).id;
  });
  const id = made.get('two')?.id ?? UNKNOWN;
  await step('manifest', async () => {
    const headers = {'Waybill-Password': PASSWORD};
    return data(await getManifest({client, path: {id}, headers})).files
      .map(each => `${each.name}:${each.size}`).join(' ');
  });
  await step('bytes', async () => save('bytes', data(await downloadContent({client, ...closed()}))));
  await step('range', async () => {
    const headers = {...closed().headers, Range: 'bytes=100-199'};
    return save('range', data(await downloadContent({client, ...closed(), headers})));
  });
  await step('head', async () => {
    const answer = await downloadContentHead({client, ...closed()});
    return String(answer.response?.headers.get('Content-Length'));
  });
  await step('put-json', () => put('put-json', 'data.json', 'data.json'));
  await step('put-bytes', () => put('put-bytes', 'two.bin', 'grün 1.bin'));
  await step('form', async () => {
    const path = {token: token(made.get('put-bytes')!)};
    data(await submitSettings({client, path, body: {password: 'battery staple', expires: '3d'}}));
    return path.token;
  });
  await step('error-400', async () =>
    refusal(await uploadFiles({client, body: {files: [file('one.enc')], e2e: 'true'}})));
  await step('error-401', async () => refusal(await getManifest({client, path: {id}})));
  await step('error-403', async () =>
    refusal(await downloadContent({client, path: {id}, headers: {'Waybill-Password': 'wrong'}})));
  await step('error-404', async () => refusal(await getManifest({client, path: {id: UNKNOWN}})));
  await step('error-413', async () =>
    refusal(await uploadFiles({client, body: {files: [file('large.bin')]}})));
  await step('later-member', laterMember);
  await step('later-code', async () =>
    refusal(await getManifest({client: later, path: {id}})));
  await step('patch-null', async () => {
    const path = {token: token(made.get('two')!)};
    const changed = data(await patchSettings({client, path, body: {password: null}}));
    return `${changed.access} ${changed.has_password}`;
  });
  await step('delete', async () => {
    const path = {token: token(made.get('put-json')!)};
    data(await deleteUpload({client, path}));
    return path.token;
  });
}

void drive();
