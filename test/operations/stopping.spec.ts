import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { startCatchAll, type CatchAll } from '#mail';
import { connectAsOwner } from '#postgres';
import { eventually } from '../../libs/eventsourcing/testing/check.js';
import { eventsOf } from '../../libs/eventsourcing/testing/read-checks.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { startApi, startWorker, type ApiProcess, type LedgerProcess, type WorkerProcess } from '../support/ledger-process.js';
import { openScene, type Scene } from '../support/scene.js';

/** `ledger api` and `ledger worker` in processes of their own, told to stop in the middle of something. */

const HEAD = `
zone: Europe/Paris
start: ${new Date().toISOString().slice(0, 16)}
given:
  companies: { acme: {} }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
${Array.from({ length: 3 }, (_, index) => `    p${index}: { employee: acme }`).join('\n')}
    cora: { coordinator: helpers }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;
const PATIENCE = 90;

let store: StoreInUse;
let scene: Scene;
let mails: CatchAll;
let owner: pg.Client;
let patient: ApiProcess;
let hasty: ApiProcess;
let worker: WorkerProcess;
const processes: LedgerProcess[] = [];
const sent: string[] = [];

async function open(openStore: () => Promise<StoreInUse>): Promise<void> {
  sent.length = 0;
  store = await openStore();
  scene = await openScene(HEAD, store.environment);
  await scene.stage.product.engine.stop();
  mails = await startCatchAll({ port: 0, onMail: ({ messageId }) => Promise.resolve(void sent.push(messageId)) });
  owner = await connectAsOwner(scene.databaseUrl);
  [patient, hasty, worker] = await Promise.all([
    kept(startApi(environment())),
    kept(startApi(environment({ STOP_SECONDS: '1' }))),
    kept(startWorker(environment())),
  ]);
}
async function close(): Promise<void> {
  await Promise.all(processes.splice(0).map((process) => process.kill()));
  await owner?.end();
  await scene?.close();
  await mails?.stop();
  await store?.close();
}

const environment = (more: Record<string, string> = {}) => {
  const { LEDGER_DATA } = scene.stage.product.runtime.config;
  const stores = { DATABASE_URL: scene.databaseUrl, LEDGER_DATA, SMTP_URL: mails.smtpUrl, ...store.environment };
  return { ...stores, PORT: '0', LOG_LEVEL: 'error', ...more };
};
async function kept<T extends LedgerProcess>(starting: Promise<T>): Promise<T> {
  processes.push(await starting);
  return starting;
}

/** Who would write to the table meanwhile waits until this is over. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await owner.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  await work().finally(() => owner.query('ROLLBACK'));
}
/** Somebody waits for a lock. */
const underWay = () =>
  eventually(
    'something is under way',
    async () => (await owner.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'relation'`)).rowCount !== 0,
    PATIENCE,
  );

async function apply(person: string, { url }: { readonly url: string }): Promise<Response> {
  const headers = { authorization: `Bearer ${await scene.token(person)}`, 'content-type': 'application/json', 'idempotency-key': person };
  const body = JSON.stringify({ initiative: scene.stage.id('initiative', 'advice') });
  return fetch(`${url}/registrations/submit-application`, { method: 'POST', headers, body });
}
const refusesConnections = ({ url }: ApiProcess) =>
  eventually(
    'new requests are taken no more',
    () =>
      fetch(`${url}/health/live`).then(
        () => false,
        () => true,
      ),
    PATIENCE,
  );
const appliedFor = async (): Promise<number> =>
  (await eventsOf(scene.stage.product.runtime.store, '', 500, { types: ['ApplicationSubmitted'] })).length;
const lease = async () =>
  (await owner.query<{ owner: string | null }>(`SELECT owner FROM work.leases WHERE name = 'worker'`)).rows[0]?.owner;

onBothStores((openStore) => {
  beforeAll(() => open(openStore));
  afterAll(close);

  test('an API told to stop takes nothing new, answers what is under way, and ends well', async () => {
    let answer: Promise<Response> | undefined;
    await whileLocked('work.answers', async () => {
      answer = apply('p0', patient);
      await underWay();
      patient.child.kill('SIGTERM');
      await refusesConnections(patient);
      expect(patient.child.exitCode).toBeNull();
    });
    expect((await answer)?.status).toBe(200);
    expect(await patient.ended).toBe(0);
    expect(await appliedFor()).toBe(1);
  });

  test('an API that cannot finish within STOP_SECONDS ends all the same, and says so; what it was asked is done once, by another', async () => {
    await whileLocked('work.answers', async () => {
      const answer = expect(apply('p1', hasty)).rejects.toThrow('fetch failed');
      await underWay();
      hasty.child.kill('SIGTERM');
      expect(await hasty.ended).toBe(1);
      await answer;
    });
    expect(hasty.complaints()).toContain('Not stopped within 1 s');
    expect((await apply('p1', scene.stage.product)).status).toBe(200);
    expect(await appliedFor()).toBe(2);
  });

  test('a worker told to stop finishes its batch and gives its lease back, so that another goes on at once', async () => {
    await eventually('it works', async () => (await lease()) === worker.owner, PATIENCE);
    let applied = '';
    await whileLocked('read.registrations', async () => {
      const { id } = (await (await apply('p2', scene.stage.product)).json()) as { id: string };
      applied = id;
      await underWay();
      worker.child.kill('SIGTERM');
    });
    expect(await worker.ended).toBe(0);
    const { rows } = await owner.query(`SELECT owner, until FROM work.leases WHERE name = 'worker'`);
    expect(rows).toEqual([{ owner: null, until: null }]);
    expect((await owner.query('SELECT 1 FROM read.registrations WHERE id = $1', [applied])).rowCount).toBe(1);

    const second = await kept(startWorker(environment()));
    await eventually('another works', async () => (await lease()) === second.owner, PATIENCE);
    await eventually('every mail has come', () => sent.length === 3, PATIENCE);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(new Set(sent).size).toBe(3);
  });
});
