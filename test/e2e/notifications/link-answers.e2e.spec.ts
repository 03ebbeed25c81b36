import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkIn, mailTo, open, type SeenPage } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
    once: { managerPolicy: per_registration }
    lyre: { managerPolicy: per_date, locale: fr }
    free: { managerPolicy: none }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme, manager: max }
    max: { manager: acme }
    ove: { employee: once, manager: olga }
    olga: { manager: once }
    zoe: { employee: lyre, manager: marc }
    marc: { manager: lyre }
    fay: { employee: free }
    cora: { coordinator: helpers }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: once, nonprofit: helpers, status: validated }
    - { company: lyre, nonprofit: helpers, status: validated }
    - { company: free, nonprofit: helpers, status: validated }
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const DAYS = ['2026-02-03', '2026-02-10', '2026-02-17'];
const events = (registration: string) =>
  app.scenario.product.runtime.store.readStream(`registration-${registration}`);
const decided = async (registration: string) =>
  (await events(registration))
    .filter(({ meta }) => meta.via === 'link')
    .map(({ type, data }) => [type, data['date']]);
const withdraw = (employee: string, registration: string) =>
  app.do(employee, `/registrations/${registration}/cancel-registration`);

/** A sign-up with three dates that the nonprofit confirmed: its id, and those of its dates in order. */
async function signedUp(employee: string): Promise<{ id: string; dates: string[] }> {
  const { body } = await app.do(employee, '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'advice'),
    dates: DAYS.map((day) => ({ start: `${day}T14:00+01:00`, end: `${day}T17:00+01:00` })),
  });
  await app.do('cora', `/registrations/${body.id}/confirm-dates`);
  const dates = body.events.flatMap(({ type, about }) =>
    type === 'DateSelected' && about !== null ? [about] : [],
  );
  return { id: body.id, dates };
}
const managersLink = async (manager: string, registration: string, label = 'Approve') =>
  linkIn(await mailTo(app, manager, 'ManagerApprovalRequested', registration), label);

/** What a form sends when its boxes are ticked so, and one of its buttons pressed. */
function form(
  { html }: SeenPage,
  dates: readonly string[],
  answer: string,
  more: Record<string, string> = {},
): URLSearchParams {
  const hidden = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)]
    .map(([, name = '', value = '']) => [name, value] as const)
    .filter(([name]) => name !== 'dates');
  return new URLSearchParams([
    ...hidden.map(([name, value]) => [name, value] as [string, string]),
    ...dates.map((date) => ['dates', date] as [string, string]),
    ...Object.entries(more),
    ['answer', answer],
  ]);
}
const send = async (url: string, body: URLSearchParams): Promise<SeenPage> => {
  const response = await fetch(url, { method: 'POST', body });
  const html = (await response.text()).replace(/\u00a0/g, ' ');
  return { status: response.status, headers: response.headers, html };
};

describe('a page that asks about several dates', () => {
  let registration: { id: string; dates: string[] };
  let approve: string;
  let page: SeenPage;
  beforeAll(async () => {
    registration = await signedUp('eva');
    approve = await managersLink('max', registration.id);
    page = await open(approve);
  });
  afterAll(() => withdraw('eva', registration.id));

  test('offers a ticked box for each date, and both answers', () => {
    expect(page.html.match(/<input type="checkbox"[^>]* checked>/g)).toHaveLength(3);
    expect(page.html).toContain('<legend>Which dates?</legend>');
    expect(page.html).toContain('name="answer" value="approve">Approve</button>');
    expect(page.html).toContain('name="answer" value="refuse" class="other">Refuse</button>');
    expect(page.html).not.toMatch(/<script|onclick/);
  });

  test('asks for at least one, and decides nothing without', async () => {
    const none = await send(approve, form(page, [], 'approve'));
    expect(none.status).toBe(400);
    expect(none.html).toContain('<a href="#dates">Please choose at least one date.</a>');
    expect(await decided(registration.id)).toEqual([]);
  });

  test('decides the one that was chosen, and asks about the others again', async () => {
    const [first = ''] = registration.dates;
    const one = await send(approve, form(page, [first], 'approve'));
    expect(one.status).toBe(200);
    expect(one.html).toContain('<p role="status">This is recorded. The other dates');
    expect(one.html.match(/<input type="checkbox"/g)).toHaveLength(2);
    expect(one.html).toContain('Approved by you on Monday 5 January 2026 at 09:00.');
    expect(await decided(registration.id)).toEqual([['DateApprovedByManager', first]]);
  });

  test('answers a form that is sent again as the first time', async () => {
    const [first = ''] = registration.dates;
    const before = await app.events();
    const again = await send(approve, form(page, [first], 'approve'));
    expect([again.status, again.html]).toEqual([
      200,
      expect.stringContaining('<p role="status">This is recorded.'),
    ]);
    expect(await app.events()).toBe(before);
  });

  test('changes nothing when one of those chosen is decided already', async () => {
    const before = await app.events();
    for (const answer of ['approve', 'refuse']) {
      const late = await send(approve, form(page, registration.dates, answer));
      expect([late.status, late.html]).toEqual([
        409,
        expect.stringContaining('has been decided meanwhile'),
      ]);
    }
    expect(await app.events()).toBe(before);
  });

  test('says so when a date is none of those that it asks about', async () => {
    const unknown = await send(approve, form(page, [registration.id], 'approve'));
    expect([unknown.status, unknown.html]).toEqual([
      400,
      expect.stringContaining('is not asked about by this link'),
    ]);
  });

  test('refuses by the page that approves, and approves by the one that refuses', async () => {
    const [, second = '', third = ''] = registration.dates;
    const refused = await send(approve, form(page, [second], 'refuse'));
    expect(refused.status).toBe(200);
    const refuse = await managersLink('max', registration.id, 'Refuse');
    const other = await open(refuse);
    expect(other.html).toContain('Refuse this date?');
    const done = await send(refuse, form(other, [third], 'approve'));
    expect([done.status, done.html]).toEqual([
      200,
      expect.stringContaining('Thank you: this is recorded'),
    ]);
    expect((await decided(registration.id)).slice(1)).toEqual([
      ['DateRefusedByManager', second],
      ['DateApprovedByManager', third],
    ]);
  });

  test('tells the other answer, once all is decided, that it comes too late', async () => {
    const [first = ''] = registration.dates;
    const late = await send(approve, form(page, [first], 'refuse'));
    expect([late.status, late.html]).toEqual([
      409,
      expect.stringContaining('This has been decided already'),
    ]);
    expect((await send(approve, form(page, [first], 'approve'))).status).toBe(200);
  });
});

