import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createMailer, type Mailer, type MailerOptions, type OutgoingMail } from './mailer.js';
import { POLITE, startSmtpStub, type SmtpBehaviour, type SmtpStep } from './testing/smtp-stub.js';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each();
});

async function stub(behaviour: SmtpBehaviour = {}) {
  const server = await startSmtpStub(behaviour);
  cleanUp.push(() => server.stop());
  return server;
}

function mailerFor(port: number, options: Partial<MailerOptions> = {}): Mailer {
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'no-reply@ledger.test',
    timeoutMilliseconds: 10_000,
    ...options,
  });
  cleanUp.push(() => mailer.close());
  return mailer;
}

const MAIL: OutgoingMail = {
  messageId: '<key@ledger.test>',
  to: 'eva@company.test',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
};

describe('what a server answers', () => {
  it.each<[string, SmtpBehaviour, number]>([
    ['a greeting with 421', { GREETING: '421 busy' }, 421],
    ['MAIL with 451', { MAIL: '451 later' }, 451],
    ['RCPT with 450', { RCPT: '450 greylisted' }, 450],
    ['DATA with 452', { DATA: '452 no room' }, 452],
    ['the content with 451', { CONTENT: '451 later' }, 451],
    ['a bad sequence with 503', { MAIL: '503 bad sequence' }, 503],
  ])('%s: try again', async (_, behaviour, smtpCode) => {
    const mailer = mailerFor((await stub(behaviour)).port);
    expect(await mailer.send(MAIL)).toMatchObject({ outcome: 'retry', smtpCode });
  });

  it.each<[string, SmtpBehaviour, number]>([
    ['MAIL with 550', { MAIL: '550 no such sender' }, 550],
    ['RCPT with 550', { RCPT: '550 5.1.1 no such user' }, 550],
    ['DATA with 554', { DATA: '554 no' }, 554],
    ['the content with 554', { CONTENT: '554 looks like spam' }, 554],
  ])('%s: never', async (_, behaviour, smtpCode) => {
    const mailer = mailerFor((await stub(behaviour)).port);
    expect(await mailer.send(MAIL)).toMatchObject({ outcome: 'rejected', smtpCode });
  });

  it.each<[string, SmtpBehaviour, number]>([
    ['its greeting', { GREETING: '554 not to you' }, 554],
    ['our password', { AUTH: '535 wrong password' }, 535],
    ['a session without authentication', { MAIL: '530 authenticate first' }, 530],
  ])(
    'a 5xx about %s is for the operator to mend: no mail is lost over it',
    async (_, behaviour, smtpCode) => {
      const { port } = await stub(behaviour);
      const mailer = mailerFor(port, { smtpUrl: `smtp://user:secret@127.0.0.1:${port}` });
      expect(await mailer.send(MAIL)).toMatchObject({ outcome: 'retry', smtpCode });
    },
  );

  it('keeps addresses and line ends out of the reason', async () => {
    const mailer = mailerFor(
      (
        await stub({
          RCPT: `550-<eva@company.test> unknown\r\n550 ask postmaster@mx.test ${'x'.repeat(500)}`,
        })
      ).port,
    );
    const outcome = await mailer.send(MAIL);
    expect(outcome).toMatchObject({
      outcome: 'rejected',
      smtpCode: 550,
      reason: expect.stringContaining('<[address]> unknown'),
    });
    expect(JSON.stringify(outcome)).not.toMatch(/@|\\n|\\r/);
    expect(JSON.stringify(outcome).length).toBeLessThan(300);
  });
});

