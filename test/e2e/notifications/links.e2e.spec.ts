import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import fs from 'node:fs';
import { linkIn, mailTo, open, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
    lyre: { managerPolicy: per_date, locale: fr }
    solo: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme, manager: max }
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    mia: { manager: acme }
    ada: { admin: acme }
    zoe: { employee: lyre, manager: marc }
    marc: { manager: lyre }
    sam: { employee: solo }
    sue: { admin: solo }
    stan: { admin: solo }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: lyre, nonprofit: helpers, status: validated }
    - { company: solo, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const people = (name: string) => `/people/${app.scenario.id('person', name)}`;
const events = async (registration: string) =>
  app.scenario.product.runtime.store.readStream(`registration-${registration}`);

/** A sign-up with proposed dates, confirmed by the nonprofit: the manager has been asked. */
async function asked(employee: string, days: readonly string[] = ['2026-02-03']): Promise<string> {
  const dates = days.map((day) => ({ start: `${day}T14:00+01:00`, end: `${day}T17:00+01:00` }));
  const body = { initiative: app.scenario.id('initiative', 'advice'), dates };
  const { body: answer } = await app.do(employee, '/registrations/select-dates', body);
  await app.do('cora', `/registrations/${answer.id}/confirm-dates`);
  return answer.id;
}
const withdraw = (employee: string, registration: string) =>
  app.do(employee, `/registrations/${registration}/cancel-registration`);
const managersLink = async (manager: string, registration: string, label = 'Approve') =>
  linkIn(await mailTo(app, manager, 'ManagerApprovalRequested', registration), label);

describe('a link in a mail', () => {
  let registration: string;
  let approve: string;
  beforeEach(async () => {
    registration = await asked('eva');
    approve = await managersLink('max', registration);
  });
  afterEach(() => withdraw('eva', registration));

  test('twenty views and two answers make one event, given by link', async () => {
    const before = await app.events();
    const looks = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        fetch(approve, {
          method: index % 2 === 0 ? 'GET' : 'HEAD',
          headers: { purpose: 'prefetch' },
        }),
      ),
    );
    expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await app.events()).toBe(before);
    const pressed = await Promise.all([press(approve), press(approve)]);
    expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    const added = (await events(registration)).filter(({ meta }) => meta.via === 'link');
    expect(added.map(({ type, meta }) => [type, meta.actor, meta.capacity])).toEqual([
      ['DateApprovedByManager', app.scenario.id('person', 'max'), 'manager'],
    ]);
    expect(await app.events()).toBe(before + 1);
  });

  test('shows a page that works without script, is kept by nobody and leads nowhere', async () => {
    const page = await open(approve);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'/,
    );
    expect(page.html).toContain('<html lang="en">');
    expect(page.html).toMatch(/<title>Approve this date\? – Volunteer Ledger<\/title>/);
    expect(page.html).toContain('eva would like to volunteer for “advice” with helpers');
    expect(page.html).toContain('<li>Tuesday 3 February 2026 at 14:00 – 17:00</li>');
    expect(page.html).toContain('Europe/Paris');
    expect(page.html).toMatch(
      /<form method="post">[^]*<button type="submit" name="answer" value="approve">Approve<\/button>/,
    );
    expect(page.html).not.toMatch(/<script|https?:|onclick|<img|<link/i);
  });

  test('a used link and its sibling say what was decided, when, by whom', async () => {
    await press(approve);
    const used = await press(approve);
    expect([used.status, used.html]).toEqual([
      200,
      expect.stringContaining('<p>Approved by you on Monday 5 January 2026 at 09:00.</p>'),
    ]);
    const refuse = await managersLink('max', registration, 'Refuse');
    const [look, late] = [await open(refuse), await press(refuse)];
    expect([look.status, late.status]).toEqual([200, 409]);
    for (const { html } of [look, late]) {
      expect(html).toContain('This has been decided already');
      expect(html).toContain('<p>Approved by you on Monday 5 January 2026 at 09:00.</p>');
      expect(html).toContain('Tuesday 3 February 2026');
      expect(html).not.toContain('<form');
    }
  });

  test('that came too late says by whom else it was decided', async () => {
    await withdraw('eva', registration);
    const page = await press(approve);
    expect(page.status).toBe(409);
    expect(page.html).toContain('Registration cancelled by eva on Monday 5 January 2026 at 09:00.');
    expect((await events(registration)).some(({ type }) => type === 'DateApprovedByManager')).toBe(
      false,
    );
  });

  test('lives on beside that of the repeat until one of them is used', async () => {
    const again = await asked('tom', ['2026-03-03', '2026-03-10']);
    const first = await managersLink('max', again);
    await app.at('2026-01-09T09:00');
    const repeat = await mailTo(app, 'max', 'ManagerApprovalRequested', again);
    expect(repeat.subject).toContain('Reminder');
    const second = linkIn(repeat, 'Approve');
    expect(second).not.toBe(first);
    expect((await open(first)).html).toContain('Approve these 2 dates?');
    expect((await press(second)).status).toBe(200);
    expect((await press(first)).status).toBe(409);
    expect(
      (await events(again)).filter(({ type }) => type === 'DateApprovedByManager'),
    ).toHaveLength(2);
    await withdraw('tom', again);
  });

  test('acts as its addressee, and only on what it was made for', async () => {
    const others = await asked('tom');
    const dates = (await events(others)).flatMap(({ data }) =>
      typeof data['date'] === 'string' ? [data['date']] : [],
    );
    const words = {
      registration: others,
      person: app.scenario.id('person', 'mia'),
      action: 'refuse',
    };
    const foreign = await press(approve, { dates: dates[0] ?? '' });
    expect([foreign.status, foreign.html]).toEqual([
      400,
      expect.stringContaining('is not asked about by this link'),
    ]);
    const headers = { authorization: `Bearer ${await app.token('mia')}`, 'act-as': 'platform' };
    const answer = await fetch(`${approve}?registration=${others}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(words),
    });
    await app.settle();
    expect([answer.status, (await events(registration)).at(-1)]).toMatchObject([
      200,
      {
        type: 'DateApprovedByManager',
        meta: { actor: app.scenario.id('person', 'max'), capacity: 'manager', via: 'link' },
      },
    ]);
    expect((await events(others)).map(({ type }) => type)).not.toContain('DateApprovedByManager');
    expect((await events(others)).map(({ type }) => type)).not.toContain('DateRefusedByManager');
    await withdraw('tom', others);
  });

  test('changed in any character is no link', async () => {
    const at = approve.length - 40;
    const page = await press(
      `${approve.slice(0, at)}${approve[at] === 'A' ? 'B' : 'A'}${approve.slice(at + 1)}`,
    );
    expect([page.status, page.html]).toEqual([
      404,
      expect.stringContaining('This is not a link of ours'),
    ]);
    const french = await open(`${app.scenario.product.url}/links/unknown`, {
      'accept-language': 'fr-FR,fr;q=0.9',
    });
    expect([french.status, french.html]).toEqual([
      404,
      expect.stringContaining('<html lang="fr">'),
    ]);
  });
});

describe('a link dies', () => {
  test('14 days after its mail, to the minute, and still says what became of it', async () => {
    await app.at('2026-01-12T10:00');
    const registration = await asked('eva', ['2026-05-05']);
    const mail = await mailTo(app, 'max', 'ManagerApprovalRequested', registration);
    const [approve, refuse] = [linkIn(mail, 'Approve'), linkIn(mail, 'Refuse')];
    await app.at('2026-01-26T09:59');
    expect((await open(approve)).status).toBe(200);
    await app.at('2026-01-26T10:00');
    expect([(await open(approve)).status, (await press(approve)).status]).toEqual([410, 410]);
    expect((await open(approve)).html).toContain('This link has expired');
    await app.do('max', `/registrations/${registration}/approve-dates`);
    const late = await press(refuse);
    expect([late.status, late.html]).toEqual([410, expect.stringContaining('Approved by you')]);
    await withdraw('eva', registration);
  });

  test('dies with a change of manager; the new one gets a link of their own', async () => {
    const registration = await asked('eva', ['2026-06-02']);
    const approve = await managersLink('max', registration);
    await app.do('ada', `${people('eva')}/assign-manager`, {
      manager: app.scenario.id('person', 'mia'),
    });
    const page = await open(approve);
    expect([page.status, (await press(approve)).status]).toEqual([410, 410]);
    expect(page.html).toContain('This link no longer works');
    expect(page.html).not.toMatch(/eva|advice|helpers/);
    await app.do('eva', `/registrations/${registration}/remind-manager`);
    const reminded = linkIn(await mailTo(app, 'mia', 'ManagerReminded'), 'Approve');
    await app.do('ada', `${people('eva')}/assign-manager`, {
      manager: app.scenario.id('person', 'max'),
    });
    expect([(await press(approve)).status, (await press(reminded)).status]).toEqual([410, 410]);
    expect((await events(registration)).some(({ type }) => type === 'DateApprovedByManager')).toBe(
      false,
    );
    await withdraw('eva', registration);
  });

  test('with the role of whoever stands in for a manager', async () => {
    const registration = await asked('sam', ['2026-06-02']);
    const [sue, stan] = [
      await managersLink('sue', registration),
      await managersLink('stan', registration),
    ];
    expect(sue).not.toBe(stan);
    const revoked = await app.do('stan', `${people('sue')}/revoke-role`, { role: 'admin' });
    expect(revoked.status).toBe(200);
    expect((await press(sue)).status).toBe(410);
    const granted = await app.do('stan', `${people('sue')}/grant-role`, { role: 'admin' });
    expect([granted.status, (await press(sue)).status]).toEqual([200, 410]);
    expect((await press(stan)).html).toContain('Approved by you');
  });

  test('with the person', async () => {
    const registration = await asked('zoe', ['2026-06-02']);
    const approve = await managersLink('marc', registration, 'Approuver');
    await app.do('pia', `${people('marc')}/erase-person`);
    const page = await press(approve);
    expect(page.status).toBe(410);
    expect(page.html).not.toMatch(/zoe|marc|advice/);
  });
});

test('decides no date that has moved since the page was shown', async () => {
  const slots = ['s1', 's2'].map((slot) => ({ slot: app.scenario.id('slot', `cleanup.${slot}`) }));
  const signUp = await app.do('tom', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: slots,
  });
  const id = signUp.body.id;
  await app.do('cora', `/registrations/${id}/confirm-dates`);
  const approve = await managersLink('max', id);
  const [first] = signUp.body.events.flatMap(({ type, about }) =>
    type === 'DateSelected' ? [about] : [],
  );
  await app.do('tom', `/registrations/${id}/cancel-dates`, { dates: [first] });
  const times = { start: '2026-02-12T14:00+01:00', end: '2026-02-12T17:00+01:00' };
  const moved = await app.do(
    'cora',
    `/initiatives/${app.scenario.id('initiative', 'cleanup')}/change-slot`,
    {
      slot: slots[1]?.slot,
      ...times,
    },
  );
  expect(moved.status).toBe(200);
  const seen = await press(approve);
  expect(seen.status).toBe(409);
  expect(seen.html).toMatch(/<p role="alert">The date has moved/);
  expect(seen.html).toContain('<title>Error: Approve this date?');
  expect(seen.html).toContain('Thursday 12 February 2026 at 14:00');
  expect(seen.html).toContain('Cancelled by tom on');
  const fields = { seen: /name="seen" value="(\w+)"/.exec(seen.html)?.[1] ?? '' };
  expect((await press(approve, fields)).html).toContain('Approved by you');
  expect((await events(id)).filter(({ type }) => type === 'DateApprovedByManager')).toHaveLength(1);
});

test('somebody whose company speaks French reads French', async () => {
  const employee = await app.do('zoe', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'cleanup'),
  });
  await app.at('2026-02-19T10:00');
  const warning = await mailTo(app, 'zoe', 'ArchivalWarningSent', employee.body.id);
  const cancel = linkIn(warning, 'Annuler mon inscription');
  const page = await open(cancel, { 'accept-language': 'en' });
  expect(page.html).toContain('<html lang="fr">');
  expect(page.html).toContain('<h1>Annuler votre inscription ?</h1>');
  expect(page.html).toContain('<button type="submit">Annuler mon inscription</button>');
  const done = await press(cancel);
  expect([done.status, done.html]).toEqual([
    200,
    expect.stringMatching(/Inscription annulée, par vous, le \S+ \d+ \S+ 2026 à \d+ h( \d\d)?\./),
  ]);
  expect((await events(employee.body.id)).at(-1)).toMatchObject({
    type: 'RegistrationCancelledByEmployee',
    meta: { via: 'link', capacity: 'employee' },
  });
});

test('a page is opened so often and no oftener, each link by itself', async () => {
  const base = `${app.scenario.product.url}/links/`;
  const [often, seldom] = ['A', 'B'].map((letter) => base + letter.repeat(112)) as [string, string];
  const answers = await Promise.all(Array.from({ length: 61 }, () => open(often)));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(60);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused?.html).toContain('<h1>Too many requests</h1>');
  expect((await open(seldom)).status).toBe(404);
});

test('no token is written down anywhere, also when something breaks', async () => {
  const registration = await asked('tom', ['2026-06-02']);
  const approve = await managersLink('max', registration);
  const { store, pool } = app.scenario.product.runtime;
  const logged = jest
    .spyOn(fs, 'writeSync')
    .mockImplementation((_to: number, text: string) => Buffer.byteLength(text));
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockReturnValue(true),
  );
  const broken = jest
    .spyOn(store, 'readStream')
    .mockRejectedValueOnce(new Error('the store broke'));
  const page = await open(approve);
  await open(`${approve}/more`);
  await press(approve);
  const lines = logged.mock.calls.map(([, text]) => text);
  const printed = [
    ...lines,
    ...spies.flatMap((spy) => spy.mock.calls.map(([text]) => String(text))),
  ].join('');
  for (const spy of [logged, ...spies, broken]) spy.mockRestore();
  expect([page.status, page.html]).toEqual([500, expect.stringContaining('Something went wrong')]);
  expect(printed).toContain('the store broke');
  const { rows } = await pool.query<{ text: string }>(
    'SELECT o::text AS text FROM work.outbox o UNION ALL SELECT a::text FROM work.answers a UNION ALL SELECT e::text FROM events.log e',
  );
  const token = approve.split('/').at(-1) ?? '';
  for (const text of [printed, ...rows.map((row) => row.text)]) expect(text).not.toContain(token);
});
