import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HttpApp, HttpResponse } from '../../support/http-app.js';
import { ACTORS, ROLES } from '../authorization/actors.js';
import { openAuthorizationApp } from '../authorization/authorization.fixture.js';

interface Action {
  readonly command: string;
  readonly allowed: boolean;
  readonly kind?: string;
  readonly rule?: string;
  readonly right?: string;
  readonly slots?: readonly string[];
  readonly needs?: readonly object[];
}
interface Initiative {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly slots: readonly { readonly id: string }[];
  readonly actions: readonly Action[];
}

let app: HttpApp;
beforeAll(async () => {
  app = await openAuthorizationApp();
}, 120_000);
afterAll(() => app.close());

const id = (name: string) => app.scenario.id('initiative', name);
const of = async (person: string, name: string) =>
  (await app.get<Initiative>(person, `/initiatives/${id(name)}`)).body;
const action = async (person: string, name: string, command: string) =>
  (await of(person, name)).actions.find((one) => one.command === command);

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
const FUTURE = { start: '2026-03-20T10:00+01:00', end: '2026-03-20T12:00+01:00' };

/** Gives a command as a dry run, on a slot where it takes one. */
function give(
  person: string,
  initiative: Initiative,
  command: string,
  slot?: string,
): Promise<HttpResponse> {
  const signUp = command === 'SubmitApplication' || command === 'SelectDates';
  const dates = [initiative.kind === 'slots' ? { slot } : FUTURE];
  const bodies: Readonly<Record<string, object>> = {
    SubmitApplication: { initiative: initiative.id },
    SelectDates: { initiative: initiative.id, dates },
    ChangeInitiative: { title: 'Another title' },
    AddSlots: { slots: [FUTURE] },
    CancelSlot: { slot },
    ChangeSlot: { slot, capacity: 3 },
  };
  const path = signUp
    ? `/registrations/${kebab(command)}`
    : `/initiatives/${initiative.id}/${kebab(command)}`;
  return app.send(person, 'POST', `${path}?dryRun=true`, bodies[command] ?? {});
}

/** What trying says of an action: it goes, or the same refusal. */
async function outcomeOf(person: string, initiative: Initiative, { command, slots }: Action) {
  const slot = slots?.[0] ?? initiative.slots[0]?.id;
  const { status, problem } = await give(person, initiative, command, slot);
  return status === 200 ? { allowed: true } : { allowed: false, rule: problem.rule };
}

describe('actions agree with trying', () => {
  test.each(ROLES)('every initiative in the scope of the %s', async (role) => {
    const person = ACTORS[role];
    const { body } = await app.get<{ items: Initiative[] }>(person, '/initiatives?limit=200');
    const answered: object[] = [];
    const tried: object[] = [];
    for (const { title } of body.items) {
      const initiative = await of(person, title);
      expect(initiative.actions).toHaveLength(9);
      for (const one of initiative.actions) {
        const takesSlot = /Slot$/.test(one.command) || one.command === 'SelectDates';
        if (takesSlot && initiative.kind === 'slots' && initiative.slots.length === 0) continue;
        if (/Slot$/.test(one.command) && initiative.kind !== 'slots') continue;
        const { command, allowed, rule } = one;
        answered.push({ title, command, allowed, ...(allowed ? {} : { rule }) });
        tried.push({ title, command, ...(await outcomeOf(person, initiative, one)) });
      }
    }
    expect(answered).toEqual(tried);
  });
});

describe('signing up', () => {
  test('an employee may apply where they have not', async () => {
    expect(await action('eva', 'fresh', 'SubmitApplication')).toEqual({
      command: 'SubmitApplication',
      allowed: true,
      right: 'employee',
    });
  });

  test('an open registration is in the way', async () => {
    expect(await action('eva', 'talk', 'SubmitApplication')).toMatchObject({
      allowed: false,
      kind: 'not_allowed',
      rule: 'registration_open',
    });
  });

  test('the slots that can be selected are named', async () => {
    expect(await action('evy', 'chosen', 'SelectDates')).toMatchObject({
      allowed: true,
      slots: (await of('evy', 'chosen')).slots.map((slot) => slot.id),
    });
  });

  test('a closed initiative takes no sign-ups', async () => {
    expect(await action('evy', 'closedShared', 'SelectDates')).toMatchObject({
      allowed: false,
      rule: 'initiative_not_open',
    });
  });

  test('a coordinator is told that only employees sign up', async () => {
    expect(await action('cora', 'fresh', 'SubmitApplication')).toMatchObject({
      allowed: false,
      kind: 'forbidden',
      needs: [{ right: 'employee' }],
    });
  });
});

describe('running an initiative', () => {
  test('an admin under a mandate runs those of their company only', async () => {
    expect(await action('lea', 'talk', 'CloseInitiative')).toMatchObject({
      allowed: true,
      right: 'mandated_admin',
    });
    expect(await action('lea', 'fresh', 'CloseInitiative')).toMatchObject({
      allowed: false,
      needs: [
        { right: 'coordinator' },
        { right: 'mandated_admin', missing: 'not_company_specific' },
      ],
    });
  });

  test('an initiative out of scope has no actions to tell', async () => {
    expect((await app.get('otto', `/initiatives/${id('talk')}`)).status).toBe(404);
  });
});

describe('in lists', () => {
  const list = async (person: string, query = '&include=actions') =>
    (await app.get<{ items: Initiative[] }>(person, `/initiatives?limit=200${query}`)).body.items;

  test('items tell of the commands to which there is a right', async () => {
    const commands = async (person: string) => [
      ...new Set((await list(person)).flatMap(({ actions }) => actions.map((one) => one.command))),
    ];
    expect(await commands('eva')).toEqual(['SubmitApplication', 'SelectDates']);
    expect(await commands('aud')).toEqual([]);
    expect(await commands('cora')).toHaveLength(7);
  });

  test.each(['eva', 'cora', 'lea', 'all'])(
    'items tell %s as the initiative does',
    async (person) => {
      for (const item of await list(person)) {
        const all = (await of(person, item.title)).actions;
        expect(item.actions).toEqual(
          all.filter(({ command }) => item.actions.some((one) => one.command === command)),
        );
      }
    },
  );

  test('without include=actions they say nothing of it', async () => {
    for (const item of await list('eva', '')) expect(item).not.toHaveProperty('actions');
  });

  test('another value of include is invalid', async () => {
    const { status, problem } = await app.send('eva', 'GET', '/initiatives?include=all');
    expect([status, problem.errors?.[0]?.field]).toEqual([400, 'include']);
  });
});
