import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkIn, mailsTo, mailTo, open, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date }, free: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme, manager: max }
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    fay: { employee: free }
    ada: { admin: acme }
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
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const slot = (name: string) => app.scenario.id('slot', `cleanup.${name}`);
const initiative = (name: string) => app.scenario.id('initiative', name);
const people = (name: string) => `/people/${app.scenario.id('person', name)}`;
/** One line per property, as a calendar reads it. */
const unfolded = (calendar: string | null) => (calendar ?? '').replace(/\r?\n[ \t]/g, '');
const property = (calendar: string | null, name: string) =>
  new RegExp(`^${name}[;:](.*?)\\r?$`, 'm').exec(unfolded(calendar))?.[1];

describe('a calendar invitation', () => {
  let registration: string;
  let dates: string[];
  beforeAll(async () => {
    const body = {
      initiative: initiative('cleanup'),
      dates: [{ slot: slot('s1') }, { slot: slot('s2') }],
    };
    const { body: answer } = await app.do('eva', '/registrations/select-dates', body);
    registration = answer.id;
    dates = answer.events.flatMap(({ type, about }) =>
      type === 'DateSelected' && about !== null ? [about] : [],
    );
    await app.do('cora', `/registrations/${registration}/confirm-dates`);
  });

  test('does not come while the manager has to decide, and never to somebody else', async () => {
    expect((await mailTo(app, 'eva', 'DateConfirmedByCoordinator')).calendar).toBeNull();
    expect((await mailTo(app, 'max', 'ManagerApprovalRequested')).calendar).toBeNull();
  });

  test('goes to the employee with the dates that become in progress, as one part', async () => {
    await press(linkIn(await mailTo(app, 'max', 'ManagerApprovalRequested'), 'Approve'));
    await app.settle();
    const { calendar } = await mailTo(app, 'eva', 'DateApprovedByManager');
    expect(unfolded(calendar).match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect([property(calendar, 'METHOD'), property(calendar, 'STATUS')]).toEqual([
      'PUBLISH',
      'CONFIRMED',
    ]);
    expect(property(calendar, 'UID')).toBe(`${dates[0] ?? ''}@volunteer-ledger.invalid`);
    expect([property(calendar, 'DTSTART'), property(calendar, 'DTEND')]).toEqual([
      '20260303T130000Z',
      '20260303T160000Z',
    ]);
    expect(property(calendar, 'SUMMARY')).toBe('cleanup');
    expect(property(calendar, 'ATTENDEE')).toBeUndefined();
  });

  test('moves and cancels with its slot: same UID, higher SEQUENCE', async () => {
    const { calendar: first } = await mailTo(app, 'eva', 'DateApprovedByManager');
    const times = { start: '2026-03-04T14:00+01:00', end: '2026-03-04T17:00+01:00' };
    await app.do('cora', `/initiatives/${initiative('cleanup')}/change-slot`, {
      slot: slot('s1'),
      ...times,
    });
    const { calendar: moved, text } = await mailTo(app, 'eva', 'DateMovedWithSlot');
    expect(text).toContain(
      'Wednesday 4 March 2026 at 14:00 – 17:00 (3 h); before: Tuesday 3 March 2026 at 14:00 – 17:00',
    );
    expect(property(moved, 'ATTENDEE')).toMatch(
      /PARTSTAT=ACCEPTED.*CN="eva":MAILTO:p\d+@journeys\.example$/i,
    );
    await app.do('cora', `/initiatives/${initiative('cleanup')}/cancel-slot`, {
      slot: slot('s1'),
    });
    const { calendar: cancelled } = await mailTo(app, 'eva', 'DateCancelledWithSlot');
    const all = [first, moved, cancelled];
    expect(all.map((calendar) => property(calendar, 'METHOD'))).toEqual([
      'PUBLISH',
      'REQUEST',
      'CANCEL',
    ]);
    expect(all.map((calendar) => property(calendar, 'DTSTART'))).toEqual([
      '20260303T130000Z',
      '20260304T130000Z',
      '20260304T130000Z',
    ]);
    expect(new Set(all.map((calendar) => property(calendar, 'UID'))).size).toBe(1);
    const sequence = all.map((calendar) => Number(property(calendar, 'SEQUENCE')));
    expect(sequence).toEqual([...new Set(sequence)].sort((a, b) => a - b));
    expect(property(cancelled, 'STATUS')).toBe('CANCELLED');
  });

  test('comes at once where no manager decides, and only for dates to come', async () => {
    const future = { start: '2026-03-05T14:00+01:00', end: '2026-03-05T17:00+01:00' };
    const past = { start: '2026-01-02T14:00+01:00', end: '2026-01-02T17:00+01:00' };
    const { body } = await app.do('fay', '/registrations/select-dates', {
      initiative: initiative('advice'),
      dates: [past, future],
    });
    const [over, ahead] = body.events.flatMap(({ type, about }) =>
      type === 'DateSelected' ? [about] : [],
    );
    await app.do('cora', `/registrations/${body.id}/confirm-dates`, { dates: [over] });
    expect((await mailTo(app, 'fay', 'DateConfirmedByCoordinator')).calendar).toBeNull();
    await app.do('cora', `/registrations/${body.id}/refuse-dates`, { dates: [ahead] });
    expect((await mailTo(app, 'fay', 'DateRefusedByCoordinator')).calendar).toBeNull();
    const later = await app.do('fay', `/registrations/${body.id}/select-dates`, {
      dates: [{ start: '2026-03-06T14:00+01:00', end: '2026-03-06T15:00+01:00' }],
    });
    await app.do('cora', `/registrations/${body.id}/confirm-dates`);
    const calendars = (await mailsTo(app, 'fay', 'DateConfirmedByCoordinator')).flatMap(
      ({ calendar }) => calendar ?? [],
    );
    expect(calendars.map((calendar) => property(calendar, 'UID'))).toEqual([
      `${later.body.events.at(-1)?.about ?? ''}@volunteer-ledger.invalid`,
    ]);
  });
});

describe('reminders', () => {
  let registration: string;
  beforeAll(async () => {
    const { body } = await app.do('tom', '/registrations/submit-application', {
      initiative: initiative('tutoring'),
    });
    registration = body.id;
    await app.do('cora', `/registrations/${registration}/approve-application`);
    await app.at('2026-02-06T09:00');
  });
  const reminders = () => mailsTo(app, 'tom', 'MenteeSearchReminderSent');
  const reminded = async () =>
    (await app.scenario.product.runtime.store.readStream(`registration-${registration}`)).filter(
      ({ type }) => type === 'MenteeSearchReminderSent',
    ).length;

  test('bear the way to turn them off, in the mail and in its head; decisions do not', async () => {
    const mail = await mailTo(app, 'tom', 'MenteeSearchReminderSent');
    const url = linkIn(mail, 'Stop these mails');
    expect(mail.headers).toMatchObject({
      'list-unsubscribe': `<${url}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    for (const [person, kind] of [
      ['tom', 'ApplicationApproved'],
      ['max', 'ManagerApprovalRequested'],
      ['eva', 'DateApprovedByManager'],
    ] as const) {
      const other = await mailTo(app, person, kind);
      expect(other.headers).not.toHaveProperty('list-unsubscribe');
      expect(other.text).not.toContain('Stop these mails');
    }
  });

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'are turned off by one click (%s), once',
    async (type) => {
      const url = linkIn(await mailTo(app, 'tom', 'MenteeSearchReminderSent'), 'Stop these mails');
      const content = type.startsWith('m')
        ? '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
        : 'List-Unsubscribe=One-Click';
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': type },
        body: content,
      });
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining(
          'These mails were turned off by you on Friday 6 February 2026 at 09:00.',
        ),
      ]);
      const own = await app.scenario.product.runtime.store.readStream(
        `person-${app.scenario.id('person', 'tom')}`,
      );
      expect(
        own
          .filter((event) => event.type === 'RemindersMuted')
          .map(({ data, meta }) => [data['kind'], meta.via, meta.capacity]),
      ).toEqual([['MenteeSearchReminderSent', 'link', 'self']]);
      await app.settle();
    },
  );

  test('turned off are sent no more, though the event happens; what is decided is told', async () => {
    await app.at('2026-03-06T09:00');
    expect([await reminded(), (await reminders()).length]).toEqual([2, 1]);
    await app.do('cora', `/registrations/${registration}/post-message`, {
      text: 'How is it going?',
    });
    expect(await mailsTo(app, 'tom', 'MessagePosted')).toHaveLength(1);
  });

  test('can be turned on again by the person, and by nobody else', async () => {
    const on = { kind: 'MenteeSearchReminderSent' };
    expect((await app.do('ada', `${people('tom')}/unmute-reminders`, on)).status).toBe(403);
    expect((await app.do('cora', `${people('ada')}/mute-reminders`, on)).status).toBe(404);
    expect(
      (
        await app.do('tom', `${people('tom')}/unmute-reminders`, {
          kind: 'DateApprovedByManager',
        })
      ).problem,
    ).toMatchObject({
      status: 400,
      field: 'kind',
    });
    expect((await app.do('tom', `${people('tom')}/unmute-reminders`, on)).status).toBe(200);
    expect((await app.do('tom', `${people('tom')}/unmute-reminders`, on)).problem).toMatchObject({
      status: 409,
      rule: 'nothing_changes',
    });
    await app.at('2026-04-06T09:00');
    expect([await reminded(), (await reminders()).length]).toEqual([3, 2]);
  });

  test('of a manager are the repeats alone: the first ask comes whatever was turned off', async () => {
    const dates = [{ start: '2026-05-05T14:00+02:00', end: '2026-05-05T15:00+02:00' }];
    const { body } = await app.do('tom', '/registrations/select-dates', {
      initiative: initiative('advice'),
      dates,
    });
    await app.do('cora', `/registrations/${body.id}/confirm-dates`);
    await app.at('2026-04-09T09:00');
    const [first, second] = await mailsTo(app, 'max', 'ManagerApprovalRequested', body.id);
    expect(first?.headers).not.toHaveProperty('list-unsubscribe');
    const page = await open(linkIn(second ?? (first as never), 'Stop these mails'));
    expect(page.html).toContain('mails of this kind: “Manager approval requested”');
    await press(linkIn(second ?? (first as never), 'Stop these mails'));
    await app.at('2026-04-13T09:00');
    expect(await mailsTo(app, 'max', 'ManagerApprovalRequested', body.id)).toHaveLength(2);
    await app.do('tom', `/registrations/${body.id}/select-dates`, {
      dates: [{ start: '2026-05-06T14:00+02:00', end: '2026-05-06T15:00+02:00' }],
    });
    await app.do('cora', `/registrations/${body.id}/confirm-dates`);
    expect(await mailsTo(app, 'max', 'ManagerApprovalRequested', body.id)).toHaveLength(3);
  });

  test('are no way in for somebody erased', async () => {
    const url = linkIn(await mailTo(app, 'tom', 'MenteeSearchReminderSent'), 'Stop these mails');
    await app.do('pia', `${people('tom')}/erase-person`);
    expect((await press(url)).status).toBe(410);
  });
});

test('a form of several parts is taken from mail programs alone', async () => {
  const token = await app.token('cora');
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'multipart/form-data; boundary=x',
  };
  expect(
    (await app.sendRaw('POST', '/registrations/submit-application', '--x--', headers)).status,
  ).toBe(415);
});

describe('the page of caught mails', () => {
  const page = () => `${app.scenario.product.url}/caught-mails`;
  const address = async (name: string): Promise<string> => {
    const { rows } = await app.scenario.product.runtime.pool.query<{ mail: string }>(
      'SELECT mail FROM read.people WHERE id = $1',
      [app.scenario.id('person', name)],
    );
    return rows[0]?.mail ?? '';
  };
  const recipients = (html: string) =>
    new Set([...html.matchAll(/&lt;(\S+@\S+)&gt;/g)].map(([, to]) => to));
  const firstMail = (html: string) => /<li><a href="([^"]+)">/.exec(html)?.[1] ?? '';
  const at = (path: string) => `${app.scenario.product.url}${path}`;

  test('keeps the address in a form field, never in the URL', async () => {
    const everyone = await Promise.all(['eva', 'max', 'cora', 'fay'].map(address));
    const found = await Promise.all(everyone.map((to) => press(page(), { to: to.toUpperCase() })));
    expect(found.map(({ html }) => recipients(html))).toEqual(everyone.map((to) => new Set([to])));
    const [eva = ''] = everyone;
    const asked = found[0]?.html ?? '';
    expect(asked).toContain('<form method="post" class="search">');
    for (const [, href] of asked.matchAll(/href="([^"]+)"/g)) expect(href).not.toContain(eva);
  });

  test('finds a person by name, and mails by words of their subject', async () => {
    const [eva, max] = await Promise.all(['eva', 'max'].map(address));
    expect(recipients((await press(page(), { to: 'Éva' })).html)).toEqual(new Set([eva]));
    const both = await press(page(), { to: 'max', subject: 'APPROVAL eva' });
    expect(recipients(both.html)).toEqual(new Set([max]));
    const subjects = [...both.html.matchAll(/<li><a href="[^"]+">([^<]*)</g)].map(([, one]) => one);
    for (const subject of subjects) expect(subject).toMatch(/eva.*approval/);
    expect((await press(page(), { to: 'max', subject: 'no such thing' })).html).toContain(
      'No mail is like that.',
    );
  });

  test('finds nothing for what is nobody’s address, and shows it as text', async () => {
    for (const to of ['%', '_@', '"><script>'])
      expect(recipients((await press(page(), { to })).html)).toEqual(new Set());
    expect((await press(page(), { to: '"><script>' })).html).not.toContain('<script>');
    expect((await press(page())).status).toBe(200);
    expect((await press(page(), { after: 'nonsense' })).status).toBe(200);
  });

  test('shows a mail: its head, its text with links, and its HTML in a sandbox', async () => {
    const { html } = await press(page(), {
      to: await address('max'),
      subject: 'needs your approval',
    });
    const path = firstMail(html);
    const mail = await open(at(path));
    expect([mail.status, mail.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(mail.html).toContain('<dt>Kind</dt><dd>Manager approval requested</dd>');
    expect(mail.html).toMatch(
      /<a href="http[^"]+\/links\/[^"]+" target="_blank" rel="noreferrer">/,
    );
    expect(mail.html).toContain(`<iframe title="`);
    expect(mail.html).toContain(
      `sandbox="allow-popups allow-popups-to-escape-sandbox" src="${path}/html"`,
    );
    const part = await open(at(`${path}/html`));
    expect(part.html).toContain('eva would like to volunteer');
    expect(part.html).toContain('<base target="_blank">');
    expect(part.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*form-action 'none'.*frame-ancestors 'self'.*sandbox allow-popups/,
    );
    expect(part.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    for (const missing of ['/nobody', '/nobody/html', '/nobody/calendar'])
      expect((await open(`${page()}${missing}`)).status).toBe(404);
  });

  test('shows the calendar entries of a mail, and gives their file', async () => {
    const { html } = await press(page(), { to: 'eva', subject: 'approved' });
    expect(html).toContain(', with calendar entries');
    const path = firstMail(html);
    const mail = await open(at(path));
    expect(mail.html).toContain('<h2>Calendar entries</h2>');
    expect(mail.html).toContain('<li><strong>cleanup</strong><br>Tuesday 3 March 2026 at 14:00');
    const file = await open(at(`${path}/calendar`));
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.html).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  });

  test('has pages, both ways, that keep what is looked for', async () => {
    await app.scenario.product.runtime.pool.query(
      `INSERT INTO work.caught_mails (message_id, recipient, subject, caught_at)
       SELECT '<p' || n || '@ledger.test>', 'page@ledger.test', 'Page ' || n, timestamptz '2025-01-01' + n * interval '1 minute'
         FROM generate_series(1, 120) n`,
    );
    const looked = { to: 'page@ledger.test', subject: 'page' };
    const subjects = ({ html }: { html: string }) =>
      [...html.matchAll(/<li><a href="[^"]+">Page (\d+)</g)].map(([, n]) => Number(n));
    const turn = ({ html }: { html: string }, label: string) => {
      const form =
        new RegExp(`<form method="post">((?:(?!</form>).)*)${label}`).exec(html)?.[1] ?? '';
      return Object.fromEntries(
        [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ) as Record<string, string>;
    };
    const first = await press(page(), looked);
    const second = await press(page(), turn(first, 'Older mails'));
    const third = await press(page(), turn(second, 'Older mails'));
    expect([first, second, third].map((one) => subjects(one).length)).toEqual([50, 50, 20]);
    expect([...subjects(first), ...subjects(second), ...subjects(third)]).toEqual(
      Array.from({ length: 120 }, (_, index) => 120 - index),
    );
    expect(subjects(await press(page(), turn(second, 'Newer mails')))).toEqual(subjects(first));
    expect(third.html).not.toContain('Older mails');
    expect(turn(second, 'Older mails')).toMatchObject(looked);
  });

  test('reads French where the browser does', async () => {
    const french = await open(page(), { 'accept-language': 'fr-FR' });
    expect(french.html).toContain('<h1>E-mails interceptés</h1>');
    const mail = await open(at(firstMail(french.html)), { 'accept-language': 'fr' });
    expect(mail.html).toContain('<h2>Partie texte</h2>');
  });

  test.each([
    ['/letter-box', '/caught-mails'],
    ['/letter-box/%3Ca%40b%3E', '/caught-mails/%3Ca%40b%3E'],
  ])('redirects from %s', async (former, now) => {
    const { status, headers } = await app.sendRaw('GET', former);
    expect([status, headers.get('location')]).toEqual([308, now]);
  });
});

describe('the links to the console', () => {
  /** What the page shows is what its reader may read by the API. */
  const API: Readonly<Record<string, string>> = {
    '/to-decide': '/me/to-decide',
    '/to-approve': '/me/to-approve',
  };

  test('in every mail so far lead to what its reader may see', async () => {
    const { rows } = await app.scenario.product.runtime.pool.query<{
      person: string;
      kind: string;
      text: string;
    }>(
      'SELECT p.id AS person, m.kind, m.text FROM work.caught_mails m JOIN read.people p ON p.mail = m.recipient',
    );
    const names = new Map(
      ['eva', 'tom', 'max', 'fay', 'ada', 'cora', 'pia'].map((name) => [
        app.scenario.id('person', name),
        name,
      ]),
    );
    const seen = new Map<string, number>();
    for (const { person, kind, text } of rows.filter((row) => names.has(row.person))) {
      const paths = [...text.matchAll(/https?:\S+\/console(\/\S+)/g)].map(([, path = '']) => path);
      expect([kind, paths.length > 0 || kind === 'PersonInvited']).toEqual([kind, true]);
      for (const path of paths) {
        const who = names.get(person) ?? '';
        const { status } = await app.get(who, API[path] ?? path);
        seen.set(path.replace(/[0-9a-f-]{36}/, '$id'), status);
        expect([kind, who, path, status]).toEqual([kind, who, path, 200]);
      }
    }
    expect([...seen.keys()].sort()).toEqual(
      expect.arrayContaining([
        '/initiatives/$id',
        '/registrations/$id',
        '/to-approve',
        '/to-decide',
      ]),
    );
  });
});