test('two answers at once to one date make one decision', async () => {
  const { id, dates } = await signedUp('eva');
  const approve = await managersLink('max', id);
  const page = await open(approve);
  const [first = '', second = ''] = dates;
  const pressed = await Promise.all([
    send(approve, form(page, [first], 'approve')),
    send(approve, form(page, [first, second], 'refuse')),
    send(approve, form(page, [first], 'approve')),
  ]);
  const won = (await decided(id)).map(([type]) => type);
  expect(new Set(won).size).toBe(1);
  const statuses = pressed.map(({ status }) => status);
  expect(statuses).toEqual(won[0] === 'DateApprovedByManager' ? [200, 409, 200] : [409, 200, 409]);
  await withdraw('eva', id);
});

test('where one approval covers all dates, the page says so', async () => {
  const { id, dates } = await signedUp('ove');
  const approve = await managersLink('olga', id);
  const page = await open(approve);
  expect(page.html).toContain(
    'If you approve one of these dates, the others are approved with it.',
  );
  const done = await send(approve, form(page, dates.slice(0, 1), 'approve'));
  expect([done.status, done.html]).toEqual([
    200,
    expect.stringContaining('Thank you: this is recorded'),
  ]);
});

test('the page reads French', async () => {
  const { id, dates } = await signedUp('zoe');
  const approve = await managersLink('marc', id, 'Approuver');
  const page = await open(approve);
  expect(page.html).toContain('<legend>Quelles dates ?</legend>');
  expect(page.html).toContain('Les dates que vous refusez sont annulées.');
  const one = await send(approve, form(page, dates.slice(0, 1), 'refuse'));
  expect(one.html).toContain('C’est enregistré. Les autres dates attendent encore une décision.');
  const late = await send(approve, form(page, dates, 'refuse'));
  expect(late.html).toContain('L’une des dates choisies a fait l’objet d’une décision');
  expect((await send(approve, form(page, [], 'refuse'))).html).toContain(
    'Merci de choisir au moins une date.',
  );
  expect((await send(approve, form(page, [id], 'refuse'))).html).toContain(
    'L’une des dates choisies ne fait pas partie de ce lien.',
  );
});

test('an employee says of one date that they took part, with minutes, of another not', async () => {
  const { body } = await app.do('fay', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'advice'),
    dates: ['2025-12-01', '2025-12-08'].map((day) => ({
      start: `${day}T14:00+01:00`,
      end: `${day}T17:00+01:00`,
    })),
  });
  await app.do('cora', `/registrations/${body.id}/confirm-dates`);
  await app.settle();
  const mail = await mailTo(app, 'fay', 'ParticipationConfirmationRequested', body.id);
  const link = linkIn(mail, 'Yes, I took part');
  const page = await open(link);
  const [first = '', second = ''] = [
    ...page.html.matchAll(/type="checkbox" name="dates" value="([^"]+)"/g),
  ].map(([, value]) => value);
  const wrong = await send(link, form(page, [first], 'confirm', { minutes: 'many' }));
  expect(wrong.status).toBe(400);
  expect(wrong.html.match(/<input type="checkbox"[^>]* checked>/g)).toHaveLength(1);
  await send(link, form(page, [first], 'confirm', { minutes: '90' }));
  const done = await send(link, form(page, [second], 'missed', { minutes: '' }));
  expect(done.status).toBe(200);
  const given = (await events(body.id)).filter(({ meta }) => meta.via === 'link');
  expect(given.map(({ type, data }) => [type, data['date'], data['minutes']])).toEqual([
    ['ParticipationConfirmed', first, 90],
    ['ParticipationMissed', second, undefined],
  ]);
});
