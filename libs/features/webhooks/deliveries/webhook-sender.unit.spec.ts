import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo, LookupFunction } from 'node:net';
import { checkAddress } from '../webhook-address.js';
import { WebhookSender } from './webhook-sender.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const EVENT = { id: 'd2f0', body: '{"id":"d2f0"}', secrets: [SECRET] };

/** A server that speaks byte by byte, and what it was sent. */
let server: Server;
let speak: (socket: Socket) => void;
let sender: WebhookSender;
const sockets = new Set<Socket>();
beforeEach(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', () => speak(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  sender = new WebhookSender({ allowPrivate: true, answerMilliseconds: 300 });
});
afterEach(async () => {
  sender.close();
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
});
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const send = () => sender.send({ ...EVENT, address: address() });

describe('an address', () => {
  test('that never answers is given up', async () => {
    speak = () => undefined;
    expect(await send()).toMatchObject({
      delivered: false,
      status: null,
      problem: 'There was no answer within 0.3 seconds.',
    });
  });

  test('that answers bit by bit without an end is given up', async () => {
    speak = (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = setInterval(() => socket.write('X-More: and more\r\n'), 20);
      socket.once('close', () => clearInterval(more));
    };
    expect((await send()).problem).toBe('There was no answer within 0.3 seconds.');
  });

  test('that answers megabytes is broken off after what fits its connection', async () => {
    const MEGABYTES = 256;
    let written = 0;
    const broken = new Promise<void>((done) => {
      speak = (socket) => {
        socket.once('close', () => done());
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${MEGABYTES * 1_048_576}\r\n\r\n`);
        const part = Buffer.alloc(1_048_576);
        const more = () => {
          for (; written < MEGABYTES && !socket.destroyed; written += 1)
            if (!socket.write(part)) return void socket.once('drain', more);
        };
        more();
      };
    });
    expect(await send()).toMatchObject({ delivered: true, status: 200 });
    await broken;
    expect(written).toBeLessThan(MEGABYTES);
  });

  test('whose answer has no end is let go after its time', async () => {
    const closed = new Promise<void>((done) => {
      speak = (socket) => {
        socket.once('close', () => done());
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n');
      };
    });
    expect((await send()).delivered).toBe(true);
    await closed;
  });

  test('that speaks no HTTP, or hangs up, could not be reached', async () => {
    speak = (socket) => void socket.end('220 smtp ready\r\n');
    expect((await send()).problem).toMatch(/^The address could not be reached: \w+\.$/);
    speak = (socket) => void socket.destroy();
    expect((await send()).problem).toMatch(/^The address could not be reached: \w+\.$/);
  });
});

describe('a private network', () => {
  const filtering = (lookup: LookupFunction) =>
    new WebhookSender({ allowPrivate: false, answerMilliseconds: 300, lookup });

  test('is refused at delivery, though the name was public at the door', async () => {
    const { port } = server.address() as AddressInfo;
    const changed = `https://rebound.example.com:${port}/`;
    const isPublic = () => Promise.resolve(['93.184.216.34']);
    await checkAddress(changed, { allowPrivate: false }, isPublic);
    let asked = 0;
    const rebound = filtering((_name, options, found) => {
      asked += 1;
      if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }]);
      else found(null, '127.0.0.1', 4);
    });
    const sent = await rebound.send({ ...EVENT, address: changed });
    rebound.close();
    expect(sent).toMatchObject({
      delivered: false,
      problem: 'The address leads into a private network.',
    });
    expect([asked, sockets.size]).toEqual([1, 0]);
  });

  test('is refused as an IP address, and so is http', async () => {
    const strict = new WebhookSender({ allowPrivate: false });
    const problemOf = async (url: string) =>
      (await strict.send({ ...EVENT, address: url })).problem;
    expect(await problemOf('https://127.0.0.1/')).toBe('The address leads into a private network.');
    expect(await problemOf('https://[::1]/')).toBe('The address leads into a private network.');
    expect(await problemOf(address())).toContain('no https address');
    strict.close();
    expect(sockets.size).toBe(0);
  });
});
