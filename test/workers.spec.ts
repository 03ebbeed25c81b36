import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startCatchAll, type CatchAll } from '#mail';
import { eventually } from '../libs/eventsourcing/testing/check.js';
import { onBothStores, type StoreInUse } from './support/both-stores.js';
import { recordRun } from './support/fault-runs.js';
import { openScene, type Scene } from './support/scene.js';
import { startWorker, type WorkerProcess } from './support/ledger-process.js';

const HEAD = `
zone: Europe/Paris
start: ${new Date().toISOString().slice(0, 16)}
given:
  companies: { acme: {} }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
${Array.from({ length: 9 }, (_, index) => `    p${index}: { employee: acme }`).join('\n')}
    cora: { coordinator: helpers }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;
/** Leases run out after seconds; the rest is for slow machines. */
const PATIENCE = 90;

let store: StoreInUse;
let scene: Scene;
let mails: CatchAll;
let workers: WorkerProcess[];
/** Message-ID → how often it came. */
const came = new Map<string, number>();

async function open(openStore: () => Promise<StoreInUse>): Promise<void> {
  came.clear();
  store = await openStore();
  scene = await openScene(HEAD, store.environment);
  mails = await startCatchAll({
    port: 0,
    onMail: async ({ messageId }) => void came.set(messageId, (came.get(messageId) ?? 0) + 1),
  });
  const { LEDGER_DATA } = runtime().config;
  const environment = { DATABASE_URL: scene.databaseUrl, LEDGER_DATA, SMTP_URL: mails.smtpUrl, LOG_LEVEL: 'error', ...store.environment };
  await scene.stage.product.engine.stop();
  workers = await Promise.all([0, 1, 2].map(() => startWorker(environment)));
}
async function close(): Promise<void> {
  await Promise.all((workers ?? []).map((worker) => worker.kill()));
  await scene?.close();
  await mails?.stop();
  await store?.close();
}

const runtime = () => scene.stage.product.runtime;

async function ownerNow(): Promise<string | null> {
  const { rows } = await runtime().pool.query<{ owner: string | null }>(
    `SELECT owner FROM work.leases WHERE name = 'worker' AND until > now()`,
  );
  return rows[0]?.owner ?? null;
}

const named = (owner: string): WorkerProcess => workers.find((worker) => worker.owner === owner) as WorkerProcess;

/** The worker that does the work, once there is another than those before. */
async function nextOwner(...before: string[]): Promise<WorkerProcess> {
  let owner: string | null = null;
  await eventually('a worker takes over', async () => (owner = await ownerNow()) !== null && !before.includes(owner), PATIENCE);
  return named(owner ?? '');
}

/** Somebody applies; the read models show it, and the coordinator's mail arrives. */
async function apply(person: string): Promise<void> {
  const mailed = came.size;
  const { status, body } = await scene.send(person, 'POST', '/registrations/submit-application', {
    initiative: scene.stage.id('initiative', 'advice'),
  });
  expect(status).toBe(200);
  const shown = `SELECT 1 FROM read.registrations WHERE id = $1 AND status = 'application'`;
  await eventually('the read models show it', async () => (await runtime().pool.query(shown, [body.id])).rowCount === 1, PATIENCE);
  await eventually('the mail arrives', () => came.size === mailed + 1, PATIENCE);
}

onBothStores((openStore) => {
  beforeAll(() => open(openStore));
  afterAll(close);

  test('of three workers one works; killed, stopped or asked to end, another goes on, and nothing is lost or done twice', async () => {
    const first = await nextOwner();
    await apply('p0');
    first.child.kill('SIGKILL');
    await apply('p1');
    const second = await nextOwner(first.owner);

    second.child.kill('SIGSTOP');
    await apply('p2');
    const third = await nextOwner(first.owner, second.owner);
    second.child.kill('SIGCONT');
    for (const person of ['p3', 'p4', 'p5']) await apply(person);
    expect(await ownerNow()).toBe(third.owner);
    expect(second.child.exitCode).toBeNull();

    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    await apply('p6');
    expect(await ownerNow()).toBe(second.owner);

    const { rows } = await runtime().pool.query<{ id: string }>(`SELECT id FROM work.outbox WHERE kind = 'ApplicationSubmitted'`);
    expect(rows).toHaveLength(7);
    const expected = rows.map(({ id }) => `<${id}@volunteer-ledger.invalid>`);
    const seen = [...came].flatMap(([id, times]) => Array<string>(times).fill(id));
    recordRun({ fault: 6, store: store.name, injected: 3, expected, seen });
  });

  test('a worker whose sessions the database ends goes on with new ones', async () => {
    const owner = await ownerNow();
    const client = new pg.Client({ connectionString: scene.databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await client.end();
    expect(rowCount).toBeGreaterThan(0);
    await eventually(
      'this process has connections again',
      () =>
        ownerNow().then(
          () => true,
          () => false,
        ),
      PATIENCE,
    );
    await apply('p7');
    expect(await ownerNow()).toBe(owner);
  });
});
