import { afterEach, describe, expect, it } from '@jest/globals';
import type { CaughtMail } from './mail-catcher.js';
import { mail, start, stopAll } from './testing/caught-mails.js';

afterEach(stopAll);

describe('headers', () => {
  it('cannot be injected through anything that a mail is made of', async () => {
    const caught: CaughtMail[] = [];
    const { mailer } = await start(async (each) => void caught.push(each));
    const evil = 'x\r\nBcc: spy@evil.test\r\n\r\n<b>body</b>\u0000';
    const sent = await mailer.send(
      mail({
        subject: evil,
        toName: `${evil}" <spy@evil.test>, `,
        headers: {
          'X-Note': evil,
          'X-A\r\nBcc': 'spy@evil.test',
          Bcc: 'spy@evil.test',
          cc: 'spy@evil.test',
          From: 'boss@company.test',
        },
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

  it.each([
    'a@b.test, spy@evil.test',
    'a@b.test\r\nRCPT TO:<spy@evil.test>',
    'Eva <a@b.test>',
    'nobody',
    '',
    'a@b@c.test',
    '"a b"@c.test',
  ])('a recipient that is not one plain address (%j) is no mail', async (to) => {
    const caught: CaughtMail[] = [];
    const { mailer } = await start(async (each) => void caught.push(each));
    expect(await mailer.send(mail({ to }))).toEqual({
      outcome: 'rejected',
      reason: 'the recipient is not one plain address',
    });
    expect(await mailer.send(mail({ messageId: '<a@b>\r\nBcc: x@y' }))).toMatchObject({
      outcome: 'rejected',
    });
    expect(await mailer.send(mail({ date: 'tomorrow' }))).toMatchObject({ outcome: 'rejected' });
    expect(caught).toEqual([]);
  });
});
