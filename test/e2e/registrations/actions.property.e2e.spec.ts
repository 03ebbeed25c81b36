import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amount, randomSeeds } from '../../support/fault-runs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/**
 * People of every role look at random registrations and try each command in a dry run: it is refused, or not, as the registration says.
 * What goes on in between are commands that a registration says to be allowed, given for real. SEED=… plays a failed game again.
 */
const MOVES = amount('MOVES', { usual: 40, long: 1_000 });
const LOOK_EVERY = 5;

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }
    beta: {}
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/paris }
    bob: { employee: beta }
    max: { manager: acme }
    lea: { admin: acme/paris }
    liz: { admin: acme/lyon }
    ada: { admin: acme }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, company: acme, tasks: [gloves, boots], slots: { s1: { start: 2026-01-20T14:00, end: 2026-01-20T17:00, capacity: 1 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00, capacity: 1 }, s3: { start: 2026-03-10T14:00, end: 2026-03-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    tutoring: { nonprofit: helpers, kind: mentoring, company: acme, tasks: [charter] }
    shared: { nonprofit: helpers, kind: mentoring }
`;
const PEOPLE = [
  'eva',
  'tom',
  'bob',
  'max',
  'lea',
  'liz',
  'ada',
  'aud',
  'cora',
  'otto',
  'pia',
] as const;
/** Most commands are theirs. */
const BUSY = ['eva', 'tom', 'cora', 'max', 'lea', 'pia', 'ada'] as const;
/** Leads on; what does not, often ends everything. */
const LEADS =
  /^(Select|Approve|RecordMentee|ConfirmD|ConfirmP|Validate|Dispute|Remind|EndMentoring|Restore|Reopen|CompleteTask)/;
const EMPLOYEES = ['eva', 'tom', 'bob'] as const;
const INITIATIVES = ['cleanup', 'advice', 'tutoring', 'shared'] as const;

const FIRST = [
  ['eva', 'cleanup'],
  ['eva', 'tutoring'],
  ['tom', 'advice'],
  ['bob', 'shared'],
] as const;

interface Action {
  readonly command: string;
  readonly allowed: boolean;
  readonly right?: string;
  readonly dates?: readonly string[];
  readonly slots?: readonly string[];
  readonly tasks?: readonly string[];
  readonly kind?: string;
  readonly rule?: string;
  readonly from?: string;
  readonly needs?: unknown;
}
interface Detail {
  readonly id: string;
  readonly initiative: { readonly id: string; readonly kind: string };
  readonly participationDates: readonly {
    readonly id: string;
    readonly kind: string;
    readonly status: string;
    readonly start: string;
    readonly end: string | null;
  }[];
  readonly actions: readonly Action[];
}

let app: HttpApp;
afterEach(() => app.close());
let numbers: readonly number[] = [];
let next = 0;
const upTo = (count: number): number => (numbers[next++ % numbers.length] ?? 0) % count;
const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length)] as T;

const now = () => app.scenario.clock.now();
const later = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const pathOf = (command: string) => command.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/** Bodies that a client could send for a command. Where parts are named, each body is of one part. */
interface Tries {
  readonly part?: 'dates' | 'slots' | 'tasks';
  readonly bodies: readonly (readonly [part: string, body: object])[];
}
const whole = (...bodies: readonly object[]): Tries => ({
  bodies: bodies.map((body) => ['', body] as const),
});
function triesOf(command: string, { initiative, participationDates }: Detail): Tries {
  const live = participationDates.filter(({ status }) => status !== 'cancelled');
  const ends = live.flatMap(({ end, kind }) => (end === null || kind === 'period' ? [] : [end]));
  const starts = live.flatMap(({ start, kind }) => (kind === 'period' ? [start] : []));
  const eachDate = (body: (date: string) => object): Tries => ({
    part: 'dates',
    bodies: participationDates.map(({ id }) => [id, body(id)] as const),
  });
  switch (command) {
    case 'SelectDates':
      if (initiative.kind === 'slots')
        return {
          part: 'slots',
          bodies: ['s1', 's2', 's3'].map((name) => {
            const slot = app.scenario.id('slot', `cleanup.${name}`);
            return [slot, { dates: [{ slot }] }] as const;
          }),
        };
      return whole(
        ...[now(), ...starts, ...ends].map((start) => ({
          dates: [{ start, end: later(start, MINUTE) }],
        })),
      );
    case 'PostMessage':
      return whole({ text: `Hello ${next}` });
    case 'CompleteTask': {
      const tasks = initiative.kind === 'slots' ? ['gloves', 'boots'] : ['charter'];
      return { part: 'tasks', bodies: tasks.map((task) => [task, { task }] as const) };
    }
    case 'RecordMenteeFound':
      return whole({ start: now() });
    case 'ChangePeriodEnd':
      return whole(
        ...[now(), ...starts, ...live.flatMap(({ end }) => end ?? [])].flatMap((end) => [
          { end },
          { end: later(end, DAY) },
        ]),
      );
    case 'RestoreDate':
      return eachDate((date) => ({ date, reason: 'a mistake' }));
    case 'ReopenRegistration':
      return whole({ reason: 'a mistake' });
    case 'ValidateParticipation':
    case 'DisputeParticipation':
      return eachDate((date) => ({ dates: [date], reason: 'seen' }));
    default:
      return /Dates|Participation/.test(command) && !/^Post/.test(command)
        ? eachDate((date) => ({ dates: [date] }))
        : whole({});
  }
}

/** What trying all bodies comes to, in the words of an action. */
async function tried(person: string, detail: Detail, command: string) {
  const { part, bodies } = triesOf(command, detail);
  const path = `/registrations/${detail.id}/${pathOf(command)}?dryRun=true`;
  const parts: string[] = [];
  const rules = new Set<string>();
  const needs: unknown[] = [];
  for (const [name, body] of bodies) {
    const { status, problem } = await app.send(person, 'POST', path, body);
    if (status === 200) parts.push(name);
    else rules.add(problem.rule ?? String(status));
    if (problem.needs) needs.push(problem.needs);
  }
  const allowed = parts.length > 0;
  return { allowed, ...(allowed && part ? { parts } : {}), rules, needs: needs[0] };
}

/** Too few different commands were allowed so far. */
const isDull = () => seen.allowed.size <= 5;
const partsOf = ({ dates, slots, tasks }: Action) => dates ?? slots ?? tasks;
const seen = { allowed: new Set<string>(), refused: new Set<string>() };

async function look(person: string, id: string): Promise<void> {
  const { status, body: detail } = await app.get<Detail>(person, `/registrations/${id}`);
  if (status === 404) {
    const { status: outside } = await app.send(
      person,
      'POST',
      `/registrations/${id}/post-message?dryRun=true`,
      { text: 'Hello' },
    );
    expect(outside).toBe(404);
    return;
  }
  expect(status).toBe(200);
  for (const action of detail.actions) {
    const found = await tried(person, detail, action.command);
    const about = `${person} ${action.command} ${detail.initiative.kind}`;
    expect({ about, allowed: action.allowed, parts: partsOf(action) }).toEqual({
      about,
      allowed: found.allowed,
      parts: found.parts,
    });
    if (!action.allowed && found.rules.size > 0)
      expect({ about, rules: [...found.rules] }).toEqual({
        about,
        rules: expect.arrayContaining([action.rule]) as unknown,
      });
    if (found.needs !== undefined) expect(action.needs).toEqual(found.needs);
    (action.allowed ? seen.allowed : seen.refused).add(action.command);
  }
}

async function move(): Promise<void> {
  const luck = upTo(24);
  if (luck === 0 || luck === 7) {
    const [employee, initiative] = [
      oneOf(EMPLOYEES),
      app.scenario.id('initiative', oneOf(INITIATIVES)),
    ];
    await app.do(employee, '/registrations/submit-application', { initiative });
    return;
  }
  if (luck === 1) {
    const policy = oneOf(['none', 'per_date', 'per_registration']);
    const acme = app.scenario.id('company', 'acme');
    await app.do('ada', `/companies/${acme}/change-company-settings`, { managerPolicy: policy });
    return;
  }
  if (luck < 6)
    return app.scenario.product.engine.advance(
      app.scenario.clock,
      later(now(), oneOf([1, 3, 6]) * DAY),
    );
  const id = oneOf(await ids());
  const leading = upTo(5) > 0;
  for (const person of [oneOf(BUSY), ...BUSY]) {
    const { status, body } = await app.get<Detail>(person, `/registrations/${id}`);
    const allowed = status === 200 ? body.actions.filter((action) => action.allowed) : [];
    const chosen = allowed.filter(({ command }) => LEADS.test(command) === leading);
    if (chosen.length > 0) return give(person, body, oneOf(chosen));
    if (upTo(9) === 0 && status === 200) return waitFor(person, body);
  }
}

async function give(person: string, detail: Detail, action: Action): Promise<void> {
  const { id } = detail;
  const part = partsOf(action);
  const { bodies } = triesOf(action.command, detail);
  const chosen = part ? oneOf(part) : '';
  for (const [name, body] of bodies) {
    if (name !== chosen) continue;
    const answer = await app.do(person, `/registrations/${id}/${pathOf(action.command)}`, body);
    if (answer.status === 200) return;
  }
  throw new Error(`${action.command} is said to be allowed to ${person}, and is refused.`);
}

/** Where time decides, it is allowed at the instant that was named. */
async function waitFor(person: string, detail: Detail): Promise<void> {
  const later = detail.actions.find(({ from }) => from !== undefined && from > now());
  if (later?.from === undefined) return;
  await app.scenario.product.engine.advance(app.scenario.clock, later.from);
  const after = await app.get<Detail>(person, `/registrations/${detail.id}`);
  const then = after.body.actions.find(({ command }) => command === later.command);
  expect({ ...then, at: now() }).toMatchObject({ allowed: true });
}

const ids = async (): Promise<string[]> =>
  (
    await app.scenario.product.runtime.pool.query<{ id: string }>(
      'SELECT id FROM read.registrations ORDER BY applied_at, kind, company_specific, id',
    )
  ).rows.map(({ id }) => id);

test.each(randomSeeds())('actions are what trying them comes to (seed %i)', async (seed) => {
  numbers = fc.sample(fc.noBias(fc.nat()), { numRuns: 200 * MOVES, seed });
  next = 0;
  app = await openHttpApp(HEAD);
  for (const [employee, name] of FIRST)
    await app.send(employee, 'POST', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', name),
    });
  await app.settle();
  for (let count = 1; count <= MOVES || (isDull() && count <= 5 * MOVES); count++) {
    await move();
    if (count % LOOK_EVERY === 0) await look(oneOf(upTo(2) ? BUSY : PEOPLE), oneOf(await ids()));
  }
  for (const person of BUSY) await look(person, oneOf(await ids()));
  expect(isDull()).toBe(false);
  expect(seen.refused.size).toBeGreaterThan(15);
});