describe('a server in trouble', () => {
  it('that is not there: try again', async () => {
    const { port, stop } = await stub();
    await stop();
    expect(await mailerFor(port).send(MAIL)).toMatchObject({
      outcome: 'retry',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('a server that hangs at any step is dropped within the time-out', async () => {
    const hangsAt = async (step: SmtpStep) => {
      const server = await stub({ [step]: 'hang' });
      const mailer = mailerFor(server.port, { timeoutMilliseconds: 2_000 });
      expect({ step, ...(await mailer.send(MAIL)) }).toEqual({
        step,
        outcome: 'retry',
        reason: 'timed out',
      });
      await server.allClosed();
      expect(server.log.at(-1)).toBe(step);
      server.behaviour[step] = POLITE[step];
      expect({ step, ...(await mailer.send(MAIL)) }).toMatchObject({ step, outcome: 'sent' });
    };
    const steps: readonly SmtpStep[] = ['GREETING', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'CONTENT'];
    await Promise.all(steps.map(hangsAt));
  });

  it('that dribbles for ever, never silent, is left as well', async () => {
    const dribble = (socket: Socket): void => {
      const drip = setInterval(() => socket.write('250-still here\r\n'), 10);
      socket.once('close', () => clearInterval(drip));
    };
    const server = await stub({ CONTENT: dribble });
    expect(await mailerFor(server.port, { timeoutMilliseconds: 300 }).send(MAIL)).toEqual({
      outcome: 'retry',
      reason: 'timed out',
    });
    await server.allClosed();
  });

  it('that is merely slow is waited for', async () => {
    const slowly = (reply: string) => (socket: Socket) =>
      void setTimeout(() => socket.write(`${reply}\r\n`), 30);
    const server = await stub({
      GREETING: slowly(POLITE.GREETING),
      RCPT: slowly(POLITE.RCPT),
      CONTENT: slowly(POLITE.CONTENT),
    });
    expect(await mailerFor(server.port).send(MAIL)).toEqual({ outcome: 'sent', smtpCode: 250 });
  });

  it.each<SmtpStep>(['GREETING', 'MAIL', 'CONTENT'])(
    'that hangs up at %s: one attempt, and the repeating is left to the caller',
    async (step) => {
      const server = await stub({ [step]: 'drop' });
      expect(await mailerFor(server.port).send(MAIL)).toMatchObject({ outcome: 'retry' });
      expect(server.log.filter((each) => each === step)).toHaveLength(1);
    },
  );

  it('does not hold up other mails: one hangs, the others pass', async () => {
    let first = true;
    const server = await stub({
      CONTENT: (socket) => {
        if (!first) socket.write('250 ok\r\n');
        first = false;
      },
    });
    const mailer = mailerFor(server.port, { timeoutMilliseconds: 2_000 });
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, each) =>
        mailer.send({ ...MAIL, messageId: `<${each}@ledger.test>` }),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'sent')).toHaveLength(5);
    expect(outcomes.filter(({ outcome }) => outcome === 'retry')).toHaveLength(1);
  });
});

describe('the pool', () => {
  it('sends one mail after the other over one connection', async () => {
    const server = await stub();
    const mailer = mailerFor(server.port);
    for (let each = 0; each < 5; each += 1)
      expect(await mailer.send(MAIL)).toMatchObject({ outcome: 'sent' });
    expect(server.log.filter((step) => step === 'CONTENT')).toHaveLength(5);
    expect(server.sockets.length).toBe(1);
  });

  it('closes once what is on the wire is done, and then sends nothing', async () => {
    let finish = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      cleanUp.push(async () => finish());
      finish = resolve;
    });
    let answer = (): void => undefined;
    const server = await stub({
      CONTENT: (socket) => {
        answer = () => socket.write('250 ok\r\n');
        finish();
      },
    });
    const mailer = mailerFor(server.port);
    const outcomes: string[] = [];
    const sending = mailer.send(MAIL).then(({ outcome }) => outcomes.push(outcome));
    await reached;
    const closing = mailer.close().then(() => outcomes.push('closed'));
    answer();
    await Promise.all([sending, closing]);
    expect(outcomes).toEqual(['sent', 'closed']);
    await server.allClosed();
    expect(await mailer.send(MAIL)).toMatchObject({ outcome: 'retry' });
  });

  it.each(['', 'localhost:25', 'http://mail.test', 'smtp://', 'smtp:mail.test'])(
    'is not made for %j, and the refusal names no secret',
    (smtpUrl) => {
      expect(() => createMailer({ smtpUrl, from: 'a@b.test' })).toThrow(
        'The SMTP URL must be smtp://host:port or smtps://host:port.',
      );
    },
  );
});
