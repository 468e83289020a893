// The fetch that Node brings.
import {body, form, run} from './driver.mjs';

run(async call => {
  const answer = await fetch(call.url, {
    method: call.method,
    headers: call.headers,
    body: call.files.length > 0 ? form(call) : body(call),
    duplex: 'half',
    redirect: 'manual',
  });
  const content = Buffer.from(await answer.arrayBuffer());
  return {status: answer.status, headers: answer.headers, content};
});
