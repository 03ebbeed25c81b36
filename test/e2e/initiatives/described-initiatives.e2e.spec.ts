import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { made, outcomeOf, refusedBy, type PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { mailsTo, mailTo } from '../../support/mails.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora, carl] } }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    cara: { employee: acme, coordinator: helpers }
    pia: { platform: true }
    cora: { coordinator: helpers }
    carl: { coordinator: helpers }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-03-03T14:00, end: 2026-03-03T17:00 }, s2: { start: 2026-03-10T14:00, end: 2026-03-10T17:00 } } }
    tutoring: { nonprofit: helpers, kind: mentoring, tasks: [charter, interview] }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const WORDS = {
  description: 'We clean\nthe banks.',
  place: 'Quai 3',
  contact: 'banks@helpers.example',
  tasks: ['gloves'],
};
interface View extends Record<keyof typeof WORDS, unknown> {
  readonly id: string;
  readonly title: string;
}
const idOf = (name: string) => app.scenario.id('initiative', name);
const change = (by: string, body: object, of = idOf('cleanup'), query = '') =>
  app.do(by, `/initiatives/${of}/change-initiative${query}`, body);
const view = async (by: string, id: string) => (await app.get<View>(by, `/initiatives/${id}`)).body;
const create = async (by: string, body: object) =>
  (
    await app.do(by, '/initiatives/create-initiative', {
      nonprofit: app.scenario.id('nonprofit', 'helpers'),
      kind: 'open',
      title: 'Banks',
      ...body,
    })
  ).body.id;
const select = async (by: string, ...slots: string[]) =>
  (
    await app.do(by, '/registrations/select-dates', {
      initiative: idOf('cleanup'),
      dates: slots.map((slot) => ({ slot: app.scenario.id('slot', `cleanup.${slot}`) })),
    })
  ).body.id;
const lines = (calendar: string | null, name: string) =>
  [...(calendar ?? '').matchAll(new RegExp(`^${name}[:;](.*?)\\r?$`, 'gm'))].map(([, v]) => v);

describe('an initiative', () => {
  test('shows what it was created with, alone and in lists', async () => {
    const id = await create('cora', WORDS);
    expect(await view('cora', id)).toMatchObject({ title: 'Banks', ...WORDS });
    const { body } = await app.get<PageOf<View>>('carl', '/initiatives?limit=200');
    expect(body.items.find((item) => item.id === id)).toMatchObject(WORDS);
    expect(body.items.find((item) => item.title === 'tutoring')).toMatchObject({
      description: null,
      place: null,
      contact: null,
    });
  });

  test('is changed in what the command names, and keeps the rest', async () => {
    const id = await create('cora', WORDS);
    expect(outcomeOf(await change('carl', { title: 'Shores', place: ' ' }, id))).toEqual(
      made('InitiativeChanged'),
    );
    expect(await view('cora', id)).toMatchObject({ ...WORDS, title: 'Shores', place: null });
    for (const body of [{}, { title: 'Shores' }, { place: '' }, { contact: WORDS.contact }])
      expect(outcomeOf(await change('carl', body, id))).toEqual(refusedBy(409, 'nothing_changes'));
  });

  test.each<[string, object, object]>([
    ['a title that is blank', { title: ' ' }, { field: 'title', rule: 'matches' }],
    ['a place with control characters', { place: 'a\u0007' }, { field: 'place', rule: 'matches' }],
    ['a place that is none', { place: null }, { field: 'place' }],
    ['a contact that is too long', { contact: 'x'.repeat(201) }, { field: 'contact' }],
    ['tasks of one name', { tasks: ['a', 'A'] }, { field: 'tasks' }],
    ['another kind', { kind: 'open' }, { field: 'kind', rule: 'unknown_field' }],
  ])('is refused %s', async (_what, body, refusal) => {
    expect((await change('cora', body)).problem).toMatchObject({ status: 400, ...refusal });
  });
});

describe('a contact', () => {
  test('is encrypted in the log and the read models', async () => {
    const contact = 'Lucie Secret <lucie@helpers.example>';
    const id = await create('cora', { contact });
    await change('cora', { contact: `${contact}, 06 01 02` }, id);
    const { pool } = app.scenario.product.runtime;
    const { rows } = await pool.query<{ text: string }>(
      `SELECT l::text AS text FROM events.log l UNION ALL SELECT i::text FROM read.initiatives i`,
    );
    expect(rows.filter(({ text }) => text.includes('lucie@'))).toEqual([]);
    expect(await view('cora', id)).toMatchObject({ contact: `${contact}, 06 01 02` });
  });

  test('is gone once its author is erased, and can be written anew', async () => {
    const id = await create('carl', { contact: 'carl@helpers.example', place: 'Quai 5' });
    await app.do('pia', `/people/${app.scenario.id('person', 'carl')}/erase-person`);
    await app.settle();
    expect(await view('cora', id)).toMatchObject({ contact: null, place: 'Quai 5' });
    expect(outcomeOf(await change('cora', { contact: '' }, id))).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect((await change('cora', { contact: 'cora@helpers.example' }, id)).status).toBe(200);
    expect(await view('cora', id)).toMatchObject({ contact: 'cora@helpers.example' });
  });
});

