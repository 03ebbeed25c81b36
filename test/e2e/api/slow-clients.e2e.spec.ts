import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { offerHeader } from '../../support/journey-headers.js';
import { RawConnection } from '../../support/raw-connection.js';

const MOST = 20;
/** Milliseconds between two bytes: each of them would keep a connection open that is only closed when idle. */
const DRIP = 100;
const IDLE = 2_000;
const PATIENCE = 30;

let app: HttpApp;
let connections: RawConnection[] = [];
beforeAll(async () => {
  app = await openHttpApp(offerHeader({ others: ['ada: { admin: acme }'] }), {
    HEADERS_TIMEOUT_SECONDS: '1',
    REQUEST_TIMEOUT_SECONDS: '2',
    IDLE_TIMEOUT_SECONDS: String(IDLE / 1_000),
    MAX_CONNECTIONS: String(MOST),
  });
});
afterEach(() => {
  for (const connection of connections) connection.close();
  connections = [];
});
afterAll(() => app.close());

function open(text = ''): RawConnection {
  const connection = new RawConnection(app.scenario.product.url).send(text);
  connections.push(connection);
  return connection;
}
const closed = (connection: RawConnection) =>
  eventually('the connection is closed', () => connection.isClosed, PATIENCE);
const request = (line: string, ...headers: readonly string[]) =>
  [`${line} HTTP/1.1`, 'Host: ledger', ...headers, '', ''].join('\r\n');
const LIVE = request('GET /health/live');

describe('a request that does not arrive in time is refused', () => {
  test('with slow headers', async () => {
    const slow = open('GET /health/live HTTP/1.1\r\nHost: ledger\r\nX-Slow: ').drip('a', DRIP);
    await closed(slow);
    expect(slow.received).toMatch(/^HTTP\/1\.1 408 [^]*application\/problem\+json/);
  });

  test('with a slow body', async () => {
    const head = request(
      'POST /registrations/submit-application',
      `Authorization: Bearer ${await app.token('ada')}`,
      'Content-Type: application/json',
      'Content-Length: 1000000',
    );
    const slow = open(head).drip(' ', DRIP);
    await closed(slow);
    expect(slow.received).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('with a slow file', async () => {
    const company = app.scenario.id('company', 'acme');
    const head = request(
      `POST /companies/${company}/import-people`,
      `Authorization: Bearer ${await app.token('ada')}`,
      'Content-Type: text/csv',
      'Content-Length: 1000000',
    );
    const slow = open(head).drip('a', DRIP);
    await closed(slow);
    expect((await app.get('ada', '/me')).status).toBe(200);
  });

  test('without a byte', async () => {
    await closed(open());
  });
});

test('a client that does not read its answers is cut off', async () => {
  const stuck = open(request('GET /openapi.json').repeat(60)).stopReading();
  await closed(stuck.drip('\n', 2.5 * IDLE)); // only who sends learns that the connection is gone
});

test('others are answered beside slow ones', async () => {
  // On a busy machine the slow ones may be cut off first.
  await eventually(
    'one is answered while all slow ones are open',
    async () => {
      const slow = Array.from({ length: MOST / 4 }, () =>
        open('GET / HTTP/1.1\r\n').drip('a', DRIP),
      );
      const answered = open(LIVE);
      await eventually('it is answered', () => answered.received.startsWith('HTTP/1.1 200'));
      const isBeside = slow.every(({ isClosed }) => !isClosed);
      for (const connection of [...slow, answered]) connection.close();
      return isBeside;
    },
    PATIENCE,
  );
});

test('a connection beyond the limit is closed, until there is room', async () => {
  const all = Array.from({ length: MOST + 5 }, () => open(LIVE));
  await eventually(
    'each is answered or closed',
    () => all.every(({ received, isClosed }) => isClosed || received !== ''),
    PATIENCE,
  );
  expect(all.filter(({ received }) => received !== '').length).toBeLessThanOrEqual(MOST);
  expect(all.some(({ received }) => received === '')).toBe(true);
  for (const connection of all) connection.close();
  const answers = async () => {
    const next = open(LIVE);
    await eventually('an end', () => next.isClosed || next.received !== '', PATIENCE);
    return next.received.startsWith('HTTP/1.1 200');
  };
  await eventually('another is answered', answers, PATIENCE);
});
