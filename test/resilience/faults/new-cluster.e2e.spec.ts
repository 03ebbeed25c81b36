import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { verifyLog } from '#features/history';
import { MovableClock, type StoredEvent } from '#kit/eventsourcing';
import { backUp } from '../../../apps/cli/operations/backup.js';
import { restoreInto } from '../../../apps/cli/operations/restore.js';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { amount, recordRun } from '../../support/fault-runs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { MASTER_KEY } from '../../support/master-key.js';
import { clearAway, temporaryDirectory } from '../../support/temporary-directory.js';
import { startThrowAwayServer, type ThrowAwayServer } from '../../support/throw-away-server.js';

/** Fault 3: an installation restored into another, new cluster, whose transactions are counted from the beginning again. */

const PEOPLE = Array.from(
  { length: amount('PEOPLE', { usual: 4, long: 80 }) },
  (_, index) => `e${index}`,
);
const HALF = PEOPLE.length / 2;

let app: HttpApp;
let cluster: ThrowAwayServer;
let product: AllInOne;

beforeAll(async () => {
  cluster = await startThrowAwayServer();
  app = await openHttpApp(
    `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
${PEOPLE.map((name) => `    ${name}: { employee: acme }`).join('\n')}
    cora: { coordinator: helpers }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`,
    { LEDGER_MASTER_KEY: MASTER_KEY },
  );
});
afterAll(async () => {
  await product?.stop();
  await app?.close();
  await cluster?.drop();
  await clearAway();
});

/** Signs up where the installation stands now; gives the ids of the events. */
async function apply(url: string, person: string): Promise<string[]> {
  const response = await fetch(`${url}/registrations/submit-application`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await app.token(person)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ initiative: app.scenario.id('initiative', 'advice') }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { events: StoredEvent[] }).events.map(({ id }) => id);
}

const sent = async ({ runtime }: AllInOne): Promise<number> =>
  (
    await runtime.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM work.outbox WHERE status = 'sent' AND registration IS NOT NULL`,
    )
  ).rows[0]?.count ?? 0;

test('fault 3: restored into a new cluster the log goes on', async () => {
  const { product: source } = app.scenario;
  for (const person of PEOPLE.slice(0, HALF)) await apply(source.url, person);
  await app.settle();
  const folder = temporaryDirectory();
  const folders = { events: join(folder, 'events'), keys: join(folder, 'keys') };
  await backUp(source.runtime.config, app.databaseUrl, folders, () => undefined);
  const before = await eventsOf(source.runtime.store, '', 500);

  const config = { ...source.runtime.config, DATABASE_URL: cluster.url };
  await restoreInto(config, cluster.url, folders, () => undefined);
  product = await startAllInOne({
    config,
    databaseUrl: cluster.url,
    clock: new MovableClock(app.scenario.clock.now()),
    running: false,
  });
  const { runtime, engine } = product;
  const reader = new Follower(runtime.store, '');
  const after: string[] = [];
  for (const person of PEOPLE.slice(HALF)) after.push(...(await apply(product.url, person)));
  await engine.settle();
  await reader.reached(await runtime.store.head());
  await reader.stop();

  expect(reader.events.slice(0, before.length)).toEqual(before);
  expect((await verifyLog(runtime.store, { dense: true })).problems).toEqual([]);
  expect(await sent(product)).toBe(PEOPLE.length);
  expect((await engine.rebuild()).differing).toEqual([]);
  const expected = [...before.map(({ id }) => id), ...after];
  recordRun({
    fault: 3,
    store: 'PostgreSQL',
    injected: 1,
    expected,
    seen: reader.events.map(({ id }) => id),
  });
});
