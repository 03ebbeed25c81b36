import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkIn, mailTo, open, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none }, lyre: { managerPolicy: none, locale: fr } }
  nonprofits: { mentors: { coordinators: [cora] } }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    zoe: { employee: lyre }
    cora: { coordinator: mentors }
  partnerships:
    - { company: acme, nonprofit: mentors, status: validated }
    - { company: lyre, nonprofit: mentors, status: validated }
  initiatives:
    tutoring: { nonprofit: mentors, kind: mentoring }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  for (const person of ['eva', 'tom', 'zoe']) await looking(person);
  await app.at('2026-02-05T09:00');
});
afterAll(() => app.close());

const registrations = new Map<string, string>();
async function looking(person: string): Promise<void> {
  const { body } = await app.do(person, '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'tutoring'),
  });
  await app.do('cora', `/registrations/${body.id}/approve-application`);
  registrations.set(person, body.id);
}
const events = async (person: string) =>
  app.scenario.product.runtime.store.readStream(`registration-${registrations.get(person) ?? ''}`);
const byLink = async (person: string) =>
  (await events(person)).filter(({ meta }) => meta.via === 'link').map(({ type }) => type);
const link = async (person: string, kind: string, label: string) =>
  linkIn(await mailTo(app, person, kind), label);

describe('whoever looks for a mentee', () => {
  test('may say so by a link, once a month; the other links of the mail live on', async () => {
    const still = await link('tom', 'MenteeSearchReminderSent', 'I am still looking');
    const cancel = await link('tom', 'MenteeSearchReminderSent', 'Cancel my registration');
    expect((await press(still)).html).toContain(
      'Still looking for a mentee by you on Thursday 5 February 2026 at 09:00.',
    );
    expect((await press(still)).status).toBe(200);
    expect(await byLink('tom')).toEqual(['MenteeSearchContinued']);
    expect((await open(cancel)).html).toContain(
      '<button type="submit">Cancel my registration</button>',
    );
  });

  test('enters the engagement in a form whose fields are labelled and explained', async () => {
    const { html } = await open(
      await link('eva', 'MenteeSearchReminderSent', 'I have found a mentee'),
    );
    expect(html).toContain('<label for="start">Start</label>');
    expect(html).toContain('<label for="end">End (if known)</label>');
    expect(html).toContain('Local time in Europe/Paris');
    expect(html).toMatch(
      /<input type="datetime-local" id="start" name="start" value="" aria-describedby="start-hint" required>/,
    );
    expect(html).toMatch(
      /<input type="datetime-local" id="end" name="end" value="" aria-describedby="end-hint">/,
    );
  });

  test.each([
    [{}, 'start', 'Start: please enter a date and a time.'],
    [
      { start: 'soon' },
      'start',
      'Start: this is not a date and a time. Write it like 2026-04-01T09:00.',
    ],
    [
      { start: '2026-02-30T09:00' },
      'start',
      'Start: this is not a date and a time. Write it like 2026-04-01T09:00.',
    ],
    [
      { start: '2026-03-01T09:00', end: '2026-03-01T09:00' },
      'end',
      'End: it must come after the start.',
    ],
    [
      { start: '2026-03-01T09:00', end: '"><script>' },
      'end',
      'End: this is not a date and a time. Write it like 2026-04-01T09:00.',
    ],
  ])(
    'is told what is wrong with %j, by field, and keeps what was typed',
    async (fields, field, message) => {
      const before = await app.events();
      const page = await press(
        await link('eva', 'MenteeSearchReminderSent', 'I have found a mentee'),
        fields,
      );
      expect(page.status).toBe(400);
      expect(page.html).toContain('<title>Error: You have found a mentee');
      expect(page.html).toContain(
        `<div role="alert">\n<h2>Please check what you entered</h2>\n<ul>\n<li><a href="#${field}">${message}</a></li>\n</ul>`,
      );
      expect(page.html).toContain(`<p class="fault" id="${field}-fault">${message}</p>`);
      expect(page.html).toMatch(
        new RegExp(
          `id="${field}"[^>]*aria-describedby="${field}-hint ${field}-fault" aria-invalid="true"`,
        ),
      );
      expect(page.html).not.toContain('<script');
      for (const value of Object.values(fields))
        expect(page.html).toContain(
          `value="${value.replace('"', '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')}"`,
        );
      expect(await app.events()).toBe(before);
    },
  );

  test('is told in French', async () => {
    const page = await press(
      await link('zoe', 'MenteeSearchReminderSent', 'J’ai trouvé une personne à accompagner'),
    );
    expect([page.status, page.html]).toEqual([
      400,
      expect.stringContaining(
        '<a href="#start">Début : merci d’indiquer une date et une heure.</a>',
      ),
    ]);
  });

  test('mentee found: in the company’s zone, recorded once by two clicks', async () => {
    const found = await link('eva', 'MenteeSearchReminderSent', 'I have found a mentee');
    const cancel = await link('eva', 'MenteeSearchReminderSent', 'Cancel my registration');
    const fields = { start: '2026-02-05T09:00', end: '2026-12-31T18:00' };
    const pressed = await Promise.all([press(found, fields), press(found, fields)]);
    expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
    expect(pressed[0]?.html).toContain('Mentee found by you');
    expect(await byLink('eva')).toEqual(['MenteeFound', 'DateSelected']);
    expect((await events('eva')).at(-1)?.data).toMatchObject({
      kind: 'period',
      start: '2026-02-05T08:00:00.000Z',
      end: '2026-12-31T17:00:00.000Z',
    });
    const late = await press(cancel);
    expect([late.status, late.html]).toEqual([409, expect.stringContaining('Mentee found by you')]);
    await app.settle();
  });
});

