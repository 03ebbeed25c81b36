import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkIn, mailsTo, mailTo, open, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }, free: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] }, sharers: { coordinators: [cora] } }
  people:
    eva: { employee: acme, manager: max }
    ned: { employee: acme/paris }
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    nia: { manager: acme }
    fay: { employee: free }
    ada: { admin: acme }
    lea: { admin: acme/paris }
    leo: { admin: acme/lyon }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: free, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-03-03T14:00, end: 2026-03-03T17:00 }, s2: { start: 2026-03-10T14:00, end: 2026-03-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    tutoring: { nonprofit: helpers, kind: mentoring }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD, {
    SUPPORT_ADDRESS: 'help@acme.test',
    CONSOLE_URL: 'https://console.acme.test/ledger/',
  });
});
afterAll(() => app.close());

const initiative = (name: string) => app.scenario.id('initiative', name);
const person = (name: string) => app.scenario.id('person', name);
const assign = (employee: string, manager: string | null) =>
  app.do('ada', `/people/${person(employee)}/assign-manager`, {
    manager: manager === null ? null : person(manager),
  });
const propose = async (employee: string, ...days: string[]) =>
  (
    await app.do(employee, '/registrations/select-dates', {
      initiative: initiative('advice'),
      dates: days.map((day) => ({ start: `${day}T14:00+01:00`, end: `${day}T16:00+01:00` })),
    })
  ).body;
const confirm = (registration: string, body: object = {}) =>
  app.do('cora', `/registrations/${registration}/confirm-dates`, body);
const asked = (who: string, registration: string) =>
  mailsTo(app, who, 'ManagerApprovalRequested', registration);
const all = (calendar: string | null, name: string) =>
  [
    ...(calendar ?? '')
      .replace(/\r?\n[ \t]/g, '')
      .matchAll(new RegExp(`^${name}[:;](.*?)\\r?$`, 'gm')),
  ].map(([, value]) => value);

describe('links to decide', () => {
  test('die when other people come to decide, and do not live again with the first', async () => {
    const { id } = await propose('ned', '2026-03-02');
    await confirm(id);
    const [first] = await asked('lea', id);
    const old = linkIn(first as never, 'Approve');
    expect((await open(old)).status).toBe(200);
    const move = (level: string) =>
      app.do('ada', `/people/${person('ned')}/move-person`, {
        level: app.scenario.id('level', level),
      });
    await move('acme/lyon');
    expect((await press(old)).status).toBe(410);
    const [theirs] = await asked('leo', id);
    await move('acme/paris');
    expect((await press(linkIn(theirs as never, 'Approve'))).status).toBe(410);
    expect((await press(old)).status).toBe(410);
    const links = (await asked('lea', id)).map((mail) => linkIn(mail, 'Approve'));
    const [renewed, ...others] = links.filter((link) => link !== old);
    expect(others).toEqual([]);
    expect((await press(renewed ?? '')).status).toBe(200);
  });

  test('reach the admin who named themself the manager', async () => {
    const { id } = await propose('tom', '2026-03-09');
    await confirm(id);
    await assign('tom', 'ada');
    const [mail] = await asked('ada', id);
    expect((await press(linkIn(mail as never, 'Refuse'))).status).toBe(200);
    await assign('tom', 'max');
  });
});

describe('a change of who decides', () => {
  test('asks once for all dates of the registration, in one mail', async () => {
    const { id } = await propose('eva', '2026-03-04', '2026-03-05');
    await confirm(id);
    await assign('eva', 'nia');
    const mails = await asked('nia', id);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Wednesday 4 March 2026 at 14:00 – 16:00');
    expect(mails[0]?.text).toContain('Thursday 5 March 2026 at 14:00 – 16:00');
  });

  test('asks nobody again when the event is read again', async () => {
    const { runtime } = app.scenario.product;
    const before = await app.events();
    await runtime.pool.query(
      `UPDATE work.checkpoints SET position = '0000000000000000' WHERE name IN ('processes', 'mails')`,
    );
    const { rows } = await runtime.pool.query('SELECT count(*)::int AS mails FROM work.outbox');
    await app.settle();
    expect(await app.events()).toBe(before);
    expect(
      (await runtime.pool.query('SELECT count(*)::int AS mails FROM work.outbox')).rows,
    ).toEqual(rows);
  });
});

