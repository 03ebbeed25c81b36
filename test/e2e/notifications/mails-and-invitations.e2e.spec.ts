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
    new Set([...html.matchAll(/ to (\S+@\S+)<br>/g)].map(([, to]) => to));

  test('keeps the address in a form field, never in the URL', async () => {
    const everyone = await Promise.all(['eva', 'max', 'cora', 'fay'].map(address));
    expect([...recipients((await open(page())).html)]).toEqual(expect.arrayContaining(everyone));
    const [eva = ''] = everyone;
    const asked = await press(page(), { to: eva.toUpperCase() });
    expect([asked.status, recipients(asked.html)]).toEqual([200, new Set([eva])]);
    expect(asked.html).toContain('<form method="post"><label for="to">To</label>');
    for (const [, href] of asked.html.matchAll(/href="([^"]+)"/g)) expect(href).not.toContain(eva);
  });

  test('finds nothing for what is nobody’s address, and shows it as text', async () => {
    for (const to of ['%', '_@', '"><script>'])
      expect(recipients((await press(page(), { to })).html)).toEqual(new Set());
    expect((await press(page(), { to: '"><script>' })).html).not.toContain('<script>');
    expect((await press(page())).status).toBe(200);
  });

  test('opens a mail as its reader would see it', async () => {
    const { html } = await press(page(), { to: await address('max') });
    const [, path = ''] = /href="([^"]+)">[^<]*<\/a><br>ManagerApprovalRequested/.exec(html) ?? [];
    const mail = await open(`${app.scenario.product.url}${path}`);
    expect([mail.status, mail.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(mail.html).toContain('eva would like to volunteer');
    expect((await open(`${page()}/nobody`)).status).toBe(404);
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
