import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import { startSmtpStub, type SmtpBehaviour, type SmtpStub } from '../libs/mail/testing/smtp-stub.js';
import { openScene, type Scene } from './support/scene.js';

/** Fault 9: a mail server that is slow, refuses for now or for good, or says nothing. Every mail goes out once or is kept for people to see. */

let stub: SmtpStub;
let scene: Scene;
beforeEach(async () => {
  stub = await startSmtpStub();
  scene = await openScene(HEAD, { SMTP_URL: `smtp://127.0.0.1:${stub.port}` });
});
afterEach(async () => {
  await scene.close();
  await stub.stop();
});

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, carl, clea] }
  people:
    eva: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    carl: { coordinator: helpers }
    clea: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

const behave = (behaviour: SmtpBehaviour) => Object.assign(stub.behaviour, behaviour);
const query = async <T extends object>(sql: string): Promise<T[]> => (await scene.stage.product.runtime.pool.query<T>(sql)).rows;
const outbox = () => query<{ status: string; attempts: number }>('SELECT status, attempts FROM work.outbox ORDER BY status, attempts');
const delivered = () => stub.log.filter((step) => step === 'CONTENT').length;
/** What waits for its next attempt need not wait: the back-off is there, and is not what is tested. */
const nextAttempt = async () => {
  const [row] = await query<{ waiting: number }>(
    "WITH due AS (UPDATE work.outbox SET next_at = now() WHERE status = 'waiting' AND next_at > now() RETURNING 1) SELECT count(*)::int AS waiting FROM due",
  );
  await scene.settle();
  return row?.waiting ?? 0;
};
const signUp = () => scene.do('eva', '/registrations/submit-application', { initiative: scene.stage.id('initiative', 'advice') });

describe('a mail server that', () => {
  test('refuses for now (4xx) is asked again, later, until it takes each mail once', async () => {
    behave({ RCPT: '451 4.7.1 greylisted' });
    await signUp();
    expect(await outbox()).toEqual([1, 1, 1].map((attempts) => ({ status: 'waiting', attempts })));
    expect(await nextAttempt()).toBe(3);
    behave({ RCPT: '250 ok' });
    expect(await nextAttempt()).toBe(3);
    expect(await outbox()).toEqual([3, 3, 3].map((attempts) => ({ status: 'sent', attempts })));
    expect(delivered()).toBe(3);
    expect(await nextAttempt()).toBe(0);
  });

  test('refuses one for good (5xx) does not hold up the others; the refused one is kept with what was said', async () => {
    let turn = 0;
    behave({ RCPT: (socket: Socket) => socket.write((turn += 1) === 2 ? '550 5.1.1 no such mailbox\r\n' : '250 ok\r\n') });
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
  });

  test('is slow, gets each mail once', async () => {
    behave({ CONTENT: (socket: Socket) => void setTimeout(() => socket.write('250 2.0.0 queued\r\n'), 400) });
    await signUp();
    expect(await outbox()).toEqual([1, 1, 1].map((attempts) => ({ status: 'sent', attempts })));
    expect(delivered()).toBe(3);
  });

  test('hangs up in the middle, then recovers: nothing is lost, and what follows flows', async () => {
    behave({ DATA: 'drop' });
    await signUp();
    expect((await outbox()).every(({ status }) => status === 'waiting')).toBe(true);
    behave({ DATA: '354 go on' });
    await nextAttempt();
    expect((await outbox()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(delivered()).toBe(3);
  });

  test('is not there at all for so long that a mail is given up: kept, with the events as they were', async () => {
    await stub.stop();
    const { body } = await signUp();
    while ((await nextAttempt()) > 0);
    expect(await outbox()).toEqual([10, 10, 10].map((attempts) => ({ status: 'dead', attempts })));
    expect((await scene.get<{ status: string }>('eva', `/registrations/${body.id}`)).body.status).toBe('application');
  });
});
