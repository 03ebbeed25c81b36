import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { digests, Rebuild, SpooledByStream } from '#kit/postgres';
import { rebuildOptions } from '../../apps/runtime/rebuild-options.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date, levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora], locations: ['Paris, "Nord"', 'back\\slash'] } }
  people:
${Array.from({ length: 13 }, (_, index) => `    p${index}: { employee: acme/paris, manager: max }`).join('\n')}
    max: { manager: acme }
    cora: { coordinator: helpers }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 5 } } }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  for (let index = 0; index < 10; index++) {
    const { body: answer } = await app.do(`p${index}`, '/registrations/select-dates', body);
    if (index < 5) await app.do('cora', `/registrations/${answer.id}/confirm-dates`);
  }
  await app.at('2026-01-09T10:00');
});
afterAll(() => app.close());

const runtime = () => app.scenario.product.runtime;
const tables = () => app.scenario.product.engine.projector.tables;
const now = () => digests(runtime().pool, 'read', tables());
const mails = async () =>
  (await runtime().pool.query<{ count: number }>('SELECT count(*)::int AS count FROM work.outbox'))
    .rows[0]?.count;

test('a rebuild finds every table as it was, and sends nothing', async () => {
  const before = await now();
  const outbox = await mails();
  const result = await app.scenario.product.engine.rebuild();
  await app.settle();
  expect(result.differing).toEqual([]);
  expect(await now()).toEqual(before);
  expect(await mails()).toBe(outbox);
});

test('what was changed by hand is found, and is right again', async () => {
  const before = await now();
  await runtime().pool.query(
    `UPDATE read.registrations SET minutes = minutes + 1 WHERE id = (SELECT id FROM read.registrations LIMIT 1)`,
  );
  await runtime().pool.query(
    `DELETE FROM read.participation_dates WHERE id = (SELECT id FROM read.participation_dates LIMIT 1)`,
  );
  const result = await app.scenario.product.engine.rebuild();
  expect([...result.differing].sort()).toEqual(['participation_dates', 'registrations']);
  expect(await now()).toEqual(before);
});

test('resumes where it was stopped, with what was appended meanwhile', async () => {
  const stop = new AbortController();
  const options = rebuildOptions(runtime());
  const rebuild = new Rebuild({
    ...options,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('stop')),
  });
  await expect(rebuild.run()).rejects.toThrow('stop');
  expect((await runtime().pool.query('SELECT 1 FROM work.rebuild')).rowCount).toBe(1);
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  const { body: answer } = await app.do('p11', '/registrations/select-dates', body);
  const result = await app.scenario.product.engine.rebuild();
  await app.settle();
  expect(result.differing).toEqual([]);
  const { rows } = await runtime().pool.query<{ status: string }>(
    'SELECT status FROM read.registrations WHERE id = $1',
    [answer.id],
  );
  expect(rows).toEqual([{ status: 'dates_to_be_confirmed' }]);
});

test('what is taken in until the very moment of the swap is there after it', async () => {
  const { store } = runtime();
  const head = store.head.bind(store);
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  let late = '';
  // Asked where it begins, before it compares, and before it swaps.
  const asked = jest.spyOn(store, 'head').mockImplementationOnce(head).mockImplementationOnce(head);
  asked.mockImplementationOnce(async () => {
    const before = await head();
    late = (await app.do('p12', '/registrations/select-dates', body)).body.id;
    return before;
  });
  const result = await app.scenario.product.engine.rebuild();
  asked.mockRestore();
  expect(result.position).toBe(await head());
  expect(
    (await runtime().pool.query('SELECT 1 FROM read.registrations WHERE id = $1', [late])).rowCount,
  ).toBe(1);
});

test('a log that comes in order of positions gives the same tables', async () => {
  const before = await now();
  const options = rebuildOptions(runtime());
  const result = await new Rebuild({
    ...options,
    log: new SpooledByStream(options.pool, options.store),
  }).run();
  expect(result.differing).toEqual([]);
  expect(await now()).toEqual(before);
});

test('the product goes on after it: indexes are there, and new rows are written', async () => {
  const indexes = await runtime().pool.query(`SELECT 1 FROM pg_indexes WHERE schemaname = 'read'`);
  const keys = await runtime().pool.query(
    `SELECT 1 FROM pg_constraint WHERE contype = 'p' AND connamespace = 'read'::regnamespace`,
  );
  expect(keys.rowCount).toBe(['snapshots', ...tables()].length);
  expect(indexes.rowCount).toBeGreaterThan(tables().length);
  const body = {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  };
  expect((await app.do('p10', '/registrations/select-dates', body)).status).toBe(200);
});
