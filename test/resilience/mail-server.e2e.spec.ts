import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import {
  startSmtpStub,
  type SmtpBehaviour,
  type SmtpStub,
} from '../../libs/platform/mail-transport/testing/smtp-stub.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { isLong, recordRun } from '../support/fault-runs.js';
import { nowAsStart, offerHeader } from '../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';
import { startWorker } from '../support/ledger-process.js';

/** Fault 9: a mail server that is slow, refuses for now or for good, or says nothing. Every mail goes out once or is kept for people to see. */

let store: StoreInUse;
let stub: SmtpStub;
let app: HttpApp;

const HEAD = offerHeader({
  start: nowAsStart(),
  employees: ['eva', 'tom'],
  coordinators: ['cora', 'carl', 'clea'],
});

const UNSENT = `SELECT FROM work.outbox WHERE status <> 'sent'`;
/** A mail that is not answered is given up after half a minute; the rest is for slow machines. */
const PATIENCE = 110;

const behave = (behaviour: SmtpBehaviour) => Object.assign(stub.behaviour, behaviour);
const query = async <T extends object>(sql: string): Promise<T[]> =>
  (await app.scenario.product.runtime.pool.query<T>(sql)).rows;
const outbox = () =>
  query<{ status: string; attempts: number }>(
    'SELECT status, attempts FROM work.outbox ORDER BY status, attempts',
  );
const delivered = () => stub.log.filter((step) => step === 'CONTENT').length;
/** What waits for its next attempt need not wait: the back-off is there, and is not what is tested. */
const nextAttempt = async () => {
  const [row] = await query<{ waiting: number }>(
    "WITH due AS (UPDATE work.outbox SET next_at = now() WHERE status = 'waiting' AND next_at > now() RETURNING 1) SELECT count(*)::int AS waiting FROM due",
  );
  await app.settle();
  return row?.waiting ?? 0;
};
/** Every mail was taken, or is kept with what was said of it. */
async function nothingIsLost(injected: number): Promise<void> {
  const rows = await query<{ id: string; kept: boolean }>(
    `SELECT id, status = 'dead' AND problem IS NOT NULL AS kept FROM work.outbox`,
  );
  const named = (id: string) => `<${id}@volunteer-ledger.invalid>`;
  const seen = [...stub.taken, ...rows.flatMap(({ id, kept }) => (kept ? [named(id)] : []))];
  recordRun({
    fault: 9,
    store: store.name,
    injected,
    expected: rows.map(({ id }) => named(id)),
    seen,
  });
}
const signUp = () =>
  app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });

onBothStores((openStore) => {
  beforeEach(async () => {
    store = await openStore();
    stub = await startSmtpStub();
    app = await openHttpApp(HEAD, {
      SMTP_URL: `smtp://127.0.0.1:${stub.port}`,
      ...store.environment,
    });
    // The mails of the set-up are not counted.
    await query('DELETE FROM work.outbox');
    stub.log.splice(0);
    stub.taken.splice(0);
  });
  afterEach(async () => {
    await app.close();
    await stub.stop();
    await store.close();
  });

  test('fault 9: a 4xx is retried later until each mail is taken once', async () => {
    behave({ RCPT: '451 4.7.1 greylisted' });
    await signUp();
    expect(await outbox()).toEqual([1, 1, 1].map((attempts) => ({ status: 'waiting', attempts })));
    expect(await nextAttempt()).toBe(3);
    behave({ RCPT: '250 ok' });
    expect(await nextAttempt()).toBe(3);
    expect(await outbox()).toEqual([3, 3, 3].map((attempts) => ({ status: 'sent', attempts })));
    expect(delivered()).toBe(3);
    expect(await nextAttempt()).toBe(0);
    await nothingIsLost(6);
  });

  test('fault 9: a 5xx is kept with its reply and holds up no other mail', async () => {
    let turn = 0;
    behave({
      RCPT: (socket: Socket) =>
        socket.write((turn += 1) === 2 ? '550 5.1.1 no such mailbox\r\n' : '250 ok\r\n'),
    });
    await signUp();
    expect(await outbox()).toEqual([
      { status: 'dead', attempts: 1 },
      { status: 'sent', attempts: 1 },
      { status: 'sent', attempts: 1 },
    ]);
    expect(await query(`SELECT problem FROM work.outbox WHERE status = 'dead'`)).toEqual([
      { problem: expect.stringContaining('no such mailbox') },
    ]);
    expect(delivered()).toBe(2);
    expect(await nextAttempt()).toBe(0);
    await nothingIsLost(1);
  });

  test('a mail server that is slow, gets each mail once', async () => {
    behave({
      CONTENT: (socket: Socket) => void setTimeout(() => socket.write('250 2.0.0 queued\r\n'), 400),
    });
    await signUp();
    expect(await outbox()).toEqual([1, 1, 1].map((attempts) => ({ status: 'sent', attempts })));
    expect(delivered()).toBe(3);
    await nothingIsLost(3);
  });

  test('fault 9: a server that hangs up and recovers loses nothing', async () => {
    behave({ DATA: 'drop' });
    await signUp();
    expect((await outbox()).every(({ status }) => status === 'waiting')).toBe(true);
    behave({ DATA: '354 go on' });
    await nextAttempt();
    expect((await outbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(delivered()).toBe(3);
    await nothingIsLost(3);
  });

  test('fault 9: a mail given up after a long absence is kept', async () => {
    await stub.stop();
    const { body } = await signUp();
    while ((await nextAttempt()) > 0);
    expect(await outbox()).toEqual([10, 10, 10].map((attempts) => ({ status: 'dead', attempts })));
    expect(
      (await app.get<{ status: string }>('eva', `/registrations/${body.id}`)).body.status,
    ).toBe('application');
    await nothingIsLost(30);
  });

  test('fault 9: a silent server holds up only mails, until it is back', async () => {
    behave({ CONTENT: 'hang' });
    await app.scenario.product.engine.stop();
    const { LEDGER_DATA } = app.scenario.product.runtime.config;
    const places = {
      DATABASE_URL: app.databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${stub.port}`,
      LEDGER_DATA,
      ...store.environment,
    };
    const worker = await startWorker(places);
    try {
      const apply = (person: string) =>
        app.send(person, 'POST', '/registrations/submit-application', {
          initiative: app.scenario.id('initiative', 'advice'),
        });
      await apply('eva');
      await eventually('mails are held up', () => delivered() === 3, PATIENCE);
      const { body } = await apply('tom');
      const shown = `SELECT FROM read.registrations WHERE id = '${body.id}'`;
      await eventually(
        'the read models go on',
        async () => (await query(shown)).length === 1,
        PATIENCE,
      );
      expect(await query(`SELECT DISTINCT problem FROM work.outbox`)).toEqual([{ problem: null }]);
      behave({ CONTENT: '250 2.0.0 queued' });
      // The long way: until those who wait give up by themselves.
      if (!isLong()) for (const socket of stub.sockets) socket.destroy();
      await eventually(
        'every mail is sent',
        async () => (await query(UNSENT)).length === 0 && stub.taken.length >= 6,
        PATIENCE,
      );
      await nothingIsLost(3);
    } finally {
      await worker.kill();
    }
  });
});
