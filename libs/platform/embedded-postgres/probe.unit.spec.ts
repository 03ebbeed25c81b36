import { afterEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { addressOf, probe } from './probe.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A server that refuses every connection with the next of these codes, the last one for ever; undefined: it says nothing. */
async function refusing(...codes: (string | undefined)[]): Promise<string> {
  const server = createServer((socket) => {
    const code = codes.length > 1 ? codes.shift() : codes[0];
    const body = Buffer.from(`SFATAL\0C${code}\0Msorry\0\0`);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    socket.on('error', () => undefined);
    if (code !== undefined)
      socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, body])));
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return addressOf((server.address() as AddressInfo).port, 'secret');
}

test('probes a starting server again until the caller’s time-out', async () => {
  expect(await probe(await refusing('57P03', '57P03', '28P01'), 1000, 5000)).toBe('wrong_password');
  expect(await probe(await refusing('57P03'), 1000, 0)).toBe('busy');
});

test('a full server is alive', async () => {
  expect(await probe(await refusing('53300'), 1000, 0)).toBe('ready');
});

test('one that says nothing, or is not there, is silent', async () => {
  expect(await probe(await refusing(undefined), 100, 0)).toBe('silent');
  const url = await refusing('57P03');
  await once(servers.pop()!.close(), 'close');
  expect(await probe(url, 100, 0)).toBe('silent');
});
