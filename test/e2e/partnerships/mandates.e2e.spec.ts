import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BEGINNING, type StoredEvent } from '#kit/eventsourcing';
import { parseJourney } from '../../../tools/journeys/format/parse.js';
import { type CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import { commandTables } from '../../../tools/docs/command-tables.js';
import { playCommand } from '../../../apps/all-in-one/scenario/play-command.js';
import { ExportApp, type Row } from '../../support/exports.js';
import { outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { openHttpApp } from '../../support/http-app.js';

/** Every command that an admin may give under a mandate, by the tables that decide it. */
const MANDATED = commandTables()
  .flatMap(({ tables }) => Object.values(tables).flatMap((rows) => Object.entries(rows)))
  .flatMap(([name, { by }]) => ('mandated_admin' in by ? [name] : []));

/** What an act needs before, by eva and cora; what lea does under the mandate. Initiative and registration are called after the command. */
interface Act {
  readonly kind: 'open' | 'mentoring' | 'slots';
  readonly before: readonly string[];
  readonly words: string;
}
const [APPLIED, SELECTED] = [
  'eva SubmitApplication initiative: X',
  'eva SelectDates initiative: X, dates: { d: { slot: X.s } }',
];
const proposed = (day: string) =>
  `eva SelectDates initiative: X, dates: { d: { start: ${day}T10:00, end: ${day}T12:00 } }`;
const [COMING, PAST] = [proposed('2026-01-20'), proposed('2026-01-02')];
const FOUND =
  'eva RecordMenteeFound period: { p: { start: 2025-12-01T09:00, end: 2025-12-31T09:00 } }';
const ATTENDED = [PAST, 'cora ConfirmDates ', 'eva ConfirmParticipation '];
const ACTS: Readonly<Record<string, Act>> = {
  PostMessage: { kind: 'open', before: [APPLIED], words: 'registration: X, text: Welcome' },
  ApproveApplication: { kind: 'mentoring', before: [APPLIED], words: 'registration: X' },
  DeclineApplication: { kind: 'open', before: [APPLIED], words: 'registration: X' },
  ConfirmDates: { kind: 'open', before: [COMING], words: 'registration: X' },
  RefuseDates: { kind: 'open', before: [COMING], words: 'registration: X' },
  ConfirmParticipation: {
    kind: 'mentoring',
    before: [APPLIED, 'cora ApproveApplication ', FOUND],
    words: 'registration: X',
  },
  ReportNonParticipation: {
    kind: 'open',
    before: [PAST, 'cora ConfirmDates '],
    words: 'registration: X',
  },
  ValidateParticipation: { kind: 'open', before: ATTENDED, words: 'registration: X' },
  DisputeParticipation: {
    kind: 'open',
    before: ATTENDED,
    words: 'registration: X, reason: Nobody came',
  },
  CreateInitiative: {
    kind: 'open',
    before: [],
    words: 'initiative: new, nonprofit: helpers, kind: open, company: acme',
  },
  ChangeInitiative: { kind: 'open', before: [], words: 'initiative: X, place: Quai 3' },
  OpenInitiative: { kind: 'open', before: [], words: 'initiative: X' },
  CloseInitiative: { kind: 'open', before: [], words: 'initiative: X' },
  CancelInitiative: { kind: 'slots', before: [SELECTED], words: 'initiative: X' },
  AddSlots: {
    kind: 'slots',
    before: [],
    words: 'initiative: X, slots: { t: { start: 2026-02-04T14:00, end: 2026-02-04T15:00 } }',
  },
  CancelSlot: { kind: 'slots', before: [SELECTED], words: 'initiative: X, slot: X.s' },
  ChangeSlot: {
    kind: 'slots',
    before: [SELECTED],
    words: 'initiative: X, slot: X.s, start: 2026-02-03T15:00, end: 2026-02-03T16:00',
  },
};

const slots = 'slots: { s: { start: 2026-02-03T14:00, end: 2026-02-03T15:00 } }';
const head = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none, levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora, duo] } }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    lea: { admin: acme/paris }
    cora: { coordinator: helpers }
    duo: { coordinator: helpers, admin: acme/paris }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }]
  initiatives:
