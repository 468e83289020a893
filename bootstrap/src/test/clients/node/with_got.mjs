import http from 'node:http';
import {body, form, load, run} from './driver.mjs';

const {default: got} = await load('got');
const agent = new http.Agent({keepAlive: true});

await run(async call => {
  const answer = await got(call.url, {
    method: call.method,
    headers: call.headers,
    body: call.files.length > 0 ? form(call) : body(call),
    agent: {http: agent},
    responseType: 'buffer',
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    retry: {limit: 0},
  });
  return {status: answer.statusCode, headers: Object.entries(answer.headers), content: answer.rawBody};
});
agent.destroy();
