import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { startCatchAll, type CatchAll } from '#mail';
import { inAnotherProcess, killOutright, type AnotherProcess } from './support/another-process.js';
import { eventsOf } from '../libs/eventsourcing/testing/read-checks.js';
import { onBothStores, type StoreInUse } from './support/both-stores.js';
import { openScene, type Scene } from './support/scene.js';

/**
 * Faults 5 and 8: three workers, one of them killed every two seconds, at whatever point of a batch it is, mails counted. The suite
 * kills few; KILLS=60 goes on for two minutes on each store.
 */
const KILLS = Number(process.env['KILLS'] ?? 2);
const EVERY_MILLISECONDS = 2_000;
const EMPLOYEES = Array.from({ length: 12 }, (_, index) => `e${index}`);
/** Of each registration: selected (to the coordinator), confirmed and asked about (to the employee). */
const KINDS = ['DateSelected', 'DateConfirmedByCoordinator', 'ParticipationConfirmationRequested'];

let store: StoreInUse;
let scene: Scene;
let server: CatchAll;
let workers: AnotherProcess[] = [];
/** Message-ID → how often it was taken. */
const taken = new Map<string, number>();

async function open(openStore: () => Promise<StoreInUse>): Promise<void> {
  taken.clear();
  store = await openStore();
  server = await startCatchAll({
    port: 0,
    onMail: (mail) => Promise.resolve(void taken.set(mail.messageId, (taken.get(mail.messageId) ?? 0) + 1)),
  });
  scene = await openScene(
    `
zone: Etc/UTC
start: ${new Date().toISOString().slice(0, 16)}
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
${EMPLOYEES.map((name) => `    ${name}: { employee: acme }`).join('\n')}
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    one: { nonprofit: helpers, kind: open }
    two: { nonprofit: helpers, kind: open }
`,
    { SMTP_URL: server.smtpUrl, ...store.environment },
  );
}
async function close(): Promise<void> {
  await Promise.all(workers.splice(0).map(killOutright));
  await scene.close();
  await server.stop();
  await store.close();
}

const query = async <T extends object>(sql: string): Promise<T[]> => (await scene.stage.product.runtime.pool.query<T>(sql)).rows;

const startWorker = (): Promise<AnotherProcess> =>
  inAnotherProcess(
    `process.stdout.write('{}\\n'); console.log = () => {}; const { worker } = await import('./apps/cli/worker.ts'); await worker();`,
    {
      env: {
        ...process.env,
        ...store.environment,
        NODE_OPTIONS: '',
        DATABASE_URL: scene.databaseUrl,
        SMTP_URL: server.smtpUrl,
        LEDGER_DATA: scene.stage.product.runtime.config.LEDGER_DATA,
      },
    },
  );

/** A date that is over, proposed and confirmed: three mails, the last of them asked for by the tick. */
async function takePart(employee: string, initiative: string): Promise<void> {
  const dates = [{ start: '2026-01-02T10:00Z', end: '2026-01-02T11:00Z' }];
  const { body } = await scene.send(employee, 'POST', '/registrations/select-dates', {
    initiative: scene.stage.id('initiative', initiative),
    dates,
  });
  expect((await scene.send('cora', 'POST', `/registrations/${body.id}/confirm-dates`)).status).toBe(200);
}

async function killAgainAndAgain(): Promise<void> {
  await scene.stage.product.engine.stop(); // the scene's own engine is done
  workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
  const acts = ['one', 'two'].flatMap((initiative) => EMPLOYEES.map((employee) => [employee, initiative] as const));
  for (let kill = 0; kill < KILLS; kill++) {
    const now = acts.splice(0, Math.ceil(acts.length / (KILLS - kill)));
    await Promise.all([delay(EVERY_MILLISECONDS), ...now.map(([employee, initiative]) => takePart(employee, initiative))]);
    const victim = workers.shift();
    if (victim) await killOutright(victim);
    workers.push(await startWorker());
  }
  const expected = EMPLOYEES.length * 2;
  for (let waited = 0; waited < 900; waited++) {
    const [row] = await query<{ sent: number }>(`SELECT count(*)::int AS sent FROM work.outbox WHERE status = 'sent'`);
    if (row?.sent === expected * KINDS.length) break;
    // What a dead worker had claimed is free after two minutes: it need not be waited for here.
    await query(`UPDATE work.outbox SET claimed_until = NULL WHERE status = 'waiting' AND claimed_until < now() + interval '110 seconds'`);
    await delay(100);
  }
  const counts = await query(`SELECT kind, status, count(*)::int AS count FROM work.outbox GROUP BY 1, 2 ORDER BY 1`);
  expect(counts).toEqual([...KINDS].sort().map((kind) => ({ kind, status: 'sent', count: expected })));
  const ids = await query<{ id: string }>('SELECT id FROM work.outbox');
  expect([...taken.keys()].sort()).toEqual(ids.map(({ id }) => `<${id}@volunteer-ledger.invalid>`).sort());
  const asked = await eventsOf(scene.stage.product.runtime.store, '', 500, { types: ['ParticipationConfirmationRequested'] });
  expect(asked).toHaveLength(expected);
  expect(new Set(asked.map(({ stream }) => stream)).size).toBe(expected);
}

onBothStores((openStore) => {
  beforeEach(() => open(openStore));
  afterEach(close);
  test('every mail is taken, each under one name, and nothing is asked twice, whichever worker dies when', killAgainAndAgain);
});
