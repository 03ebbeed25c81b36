import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ConsoleLinks,
  Outbox,
  PartnershipMailWriter,
  RegistrationMailWriter,
} from '#features/notifications';
import {
  createMailer,
  startMailCatcher,
  type Mailer,
  type MailCatcher,
} from '#platform/mail-transport';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** What may happen between the claim of a mail and its sending: a worker that is stopped there, and one that cannot write it. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people: { eva: { employee: acme }, tom: { employee: acme }, ann: { employee: acme }, bob: { employee: acme }, joe: { employee: acme }, ida: { employee: acme }, cora: { coordinator: helpers }, pia: { platform: true } }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;

let app: HttpApp;
let server: MailCatcher;
let mailer: Mailer;
/** A second worker's outbox, on the same table. */
let other: Outbox;
/** Message-ID → how often it was taken. */
const taken = new Map<string, number>();
beforeAll(async () => {
  const onMail = async ({ messageId }: { messageId: string }) =>
    void taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
  server = await startMailCatcher({ port: 0, onMail });
  app = await openHttpApp(HEAD, { SMTP_URL: server.smtpUrl });
  const { pool, store, ring, config } = runtime();
  mailer = createMailer({ smtpUrl: server.smtpUrl, from: config.MAIL_FROM });
  const settings = {
    from: config.MAIL_FROM,
    support: config.SUPPORT_ADDRESS,
    domain: 'volunteer-ledger.invalid',
    console: new ConsoleLinks(() => 'https://ledger.test'),
  };
  const none = { write: () => Promise.resolve({ outcome: 'dropped' as const, reason: 'None.' }) };
  const writers = {
    registration: new RegistrationMailWriter(pool, store, ring, { of: () => ({}) }, settings),
    partnership: new PartnershipMailWriter(pool, store, ring, settings),
    invitation: none,
    scheduledExport: none,
    webhook: none,
  };
  other = new Outbox(pool, mailer, writers, () => false);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await app.close();
  await mailer.close();
  await server.stop();
});

const runtime = () => app.scenario.product.runtime;
const outbox = () => app.scenario.product.engine.outbox;
const row = async (registration: string) =>
  (
    await runtime().pool.query<{ id: string; status: string; attempts: number }>(
      'SELECT id, status, attempts FROM work.outbox WHERE registration = $1',
      [registration],
    )
  ).rows;

/** An application whose mail waits. */
async function waiting(person: string): Promise<string> {
  const idle = jest.spyOn(outbox(), 'step').mockResolvedValue(0);
  const { body } = await app.do(person, '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  idle.mockRestore();
  return body.id;
}

/** An application whose mail has been claimed by an outbox that is stopped before it is written. */
async function claimed(
  person: string,
): Promise<{ registration: string; goOn: () => Promise<number> }> {
  const id = await waiting(person);
  const { store } = runtime();
  const read = store.readStream.bind(store);
  let goOn = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (goOn = resolve));
  const stop = jest
    .spyOn(store, 'readStream')
    .mockImplementationOnce((stream) => stopped.then(() => read(stream)));
  const step = outbox().step();
  await eventually('the mail is claimed', () => stop.mock.calls.length > 0);
  return { registration: id, goOn: () => (goOn(), step) };
}

/** How often the mail server took the mail of a row. */
const timesTaken = (id = '') => taken.get(`<${id}@volunteer-ledger.invalid>`);

test('does not claim a mail that another outbox has claimed', async () => {
  const { registration, goOn } = await claimed('bob');
  expect(await other.step()).toBe(0);
  expect(await row(registration)).toMatchObject([{ status: 'waiting', attempts: 1 }]);
  expect(await goOn()).toBe(1);
  const [sent] = await row(registration);
  expect(sent).toMatchObject({ status: 'sent', attempts: 1 });
  expect(timesTaken(sent?.id)).toBe(1);
});

test('passes over a mail that another outbox is claiming, and sends each once', async () => {
  const [joe, ida] = [await waiting('joe'), await waiting('ida')];
  const claiming = await runtime().pool.connect();
  try {
    await claiming.query('BEGIN');
    await claiming.query('SELECT FROM work.outbox WHERE registration = $1 FOR UPDATE', [joe]);
    expect(await Promise.race([other.step(), delay(5_000, 'waits', { ref: false })])).toBe(1);
  } finally {
    await claiming.query('ROLLBACK');
    claiming.release();
  }
  const steps = await Promise.all([outbox().step(), other.step()]);
  expect(steps.sort()).toEqual([0, 1]);
  for (const registration of [joe, ida]) {
    const [sent] = await row(registration);
    expect(sent).toMatchObject({ status: 'sent', attempts: 1 });
    expect(timesTaken(sent?.id)).toBe(1);
  }
});

test('sends nothing that another has sent meanwhile', async () => {
  const { registration, goOn } = await claimed('eva');
  await runtime().pool.query(
    `UPDATE work.outbox SET claimed_until = now() - interval '1 s' WHERE status = 'waiting'`,
  );
  expect(await outbox().step()).toBe(1);
  const [sent] = await row(registration);
  expect(sent).toMatchObject({ status: 'sent', attempts: 2 });
  await goOn();
  expect(await row(registration)).toEqual([sent]);
  expect(timesTaken(sent?.id)).toBe(1);
});

test('tries a mail that cannot be written again later, and gives it up in the end', async () => {
  const { store, pool } = runtime();
  const { registration, goOn } = await claimed('ann');
  await goOn();
  const again = `UPDATE work.outbox SET status = 'waiting', next_at = now(), attempts = $2 WHERE registration = $1`;
  const broken = () =>
    jest
      .spyOn(store, 'readStream')
      .mockImplementationOnce(() => Promise.reject(new TypeError('Not "this" one.')));
  const problem = async () =>
    (
      await pool.query(
        'SELECT status, problem, next_at > now() AS later FROM work.outbox WHERE registration = $1',
        [registration],
      )
    ).rows;
  await pool.query(again, [registration, 0]);
  broken();
  expect(await outbox().step()).toBe(1);
  expect(await problem()).toEqual([{ status: 'waiting', problem: 'Not "…" one.', later: true }]);
  await pool.query(again, [registration, 9]);
  broken();
  await outbox().step();
  expect(await problem()).toMatchObject([{ status: 'dead', problem: 'Not "…" one.' }]);
});

test('sends nothing to somebody who was erased meanwhile', async () => {
  const { registration, goOn } = await claimed('tom');
  await runtime().pool.query(
    `UPDATE work.outbox SET status = 'dropped', claimed_until = NULL WHERE registration = $1`,
    [registration],
  );
  await goOn();
  const [dropped] = await row(registration);
  expect(dropped).toMatchObject({ status: 'dropped', attempts: 1 });
  expect(timesTaken(dropped?.id)).toBeUndefined();
});
