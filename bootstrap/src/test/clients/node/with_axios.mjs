// Its adapter for Node's http, which is the default there.
import http from 'node:http';
import {body, form, load, run} from './driver.mjs';

const {default: axios} = await load('axios');
const agent = new http.Agent({keepAlive: true});

await run(async call => {
  const answer = await axios.request({
    method: call.method,
    url: call.url,
    headers: call.headers,
    data: call.files.length > 0 ? form(call) : body(call),
    httpAgent: agent,
    responseType: 'arraybuffer',
    maxRedirects: 0,
    validateStatus: () => true,
  });
  const headers = Object.entries(answer.headers.toJSON());
  return {status: answer.status, headers, content: answer.data};
});
agent.destroy();
