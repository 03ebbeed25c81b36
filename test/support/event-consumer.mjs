/**
 * A consumer of the event feed, as a process that can be killed at any time. Its store is one file: a line for each event, which is also
 * its position. With STALL it hangs halfway through that event (1 is the first that it gets), until it is killed.
 * `node event-consumer.mjs URL TOKEN FILE pages|stream [STALL]`
 */
import { Buffer } from 'node:buffer';
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { TextDecoder } from 'node:util';

const [url, token, file, how, stall] = process.argv.slice(2);
let received = 0;
const authorization = `Bearer ${token}`;

/** The position after which to go on. A line that a kill cut off is not there. */
function position() {
  if (!existsSync(file)) return '';
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return whole.trimEnd().split('\n').at(-1)?.split(' ')[0] ?? '';
}
/** In two writes, so that a kill can come between them. */
function keep({ sequence, id }) {
  appendFileSync(file, `${sequence} `);
  received += 1;
  if (received === Number(stall)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  appendFileSync(file, `${id}\n`);
}

async function readPages() {
  for (let after = position(); ;) {
    const response = await globalThis.fetch(`${url}/events?limit=3&after=${after}`, {
      headers: { authorization, accept: 'application/x-ndjson' },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    for (const line of (await response.text()).split('\n').filter(Boolean)) keep(JSON.parse(line));
    after = response.headers.get('next-position');
    if (after === response.headers.get('complete-up-to'))
      await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function follow() {
  const last = position();
  const response = await globalThis.fetch(`${url}/events/stream`, {
    headers: { authorization, ...(last === '' ? {} : { 'last-event-id': last }) },
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of response.body) {
    text += decoder.decode(part, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop();
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined && !/^event: /m.test(message)) keep(JSON.parse(data));
    }
  }
}

await (how === 'pages' ? readPages() : follow());
