import { connect } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startMailCatcher, type CaughtMail } from '#platform/mail-transport';
import { renderMail } from './templates/render-mail.js';
import { mail, start, stopAll } from '../../platform/mail-transport/testing/caught-mails.js';

afterEach(stopAll);

describe('a mail sent to the catch-all', () => {
  it('round-trips: both parts, accents, long lines, dots, headers, calendar', async () => {
    const caught: CaughtMail[] = [];
    const { mailer } = await start(async (each) => void caught.push(each));
    const rendered = renderMail('MessagePosted', 'fr', {
      audience: 'employee',
      recipient: { name: 'Éva Côté' },
      employee: { name: 'Éva Côté' },
      initiative: { title: 'Le « grand » tri d’été 🌻' },
      nonprofit: { name: 'Œuvre & Cie' },
      dates: [],
      zone: 'Europe/Paris',
      support: 'support@ledger.test',
      message: `.\n..\n${'très long '.repeat(200)}\n.`,
    });
    const calendar = 'BEGIN:VCALENDAR\r\nSUMMARY:Été\r\nEND:VCALENDAR\r\n';
    const outcome = await mailer.send(
      mail({
        ...rendered,
        toName: 'Éva "the" Côté',
        date: '2031-02-03T04:05:06Z',
        headers: { 'X-Ledger-Kind': 'MessagePosted' },
        attachments: [{ filename: 'a.txt', content: 'attached', contentType: 'text/plain' }],
        icalEvent: { method: 'REQUEST', content: calendar },
      }),
    );
    expect(outcome).toEqual({ outcome: 'sent', smtpCode: 250 });
    expect(caught).toHaveLength(1);
    const [got] = caught;
    expect(got).toMatchObject({
      messageId: '<key-1@ledger.test>',
      to: ['eva@company.test'],
      from: 'no-reply@ledger.test',
      subject: rendered.subject,
    });
    expect(got?.text?.trimEnd()).toBe(rendered.text.trimEnd());
    expect(got?.html?.trimEnd()).toBe(rendered.html.trimEnd());
    expect(got?.calendar?.trimEnd()).toBe(calendar.replace(/\r/g, '').trimEnd());
    expect(got?.headers).toMatchObject({
      to: expect.stringContaining('<eva@company.test>'),
      'x-ledger-kind': 'MessagePosted',
      'auto-submitted': 'auto-generated',
      date: 'Mon, 03 Feb 2031 04:05:06 +0000',
    });
    expect(got?.raw).toContain('Message-ID: <key-1@ledger.test>');
  });

  it('is kept before it is acknowledged', async () => {
    const history: string[] = [];
    let keep = (): void => undefined;
    const gate = new Promise<void>((resolve) => (keep = resolve));
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const { mailer } = await start(async ({ subject }) => {
      if (subject !== 'Slow to keep') return;
      arrived();
      await gate;
      history.push('kept');
    });
    const slow = mailer
      .send(mail({ subject: 'Slow to keep' }))
      .then(({ outcome }) => history.push(outcome));
    await arrival;
    // A whole mail comes and goes meanwhile: had the slow one been acknowledged on arrival, it would be told by now.
    expect(await mailer.send(mail({ subject: 'Quick' }))).toMatchObject({ outcome: 'sent' });
    expect(history).toEqual([]);
    keep();
    await slow;
    expect(history).toEqual(['kept', 'sent']);
  });

  it('that could not be kept is not acknowledged, and the next one is unharmed', async () => {
    let broken = true;
    const { mailer } = await start(async () => {
      if (broken) throw new Error('the database is away, eva@company.test');
    });
    expect(await mailer.send(mail())).toEqual({
      outcome: 'retry',
      smtpCode: 451,
      reason: '451 Could not keep it, try again later',
    });
    broken = false;
    expect(await mailer.send(mail())).toMatchObject({ outcome: 'sent' });
  });

  it('is refused for good above 1 MB, and not kept', async () => {
    const caught: CaughtMail[] = [];
    const { mailer } = await start(async (each) => void caught.push(each));
    expect(await mailer.send(mail({ text: 'x'.repeat(1024 * 1024) }))).toMatchObject({
      outcome: 'rejected',
    });
    expect(await mailer.send(mail({ text: 'x'.repeat(900 * 1024) }))).toMatchObject({
      outcome: 'sent',
    });
    expect(caught.map(({ text }) => text?.length)).toEqual([900 * 1024]);
  });
});

describe('the catch-all itself', () => {
  it('listens on loopback only', async () => {
    const { catchAll } = await start(async () => undefined);
    expect(catchAll.smtpUrl).toBe(`smtp://127.0.0.1:${catchAll.port}`);
    const elsewhere = connect({ port: catchAll.port, host: '127.0.0.2' });
    const [refused] = (await once(elsewhere, 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).toBe('ECONNREFUSED');
  });

  it('says so when its port is taken', async () => {
    const { catchAll } = await start(async () => undefined);
    await expect(
      startMailCatcher({ port: catchAll.port, onMail: async () => undefined }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('keeps no mail that was cut off, and gives a nameless one a name of its own', async () => {
    const caught: CaughtMail[] = [];
    const { catchAll } = await start(async (each) => void caught.push(each));
    const speak = async (body: string, until?: RegExp): Promise<void> => {
      const socket = connect(catchAll.port, '127.0.0.1');
      let heard = '';
      socket.on('data', (chunk) => (heard += String(chunk)));
      const hears = async (what: RegExp): Promise<void> => {
        while (!what.test(heard)) await once(socket, 'data');
      };
      await hears(/220 /);
      socket.write('EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n');
      await hears(/354 /);
      socket.write(body);
      if (until) await hears(until);
      socket.end();
      await once(socket, 'close');
    };
    await speak('Subject: cut\r\n\r\nhalf a');
    await speak('Subject: whole\r\n\r\nmail\r\n.\r\n', /250 OK: kept/);
    await speak('Subject: whole\r\n\r\nmail\r\n.\r\n', /250 OK: kept/);
    expect(caught.map(({ subject }) => subject)).toEqual(['whole', 'whole']);
    expect(caught[0]?.messageId).toMatch(/^<[0-9a-f]{64}@catch-all\.invalid>$/);
    expect(caught[1]?.messageId).toBe(caught[0]?.messageId);
  });

  it('stops once what it is keeping is kept and acknowledged; then nobody listens', async () => {
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    let keep = (): void => undefined;
    const { catchAll, mailer } = await start(
      () =>
        new Promise<void>((resolve) => {
          keep = resolve;
          arrived();
        }),
    );
    const sending = mailer.send(mail());
    await arrival;
    const stopped = catchAll.stop();
    expect(catchAll.stop()).toBe(stopped);
    expect(await mailer.send(mail({ messageId: '<late@ledger.test>' }))).toEqual({
      outcome: 'retry',
      smtpCode: 421,
      reason: '421 Shutting down',
    });
    keep();
    expect(await sending).toMatchObject({ outcome: 'sent' });
    await stopped;
    expect(await mailer.send(mail())).toMatchObject({ outcome: 'retry' });
  });
});
