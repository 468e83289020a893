// What all drivers for Node share: the words of the calls, and what is printed.
import fs from 'node:fs';
import {createRequire} from 'node:module';
import {parseArgs} from 'node:util';

const METHODS = {
  upload: 'POST', put: 'PUT', get: 'GET', head: 'HEAD', patch: 'PATCH', delete: 'DELETE',
};

/** A module of the folder that the variable MODULES names. */
export function load(name) {
  return import(createRequire(process.env.MODULES + '/').resolve(name));
}

function several(type = 'string') {
  return {type, multiple: true, default: []};
}

function split(text, separator) {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function read(args) {
  const {values, positionals} = parseArgs({
    args,
    allowPositionals: true,
    options: {
      file: several(), name: several(), field: several(), header: several(),
      basic: {type: 'string'}, 'unknown-length': {type: 'boolean'},
    },
  });
  const [verb, url, more] = positionals;
  const headers = Object.fromEntries(values.header.map(header => split(header, ': ')));
  if (values.basic) {
    headers.Authorization = 'Basic ' + Buffer.from(values.basic).toString('base64');
  }
  if (verb === 'patch') {
    headers['Content-Type'] = 'application/merge-patch+json';
  }
  return {
    method: METHODS[verb],
    url,
    headers,
    files: values.file.map((path, i) => ({path, name: values.name[i]})),
    fields: values.field.map(field => split(field, '=')),
    file: verb === 'put' ? more : null,
    json: verb === 'patch' ? more : null,
    out: verb === 'get' ? more : null,
    unknownLength: values['unknown-length'] ?? false,
  };
}

function* calls(words) {
  for (let from = 0; from <= words.length;) {
    const then = words.indexOf('then', from);
    const to = then < 0 ? words.length : then;
    yield read(words.slice(from, to));
    from = to + 1;
  }
}

/** The form of the platform, with the files and fields of a call. */
export function form(call, Form = FormData) {
  const made = new Form();
  for (const {path, name} of call.files) {
    made.append('files', new Blob([fs.readFileSync(path)]), name);
  }
  call.fields.forEach(([name, value]) => made.append(name, value));
  return made;
}

/** What is sent where it is no form: a stream, bytes, text or nothing. */
export function body(call) {
  if (call.file) {
    return call.unknownLength ? fs.createReadStream(call.file) : fs.readFileSync(call.file);
  }
  return call.json ?? undefined;
}

function show(call, {status, headers, content}) {
  const lines = [status];
  for (const [name, value] of headers) {
    lines.push(...[value].flat().map(one => `${name}: ${one}`));
  }
  process.stdout.write(lines.join('\n') + '\n\n');
  if (call.out) {
    fs.writeFileSync(call.out, content);
  } else {
    process.stdout.write(content);
  }
}

/** `ask` gets a call and gives status, pairs of headers, and the content in a buffer. */
export async function run(ask) {
  let isFirst = true;
  for (const call of calls(process.argv.slice(2))) {
    process.stdout.write(isFirst ? '' : '\nthen\n');
    isFirst = false;
    show(call, await ask(call));
    // Only then has a pool taken the connection back.
    await new Promise(setImmediate);
  }
}
