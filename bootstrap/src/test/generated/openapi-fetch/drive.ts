// Drives openapi-fetch with the types of openapi-typescript; see ../README.md.
import {readFileSync, writeFileSync} from 'node:fs';
import createClient, {type Client} from 'openapi-fetch';
import type {components, paths} from './waybill.d.ts';

type Receipt = components['schemas']['UploadReceipt'];
type Form = components['schemas']['UploadForm'];
// The media types that a program is answered in; pages are of no use to one.
type Media = 'application/json' | 'application/problem+json' | 'application/octet-stream';
type Service = Client<paths, Media>;
type Answer<T> = {data?: T, error?: {code: string}, response: Response};

const PASSWORD = 'correct horse';
const IVS = ['AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAB'];
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const service = createClient<paths, Media>({baseUrl: process.env['WAYBILL_URL']!});
const later = createClient<paths, Media>({baseUrl: process.env['WAYBILL_LATER']!});
const made = new Map<string, Receipt>();

function file(name: string): File {
  return new File([readFileSync(`${process.env['WAYBILL_FILES']}/${name}`)], name);
}

function token(receipt: Receipt): string {
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

function data<T>({data, response}: Answer<T>): T {
  if (data === undefined) {
    throw new Error(`${response.status} without data`);
  }
  return data;
}

// What the client's own type of the answer says.
function refusal({error, response}: Answer<unknown>): string {
  return `${response.status} ${error?.code}`;
}

// The client writes JSON unless it is told how else a body is made.
function multipart(form: Form): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    for (const each of [value].flat()) {
      body.append(name, each);
    }
  }
  return body;
}

function upload(to: Service, body: Form) {
  return to.POST('/upload', {body, bodySerializer: multipart});
}

function manifest(from: Service, id: string, password?: string) {
  const header = password === undefined ? {} : {'Waybill-Password': password};
  return from.GET('/f/{id}/manifest', {params: {path: {id}, header}});
}

function content(id: string, header: {'Waybill-Password'?: string, Range?: string}) {
  return service.GET('/f/{id}/content', {params: {path: {id}, header}, parseAs: 'blob'});
}

async function save(name: string, content: Blob): Promise<string> {
  writeFileSync(`${process.env['WAYBILL_GOT']}/${name}`, Buffer.from(await content.arrayBuffer()));
  return '';
}

async function put(name: string, source: string, fileName: string): Promise<string> {
  const receipt = data(await service.PUT('/upload/{file-name}', {
    params: {path: {'file-name': fileName}},
    headers: {'Content-Type': 'application/octet-stream'},
    body: file(source),
    bodySerializer: body => body
  }));
  made.set(name, receipt);
  return save(name, data(await content(receipt.id, {})));
}

async function laterMember(): Promise<string> {
  const receipt = data(await upload(later, {files: [file('one.txt')]}));
  data(await manifest(later, receipt.id));
  const params = {path: {token: token(receipt)}};
  const changed = data(await later.PATCH('/manage/{token}', {params, body: {access: 'private'}}));
  const settings = data(await later.GET('/manage/{token}', {params}));
  return [receipt.files[0]!.name, changed.access, settings.files[0]!.name].join(' ');
}

async function drive(): Promise<void> {
  await step('two-files', async () => {
    const files = [file('one.txt'), file('two.bin')];
    made.set('two', data(await upload(service, {files, password: PASSWORD, expires: '1d'})));
    return token(made.get('two')!);
  });
  await step('end-to-end', async () => {
    const files = [file('one.enc'), file('two.enc')];
    const salt = 'AAAAAAAAAAAAAAAAAAAAAA==';
    return data(await upload(service, {files, e2e: 'true', e2e_salt: salt, e2e_iv: IVS})).id;
  });
  const id = made.get('two')?.id ?? UNKNOWN;
  await step('manifest', async () => data(await manifest(service, id, PASSWORD)).files
    .map(each => `${each.name}:${each.size}`).join(' '));
  await step('bytes', async () =>
    save('bytes', data(await content(second(), {'Waybill-Password': PASSWORD}))));
  await step('range', async () => save('range', data(
    await content(second(), {'Waybill-Password': PASSWORD, Range: 'bytes=100-199'}))));
  await step('head', async () => {
    const params = {path: {id: second()}, header: {'Waybill-Password': PASSWORD}};
    const answer = await service.HEAD('/f/{id}/content', {params});
    return String(answer.response.headers.get('Content-Length'));
  });
  await step('put-json', () => put('put-json', 'data.json', 'data.json'));
  await step('put-bytes', () => put('put-bytes', 'two.bin', 'grün 1.bin'));
  await step('form', async () => {
    const changed = token(made.get('put-bytes')!);
    data(await service.POST('/manage/{token}', {
      params: {path: {token: changed}},
      headers: {'Content-Type': 'application/x-www-form-urlencoded'},
      body: {password: 'battery staple', expires: '3d'}
    }));
    return changed;
  });
  await step('error-400', async () =>
    refusal(await upload(service, {files: [file('one.enc')], e2e: 'true'})));
  await step('error-401', async () => refusal(await manifest(service, id)));
  await step('error-403', async () => refusal(await content(id, {'Waybill-Password': 'wrong'})));
  await step('error-404', async () => refusal(await manifest(service, UNKNOWN)));
  await step('error-413', async () => refusal(await upload(service, {files: [file('large.bin')]})));
  await step('later-member', laterMember);
  await step('later-code', async () => refusal(await manifest(later, id)));
  await step('patch-null', async () => {
    const params = {path: {token: token(made.get('two')!)}};
    const changed = data(await service.PATCH('/manage/{token}', {params, body: {password: null}}));
    return `${changed.access} ${changed.has_password}`;
  });
  await step('delete', async () => {
    const deleted = token(made.get('put-json')!);
    data(await service.DELETE('/manage/{token}', {params: {path: {token: deleted}}}));
    return deleted;
  });
}

void drive();
