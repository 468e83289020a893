import {body, form, load, run} from './driver.mjs';

const {request, FormData} = await load('undici');

run(async call => {
  const answer = await request(call.url, {
    method: call.method,
    headers: call.headers,
    body: call.files.length > 0 ? form(call, FormData) : body(call),
  });
  const content = Buffer.from(await answer.body.arrayBuffer());
  return {status: answer.statusCode, headers: Object.entries(answer.headers), content};
});
