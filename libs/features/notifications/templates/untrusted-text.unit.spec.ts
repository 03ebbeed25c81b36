import { describe, expect, it } from '@jest/globals';
import type { MailView } from './mail.types.js';
import { renderMail } from './render-mail.js';
import { registrationMails, view } from '../testing/mail-views.js';

describe('links', () => {
  const links = {
    approve: 'https://ledger.test/l/a?x=1&y=2',
    refuse: 'https://ledger.test/l/r',
    unsubscribe: 'https://ledger.test/u',
  };

  it('shows its links, labelled in the language, in HTML and in text', () => {
    const mail = renderMail('ManagerApprovalRequested', 'fr', view('manager', { links }));
    expect(mail.html).toMatch(
      /<a href="https:\/\/ledger\.test\/l\/a\?x&#x3D;1&amp;y&#x3D;2"[^>]*>Approuver<\/a>/,
    );
    expect(mail.html).toMatch(/<a href="https:\/\/ledger\.test\/l\/r"[^>]*>Refuser<\/a>/);
    expect(mail.text).toContain(
      'Approuver\u00a0: https://ledger.test/l/a?x=1&y=2\nRefuser\u00a0: https://ledger.test/l/r',
    );
    expect(mail.text).toContain('14 jours');
    expect(mail.text).toContain('les liens ci-dessous suffisent');
    expect(mail.text.split('-- \n')[1]).toContain('https://ledger.test/u');
    expect([...mail.html.matchAll(/<a /g)]).toHaveLength(3);
  });

  it('speaks of personal links only where there are some', () => {
    expect(
      renderMail(
        'DateSelected',
        'en',
        view('coordinator', { links: { open: 'https://ledger.test/r' } }),
      ).text,
    ).not.toContain('14 days');
  });

  it.each([
    'javascript:alert(1)',
    'javascript://ledger.test/%0aalert(1)',
    'https://ledger.test/"onmouseover="x',
    'https://ledger.test/a b',
    'https://',
    'data:text/html,x',
  ])('never shows %s', (url) => {
    const mail = renderMail('ManagerReminded', 'en', view('manager', { links: { approve: url } }));
    expect(mail.html).not.toContain('<a ');
    expect(mail.text).not.toContain('Approve:');
    expect(mail.text).not.toContain('links below');
  });
});

describe('what people typed', () => {
  const hostile = '<img src=x onerror="alert(1)">&{{employee}}\'`';
  const all: Partial<MailView> = {
    recipient: { name: hostile },
    employee: { name: hostile },
    initiative: { title: hostile },
    nonprofit: { name: hostile },
    actorName: hostile,
    reason: hostile,
    message: hostile,
    archivesOn: hostile,
    zone: hostile,
    dates: [{ kind: 'slot', start: hostile, end: hostile }],
  };

  it.each(registrationMails)(
    '%s to the %s (%s) shows markup as text, and expressions as typed',
    (kind, audience, locale) => {
      const { html, text } = renderMail(kind, locale, view(audience, all));
      expect(html).not.toMatch(/<img|onerror="/);
      expect(html).toContain(
        '&lt;img src&#x3D;x onerror&#x3D;&quot;alert(1)&quot;&gt;&amp;{{employee}}&#x27;&#x60;',
      );
      expect(text).toContain(hostile);
      expect(text).not.toMatch(/&lt;|&amp;/);
    },
  );

  it('keeps the lines of a message, quoted, in both parts', () => {
    const { html, text } = renderMail(
      'MessagePosted',
      'en',
      view('employee', { dates: [], message: 'Hello,\r\n\r\n-- \nApprove: <here>\u0007' }),
    );
    expect(text).toContain('\n\n> Hello,\n>\n> --\n> Approve: <here>\n\n');
    expect(html).toContain('<p>Hello,<br><br>--<br>Approve: &lt;here&gt;</p>');
  });

  it('is one short line in a subject, whatever it holds', () => {
    const title = `Soup\r\nBcc: all@ledger.test\u0000\u2028\u202e${'x'.repeat(300)}`;
    for (const [kind, audience, locale] of registrationMails) {
      const { subject } = renderMail(
        kind,
        locale,
        view(audience, { initiative: { title }, employee: { name: 'Eva\nMartin' } }),
      );
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
      expect(subject).toContain('Soup Bcc: all@ledger.test xxx');
      expect(subject.length).toBeLessThanOrEqual(180);
    }
  });
});