describe('the receipt of an own cancellation', () => {
  const cancelled = async (registration: string, kind = 'DateCancelledByEmployee') =>
    mailsTo(app, 'fay', kind, registration);

  test('takes the entry out of the calendar: METHOD:CANCEL, same UID, higher SEQUENCE', async () => {
    const { id } = await propose('fay', '2026-03-02');
    await confirm(id);
    await app.do('fay', `/registrations/${id}/cancel-dates`);
    const entry = (await mailTo(app, 'fay', 'DateConfirmedByCoordinator', id)).calendar;
    const [receipt, ...others] = await cancelled(id);
    expect(others).toEqual([]);
    const calendar = receipt?.calendar ?? null;
    expect([all(calendar, 'METHOD'), all(calendar, 'STATUS')]).toEqual([['CANCEL'], ['CANCELLED']]);
    expect(all(calendar, 'UID')).toEqual(all(entry, 'UID'));
    expect(Number(all(calendar, 'SEQUENCE')[0])).toBeGreaterThan(Number(all(entry, 'SEQUENCE')[0]));
    expect(receipt?.text).toContain('You cancelled this date of “advice”');
  });

  test('does not come for what was never in the calendar', async () => {
    const { id } = await propose('fay', '2026-03-03');
    await app.do('fay', `/registrations/${id}/cancel-dates`);
    expect(await cancelled(id)).toEqual([]);
    expect(await mailsTo(app, 'cora', 'DateCancelledByEmployee', id)).toHaveLength(1);
  });

  test('is one for all dates, with one calendar part, as their confirmation was', async () => {
    const { id } = await propose('fay', '2026-03-16', '2026-03-17', '2026-03-18');
    await confirm(id);
    const entries = await mailTo(app, 'fay', 'DateConfirmedByCoordinator', id);
    expect(entries.calendar?.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
    expect(all(entries.calendar, 'METHOD')).toEqual(['PUBLISH']);
    expect(all(entries.calendar, 'UID')).toHaveLength(3);
    await app.do('fay', `/registrations/${id}/cancel-registration`);
    const receipts = await cancelled(id, 'RegistrationCancelledByEmployee');
    expect(receipts).toHaveLength(1);
    expect(all(receipts[0]?.calendar ?? null, 'UID')).toEqual(all(entries.calendar, 'UID'));
    expect(all(receipts[0]?.calendar ?? null, 'METHOD')).toEqual(['CANCEL']);
    expect(receipts[0]?.text).toContain('Monday 16 March 2026 at 14:00 – 16:00 (2 h)');
  });

  test('does not come to somebody who leaves the company', async () => {
    const { id } = await propose('tom', '2026-03-24');
    await confirm(id);
    await app.do('max', `/registrations/${id}/approve-dates`);
    await app.do('ada', `/people/${person('tom')}/revoke-role`, { role: 'employee' });
    expect(await mailsTo(app, 'tom', 'RegistrationCancelledByEmployee', id)).toEqual([]);
    expect(await mailsTo(app, 'cora', 'RegistrationCancelledByEmployee', id)).toHaveLength(1);
  });
});

describe('every mail', () => {
  test('names the support address and leads to its subject in the console', async () => {
    const { rows } = await app.scenario.product.runtime.pool.query<{
      kind: string;
      text: string;
      html: string;
      about: string;
    }>(
      `SELECT kind, text, html, coalesce('registrations/' || (headers->>'x-ledger-registration'), 'partnerships/' || (headers->>'x-ledger-partnership')) AS about
         FROM work.caught_mails`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { kind, text, html, about } of rows) {
      const url = `https://console.acme.test/ledger/${about}`;
      expect({ kind, text: text.includes(url), html: html.includes(url) }).toEqual({
        ...{ kind, text: true, html: true },
      });
      expect(text.split('-- \n')[1]).toContain('help@acme.test');
    }
  });

  test('tells periods in days and months', async () => {
    const { body } = await app.do('fay', '/registrations/submit-application', {
      initiative: initiative('tutoring'),
    });
    await app.do('cora', `/registrations/${body.id}/approve-application`);
    await app.do('fay', `/registrations/${body.id}/record-mentee-found`, {
      start: '2026-01-05T09:00+01:00',
      end: '2026-06-09T18:00+02:00',
    });
    await app.at('2026-04-05T09:00');
    const { text } = await mailTo(app, 'fay', 'EngagementReviewSent', body.id);
    expect(text).toContain(
      'Mentoring period: Monday 5 January 2026 – Tuesday 9 June 2026 (5 months and 5 days)',
    );
    expect([
      linkIn({ text } as never, 'Add dates'),
      linkIn({ text } as never, 'My mentoring is over'),
    ]).toHaveLength(2);
  });
});

describe('partnership mails', () => {
  test('lead to the partnership and say who is meant, without the proposer’s name', async () => {
    const { body } = await app.do('lea', '/partnerships/propose-partnership', {
      nonprofits: [app.scenario.id('nonprofit', 'sharers')],
    });
    const mail = await mailTo(app, 'cora', 'PartnershipProposed');
    expect(mail.subject).toBe('acme proposes a partnership to sharers');
    expect(mail.text).not.toMatch(/\blea\b/);
    expect(mail.headers['x-ledger-partnership']).toBe(body.id);
    await app.do('cora', `/partnerships/${body.id}/validate-partnership`);
    expect((await mailTo(app, 'lea', 'PartnershipValidated')).text).toContain(
      'Good news: cora (sharers) validated the partnership with acme.',
    );
  });
});