describe('whoever is asked about their mentoring', () => {
  let add: string;
  beforeAll(async () => {
    await app.at('2026-05-05T09:00');
    add = await link('eva', 'EngagementReviewSent', 'Add dates');
  });

  test('adds sessions one after the other; the same twice is one', async () => {
    const session = { start: '2026-04-01T17:00', end: '2026-04-01T18:30' };
    const [first] = await Promise.all([press(add, session), press(add, session)]);
    expect([first.status, first.html]).toEqual([
      200,
      expect.stringContaining('<p role="status">The session was added.'),
    ]);
    expect((await press(add, session)).status).toBe(200);
    await press(add, { start: '2026-06-01T17:00', end: '2026-06-01T18:30' });
    const selected = (await events('eva')).filter(
      ({ type, data }) => type === 'DateSelected' && data['kind'] === 'session',
    );
    expect(selected.map(({ data }) => data['start'])).toEqual([
      '2026-04-01T15:00:00.000Z',
      '2026-06-01T15:00:00.000Z',
    ]);
  });

  test.each([
    [
      { start: '2027-04-01T17:00', end: '2027-04-01T18:00' },
      409,
      'A session lies inside your engagement period.',
    ],
    [
      { start: '2026-06-01T17:00', end: '2026-06-03T17:00' },
      409,
      'A session lasts at most 24 hours.',
    ],
    [{ start: '2026-06-01T17:00' }, 400, 'End: please enter a date and a time.'],
  ])('cannot add %j, and reads why', async (fields, status, message) => {
    const page = await press(add, fields);
    expect([page.status, page.html]).toEqual([
      status,
      expect.stringMatching(new RegExp(`role="alert"[^]*${message}`)),
    ]);
    expect(page.html).toContain(`value="${fields.start}"`);
  });

  test('says that it is over, and then neither link does anything more', async () => {
    const end = await link('eva', 'EngagementReviewSent', 'My mentoring is over');
    expect((await press(end)).html).toContain(
      'Mentoring ended by you on Tuesday 5 May 2026 at 09:00.',
    );
    const late = await press(add, { start: '2026-04-02T17:00', end: '2026-04-02T18:00' });
    expect([late.status, late.html]).toEqual([
      409,
      expect.stringContaining('Mentoring ended by you'),
    ]);
    await app.settle();
  });

  test('confirms having taken part by the link of the mail that follows', async () => {
    const mail = await mailTo(app, 'eva', 'ParticipationConfirmationRequested');
    const [yes, no] = [linkIn(mail, 'Yes, I took part'), linkIn(mail, 'No, I did not take part')];
    expect((await open(yes)).html).toContain(
      'Mentoring period: Thursday 5 February 2026 at 09:00 – Tuesday 5 May 2026 at 09:00',
    );
    expect((await press(yes)).html).toContain('Participation confirmed by you');
    expect((await press(no)).status).toBe(409);
    expect((await events('eva')).at(-1)).toMatchObject({
      type: 'ParticipationConfirmed',
      data: { employeeAttested: true },
      meta: { via: 'link' },
    });
  });
});
