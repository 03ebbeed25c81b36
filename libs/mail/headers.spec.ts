import { afterEach, describe, expect, it } from '@jest/globals';
import { createMailer, startCatchAll } from './index.js';
import type { CatchAll, CaughtMail, Mailer, OutgoingMail } from './index.js';

const open: { catchAlls: CatchAll[]; mailers: Mailer[] } = { catchAlls: [], mailers: [] };
afterEach(async () => {
  await Promise.all(open.mailers.splice(0).map((mailer) => mailer.close()));
  await Promise.all(open.catchAlls.splice(0).map((catchAll) => catchAll.stop()));
});

async function start(onMail: (mail: CaughtMail) => Promise<void>) {
  const catchAll = await startCatchAll({ port: 0, onMail });
  const mailer = createMailer({ smtpUrl: catchAll.smtpUrl, from: 'Volunteer Ledger <no-reply@ledger.test>', timeoutMilliseconds: 10_000 });
  open.catchAlls.push(catchAll);
  open.mailers.push(mailer);
  return { catchAll, mailer };
}

const mail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<key-1@ledger.test>',
  to: 'eva@company.test',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...more,
});

describe('headers', () => {
  it('cannot be injected through anything that a mail is made of', async () => {
    const caught: CaughtMail[] = [];
    const { mailer } = await start(async (each) => void caught.push(each));
    const evil = 'x\r\nBcc: spy@evil.test\r\n\r\n<b>body</b>\u0000';
    const sent = await mailer.send(
      mail({
        subject: evil,
        toName: `${evil}" <spy@evil.test>, `,
        headers: { 'X-Note': evil, 'X-A\r\nBcc': 'spy@evil.test', Bcc: 'spy@evil.test', cc: 'spy@evil.test', From: 'boss@company.test' },
        attachments: [{ filename: evil, content: '', contentType: 'text/plain' }],
      }),
    );
    expect(sent).toMatchObject({ outcome: 'sent' });
    const [got] = caught;
    expect(got?.to).toEqual(['eva@company.test']);
    expect(got?.raw).not.toMatch(/^(b?cc):|^X-A/im);
    expect(got?.headers['from']).toBe('Volunteer Ledger <no-reply@ledger.test>');
    expect(got?.subject).toBe('x Bcc: spy@evil.test <b>body</b>');
    expect(got?.headers['x-note']).toBe('x Bcc: spy@evil.test <b>body</b>');
    expect(got?.text?.trim()).toBe('Hello');
  });

  it.each(['a@b.test, spy@evil.test', 'a@b.test\r\nRCPT TO:<spy@evil.test>', 'Eva <a@b.test>', 'nobody', '', 'a@b@c.test', '"a b"@c.test'])(
    'a recipient that is not one plain address (%j) is no mail',
    async (to) => {
      const caught: CaughtMail[] = [];
      const { mailer } = await start(async (each) => void caught.push(each));
      expect(await mailer.send(mail({ to }))).toEqual({ outcome: 'rejected', reason: 'the recipient is not one plain address' });
      expect(await mailer.send(mail({ messageId: '<a@b>\r\nBcc: x@y' }))).toMatchObject({ outcome: 'rejected' });
      expect(await mailer.send(mail({ date: 'tomorrow' }))).toMatchObject({ outcome: 'rejected' });
      expect(caught).toEqual([]);
    },
  );
});
