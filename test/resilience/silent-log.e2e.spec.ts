import { expect, test } from '@jest/globals';
import { inAnotherProcess } from '../support/another-process.js';

/** Signs up, converses, follows links from mails, makes mistakes of every kind; says at the end what must not be in the log. */
const PROGRAM = `
const { openHttpApp } = await import('./test/support/http-app.ts');
const { stopTestServer } = await import('./test/support/test-database.ts');
const app = await openHttpApp(\`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date } }
  nonprofits: { helpers: { coordinators: [cordelia] } }
  people: { evangeline: { employee: acme, manager: maximilian }, maximilian: { manager: acme }, cordelia: { coordinator: helpers } }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
\`, { LOG_LEVEL: 'debug' });
const { pool, log, store } = app.scenario.product.runtime;
const body = { initiative: app.scenario.id('initiative', 'cleanup'), dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }] };
const { body: { id } } = await app.do('evangeline', '/registrations/select-dates', body, { 'x-request-id': 'evangeline@world.example' });
await app.do('evangeline', '/registrations/' + id + '/post-message', { text: 'Unspeakable secret' });
await app.do('cordelia', '/registrations/' + id + '/confirm-dates');
const { rows: mails } = await pool.query('SELECT recipient, subject, html FROM work.caught_mails');
const links = [...new Set(mails.flatMap(({ html }) => [...html.matchAll(/\\/links\\/([\\w.-]+)/g)].map((match) => match[1])))];
for (const link of links) await app.sendRaw('GET', '/links/' + link);
await app.sendRaw('POST', '/links/' + links[0], 'evangeline', { 'content-type': 'text/plain' });
await app.send('evangeline', 'POST', '/registrations/' + id + '/post-message', { text: 7, evangeline: 1 });
await app.send('evangeline', 'GET', '/people/evangeline@world.example?name=evangeline');
await app.sendRaw('GET', '/evangeline@world.example');
// What nobody foresaw: the store and the database fail with messages that quote what people wrote.
store.append = async () => { throw new Error('cannot write "Evangeline" for evangeline@world.example'); };
const failed = await app.send('evangeline', 'POST', '/registrations/' + id + '/post-message', { text: 'Unspeakable secret, again' });
const query = pool.query('SELECT $1::uuid', ['Evangeline']);
await query.catch((err) => log.error({ err }, 'failed for evangeline@world.example'));
const token = await app.token('evangeline');
await app.close();
await stopTestServer();
console.log(JSON.stringify({ status: failed.status, links, token, people: ['evangeline', 'maximilian', 'cordelia', 'unspeakable'] }));
`;

interface Said {
  readonly status: number;
  readonly links: readonly string[];
  readonly token: string;
  readonly people: readonly string[];
}

test('the log holds no personal data, token or link', async () => {
  let logged = '';
  const { said, ended } = await inAnotherProcess(PROGRAM, {
    onComplaint: (text) => (logged += text),
  });
  expect(await ended).toBe(0);
  const { status, links, token, people } = said as Said;
  expect(status).toBe(500);
  expect(links.length).toBeGreaterThan(1);
  expect(logged).toContain('/registrations/select-dates');
  expect(logged).toContain('/links/:token');
  expect(logged).toContain('"status":500');
  expect(logged).toContain('failed for [mail]');
  for (const secret of [...links, token, ...people])
    expect(logged.toLowerCase()).not.toContain(secret.toLowerCase());
  expect(logged).not.toContain('world.example');
});