describe('a changed place', () => {
  test('is told to those with a date to come, as a dry run foretells', async () => {
    const [evas, toms, caras] = [
      await select('eva', 's1', 's2'),
      await select('tom', 's1'),
      await select('cara', 's1'),
    ];
    await app.do('tom', `/registrations/${toms}/cancel-registration`);
    await app.do('cora', `/registrations/${evas}/confirm-dates`, {});
    await app.settle();
    const dry = await change('cara', { place: 'Quai 3' }, undefined, '?dryRun=true');
    expect(dry.body.mails).toEqual([
      expect.objectContaining({
        kind: 'InitiativeChanged',
        audience: 'employee',
        recipient: app.scenario.id('person', 'eva'),
        registration: evas,
      }),
    ]);
    expect(await mailsTo(app, 'eva', 'InitiativeChanged')).toEqual([]);
    await change('cara', { place: 'Quai 3', contact: 'banks@helpers.example' });
    await app.settle();
    const { subject, text } = await mailTo(app, 'eva', 'InitiativeChanged', evas);
    expect(subject).toBe('New place: cleanup');
    expect(text).toContain('cara (helpers) changed the place');
    expect(text).toContain('Tuesday 3 March 2026 at 14:00 – 17:00');
    expect(text).toContain('Tuesday 10 March 2026 at 14:00 – 17:00');
    expect(text).toContain('Place: Quai 3');
    expect(await mailsTo(app, 'tom', 'InitiativeChanged')).toEqual([]);
    expect(await mailsTo(app, 'cara', 'InitiativeChanged', caras)).toEqual([]);
  });

  test('moves the entries in calendars, each time with a higher sequence', async () => {
    const [first] = await mailsTo(app, 'eva', 'DateConfirmedByCoordinator');
    await change('cora', { place: 'Quai 4' });
    await app.settle();
    const mails = await mailsTo(app, 'eva', 'InitiativeChanged');
    const [second, third] = ['Quai 3', 'Quai 4'].map((place) =>
      mails.find(({ text }) => text.includes(`Place: ${place}`)),
    );
    await app.do('cora', `/initiatives/${idOf('cleanup')}/change-slot`, {
      slot: app.scenario.id('slot', 'cleanup.s1'),
      start: '2026-03-03T15:00+01:00',
    });
    await app.settle();
    const moved = await mailTo(app, 'eva', 'DateMovedWithSlot');
    const all = [first, second, third, moved].map((mail) => mail?.calendar ?? null);
    expect(all.map((calendar) => lines(calendar, 'LOCATION')[0])).toEqual([
      undefined,
      'Quai 3',
      'Quai 4',
      'Quai 4',
    ]);
    expect(new Set(all.map((calendar) => lines(calendar, 'UID')[0])).size).toBe(1);
    const sequences = all.map((calendar) => Number(lines(calendar, 'SEQUENCE')[0]));
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
  });

  test('and the contact stand in every later mail, which is answered to the contact', async () => {
    const { headers, text } = await mailTo(app, 'eva', 'DateMovedWithSlot');
    expect(headers['reply-to']).toBe('banks@helpers.example');
    expect(text).toContain('banks@helpers.example');
    expect(text).toContain('Place: Quai 4');
  });
});

describe('a task', () => {
  const apply = async (by: string) =>
    (await app.do(by, '/registrations/submit-application', { initiative: idOf('tutoring') })).body
      .id;
  const complete = (by: string, id: string, task: string, query = '') =>
    app.do(by, `/registrations/${id}/complete-task${query}`, { task });

  test('completed a moment ago stays, before the read models know', async () => {
    const id = await apply('eva');
    await app.settle();
    expect((await complete('eva', id, 'charter', '?dryRun=true')).status).toBe(200);
    const tutoring = idOf('tutoring');
    const dry = await change('cora', { tasks: ['interview'] }, tutoring, '?dryRun=true');
    expect(dry.status).toBe(200);
    const done = await app.send('eva', 'POST', `/registrations/${id}/complete-task`, {
      task: 'charter',
    });
    expect(done.status).toBe(200);
    const taken = await app.send('cora', 'POST', `/initiatives/${tutoring}/change-initiative`, {
      tasks: ['interview'],
    });
    expect(taken.problem).toMatchObject({ rule: 'task_completed', field: 'tasks' });
  });

  test('either stays or is completed by nobody, whoever comes first', async () => {
    for (let round = 0; round < 20; round++) {
      const tutoring = await create('cora', { kind: 'mentoring', tasks: ['one', 'two'] });
      await app.do('cora', `/initiatives/${tutoring}/open-initiative`);
      const { id } = (
        await app.do('tom', '/registrations/submit-application', { initiative: tutoring })
      ).body;
      await app.settle();
      const path = `/registrations/${id}/complete-task`;
      const [completed, changed] = await Promise.all([
        app.send('tom', 'POST', path, { task: 'one' }),
        app.send('cora', 'POST', `/initiatives/${tutoring}/change-initiative`, {
          tasks: ['two'],
        }),
      ]);
      expect([completed.status, changed.status].toSorted()).toEqual([200, 409]);
    }
  });
});
