import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { openHttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';

test('a connection that sent no request does not hold up the end', async () => {
  const app = await openHttpApp(offerHeader({ others: ['ada: { admin: acme }'] }));
  const { hostname, port } = new URL(app.scenario.product.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await app.close();
  await closed;
  expect(socket.destroyed).toBe(true);
});