${Object.entries(ACTS)
  .map(([name, { kind }]) => {
    const more = [
      ...(kind === 'slots' ? [slots] : []),
      ...(name === 'OpenInitiative' ? ['draft: true'] : []),
    ];
    return `    ${name}: { ${[`nonprofit: helpers, kind: ${kind}, company: acme`, ...more].join(', ')} }`;
  })
  .join('\n')}`;

/** `WHO COMMAND WORDS`, X being the act. */
const step = (name: string, who: string, command: string, words: string) =>
  `  - { as: ${who}, do: ${command}, with: { ${words.replace(/\bX\.s\b/g, 's').replace(/\bX\b/g, name)} } }`;
const steps = Object.entries(ACTS).flatMap(([name, { before, words }]) => [
  ...before.map((line) => {
    const [who = '', command = '', ...rest] = line.split(' ');
    return step(
      name,
      who,
      command,
      ['registration: X', ...(rest.join(' ') === '' ? [] : [rest.join(' ')])].join(', '),
    );
  }),
  step(name, 'lea', name, words),
]);

let exportApp: ExportApp;
let log: readonly StoredEvent[];
let mandate: string;
let exported: { readonly registrations: readonly Row[]; readonly dates: readonly Row[] };
beforeAll(async () => {
  exportApp = new ExportApp(await openHttpApp(head));
  const { scenario } = exportApp.app;
  for (const one of parseJourney(`journey: acts\n${head}\nsteps:\n${steps.join('\n')}\n`, 'acts')
    .steps as readonly CommandStep[])
    await playCommand(scenario, one);
  log = (await scenario.product.runtime.store.readAll(BEGINNING, 10_000)).events;
  mandate = String(log.find(({ type }) => type === 'MandateGranted')?.data['mandate']);
  const all = async (name: 'registrations' | 'dates') =>
    (await exportApp.exported('ada', name, { format: 'csv' })).rows;
  exported = { registrations: await all('registrations'), dates: await all('dates') };
});
afterAll(() => exportApp.app.close());

const names = (name: string) => ({
  actor: exportApp.id('person', name),
  capacity: 'admin',
  mandate,
});

describe('an act under a mandate', () => {
  test('is tried for every command that a mandate allows', () => {
    expect(Object.keys(ACTS).toSorted()).toEqual(MANDATED.toSorted());
    expect(mandate).toMatch(/^[\da-f-]{36}$/);
  });

  test.each(MANDATED)('%s: its events name the actor, the capacity and the mandate', (name) => {
    const events = log.filter(
      ({ meta }) => meta.command === name && meta.actor === exportApp.id('person', 'lea'),
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { meta } of events) expect(meta).toMatchObject(names('lea'));
  });

  /** What follows on registrations bears the mandate too, and names the act as its cause. */
  const onOthers = Object.fromEntries(
    Object.entries(ACTS).filter(([, { words }]) => words.startsWith('initiative')),
  );
  const onRegistrations = MANDATED.filter((name) => (ACTS[name]?.before.length ?? 0) > 0);
  test.each(onRegistrations)(
    '%s: so do the history of the registration and the exports',
    async (name) => {
      const id = exportApp.id('registration', name);
      const { body } = await exportApp.app.get<{ events: { mandate: string | null }[] }>(
        'ada',
        `/registrations/${id}/history`,
      );
      const acts = body.events.filter((event) => event.mandate === mandate);
      expect(acts.length).toBeGreaterThan(0);
      const themselves = { actor: { name: 'lea' }, capacity: 'admin' };
      const caused = {
        actor: { name: 'System' },
        capacity: 'system',
        cause: { event: themselves },
      };
      for (const act of acts)
        expect(act).toMatchObject(name in onOthers ? caused : { ...themselves, command: name });
      const rowsOf = (rows: readonly Row[]) =>
        rows.filter(({ registration }) => registration === id);
      expect(rowsOf(exported.registrations)).toMatchObject([{ onBehalfOf: 'helpers', mandate }]);
      for (const row of rowsOf(exported.dates))
        expect(row).toMatchObject({ onBehalfOf: 'helpers', mandate });
      expect(rowsOf(exported.dates)).toHaveLength(
        ACTS[name]?.before.some((line) => /SelectDates|MenteeFound/.test(line)) ? 1 : 0,
      );
    },
  );
});

test('an own right comes before a mandate; the client may name one', async () => {
  const path = `/registrations/${exportApp.id('registration', 'PostMessage')}/post-message`;
  const acted = async (headers: Record<string, string>) => {
    const text = `Hello ${JSON.stringify(headers)}`; // the same one would be a repeat
    expect((await exportApp.app.do('duo', path, { text }, headers)).status).toBe(200);
    const events = await exportApp.app.scenario.product.runtime.store.readStream(
      `registration-${exportApp.id('registration', 'PostMessage')}`,
    );
    return events.at(-1)?.meta;
  };
  expect(await acted({})).toMatchObject({
    actor: exportApp.id('person', 'duo'),
    capacity: 'coordinator',
    mandate: null,
  });
  expect(await acted({ 'act-as': 'admin' })).toMatchObject(names('duo'));
  expect(await acted({ 'act-as': 'mandated_admin' })).toMatchObject(names('duo'));
});

test('a mandate ends with its partnership at once, before any list knows of it', async () => {
  const { app } = exportApp;
  const mine = {
    nonprofit: exportApp.id('nonprofit', 'helpers'),
    company: exportApp.id('company', 'acme'),
    kind: 'open',
    title: 'New',
  };
  const acts = (): readonly [string, object][] => [
    [
      `/registrations/${exportApp.id('registration', 'PostMessage')}/post-message`,
      { text: 'Hello' },
    ],
    [`/initiatives/${exportApp.id('initiative', 'OpenInitiative')}/close-initiative`, {}],
    ['/initiatives/create-initiative', mine],
  ];
  for (const [path, body] of acts())
    expect((await app.send('lea', 'POST', `${path}?dryRun=true`, body)).status).toBe(200);
  const ended = await app.send(
    'cora',
    'POST',
    `/partnerships/${exportApp.id('partnership', 'acme/helpers')}/cancel-partnership`,
    {},
  );
  const late = [];
  for (const [path, body] of acts())
    late.push(outcomeOf(await app.send('lea', 'POST', path, body)));
  expect([ended.status, ...late]).toEqual([200, ...acts().map(() => refusedBy(403, 'role'))]);
});
