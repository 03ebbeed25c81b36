import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';

interface Action {
  readonly command: string;
  readonly allowed: boolean;
  readonly rule?: string;
  readonly roles?: readonly string[];
}
interface WithActions {
  readonly id: string;
  readonly actions: readonly Action[];
}
interface Held {
  readonly role: string;
  readonly nonprofit: { readonly id: string } | null;
  readonly level: { readonly id: string } | null;
}

const CALLERS = ['ada', 'pam', 'aud', 'eva', 'max', 'cora', 'otto', 'pia'];
const PEOPLE = [
  'eva',
  'tom',
  'nora',
  'max',
  'ada',
  'pam',
  'aud',
  'bob',
  'bea',
  'cora',
  'otto',
  'pia',
  'sol',
];
const GRANTED = ['employee', 'manager', 'admin', 'auditor', 'analyst', 'platform'];

let app: HttpApp;
const id = (name: string): string => app.scenario.id('person', name);
beforeAll(async () => {
  app = await openHttpApp(
    PEOPLE_HEADER.replace('    otto:', '    sol: { coordinator: helpers }\n    otto:'),
  );
});
afterAll(() => app.close());

interface Tried {
  readonly allowed: boolean;
  readonly rule: string | undefined;
}
const give = async (by: string, to: string, command: string, body: object): Promise<Tried> => {
  const path = `/people/${id(to)}/${command}?dryRun=true`;
  const { status, problem } = await app.send(by, 'POST', path, body);
  return { allowed: status === 200, rule: status === 200 ? undefined : problem.rule };
};

/** Bodies of each command that could be given; on roles, by role. */
async function bodiesOf(
  to: string,
): Promise<Readonly<Record<string, readonly (readonly [string, object])[]>>> {
  const seen = await app.get<{
    roles: Held[];
    manager: object | null;
    level: { path: string } | null;
  }>('pia', `/people/${id(to)}`);
  const held = seen.body.roles.map(
    ({ role, nonprofit, level: at }) =>
      [
        role,
        {
          role,
          ...(nonprofit ? { nonprofit: nonprofit.id } : {}),
          ...(at ? { level: at.id } : {}),
        },
      ] as const,
  );
  const level = app.scenario.id(
    'level',
    seen.body.level?.path === 'acme/paris/nord' ? 'acme/paris' : 'acme/paris/nord',
  );
  const kinds = ['MenteeSearchReminderSent', 'ArchivalWarningSent'];
  return {
    'change-person': [['', { name: 'Another' }]],
    'grant-role': GRANTED.map((role) => [role, { role }] as const),
    'revoke-role': held.length > 0 ? held : [['', { role: 'manager' }]],
    'assign-manager': [
      ['', { manager: seen.body.manager === null ? id(to === 'max' ? 'ada' : 'max') : null }],
    ],
    'move-person': [['', { level }]],
    'erase-person': [['', {}]],
    'mute-reminders': kinds.map((kind) => ['', { kind }] as const),
    'unmute-reminders': kinds.map((kind) => ['', { kind }] as const),
  };
}
const ROUTES: Readonly<Record<string, string>> = {
  ChangePerson: 'change-person',
  GrantRole: 'grant-role',
  RevokeRole: 'revoke-role',
  AssignManager: 'assign-manager',
  MovePerson: 'move-person',
  ErasePerson: 'erase-person',
  MuteReminders: 'mute-reminders',
  UnmuteReminders: 'unmute-reminders',
};

/** What trying each command comes to. */
async function tried(
  by: string,
  to: string,
): Promise<Readonly<Record<string, readonly [string, Tried][]>>> {
  const bodies = await bodiesOf(to);
  const found: Record<string, [string, Tried][]> = {};
  for (const [command, route] of Object.entries(ROUTES)) {
    found[command] = [];
    for (const [role, body] of bodies[route] ?? [])
      found[command].push([role, await give(by, to, route, body)]);
  }
  return found;
}

/** Of a manager and a level, the dry run looks up who was named: for people elsewhere there is none to name. */
const NAMES_ANOTHER = new Set(['AssignManager', 'MovePerson']);

async function compare(by: string): Promise<void> {
  for (const to of PEOPLE) {
    const { status, body } = await app.get<WithActions>(by, `/people/${id(to)}`);
    if (status !== 200) continue;
    const outcomes = await tried(by, to);
    expect(body.actions.map(({ command }) => command)).toEqual(Object.keys(ROUTES));
    for (const { command, allowed, rule, roles } of body.actions) {
      const each = outcomes[command] ?? [];
      const open = each.filter(([, outcome]) => outcome.allowed);
      const said = { by, to, command, allowed, roles: roles && [...roles].sort() };
      if (NAMES_ANOTHER.has(command) && each[0]?.[1].rule === 'not_found') continue;
      expect(said).toEqual({
        ...{ by, to, command, allowed: open.length > 0 },
        roles: roles && [...new Set(open.map(([role]) => role))].sort(),
      });
      if (!allowed) expect(each.map(([, outcome]) => outcome.rule)).toContain(rule);
    }
  }
}

describe('the actions of a person', () => {
  test.each(CALLERS)('tell %s what trying comes to', compare);

  test('name the roles that a main admin may grant', async () => {
    const { body } = await app.get<WithActions>('ada', `/people/${id('eva')}`);
    expect(body.actions.find(({ command }) => command === 'GrantRole')).toMatchObject({
      allowed: true,
      right: 'admin',
      roles: ['manager', 'admin', 'auditor', 'analyst'],
    });
  });

  test('name the rule of the last main admin', async () => {
    const { body } = await app.get<WithActions>('pia', `/people/${id('ada')}`);
    expect(body.actions.find(({ command }) => command === 'ErasePerson')).toMatchObject({
      allowed: false,
      rule: 'last_of_kind',
    });
  });
});

describe('a list of people', () => {
  const listed = async (by: string) =>
    (await app.get<{ items: WithActions[] }>(by, '/people?include=actions&limit=200')).body.items;

  test('has the actions to which the caller has a right', async () => {
    const items = await listed('ada');
    const eva = items.find((item) => item.id === id('eva'));
    expect(eva?.actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'ChangePerson',
      'GrantRole',
      'RevokeRole',
      'AssignManager',
      'MovePerson',
    ]);
  });

  test('has for an auditor none but those on themself', async () => {
    const acting = (await listed('aud')).filter(({ actions }) => actions.length > 0);
    expect(acting.map((item) => item.id)).toEqual([id('aud')]);
  });

  test('has no actions unless it is asked for them', async () => {
    const { body } = await app.get<{ items: object[] }>('ada', '/people');
    expect(body.items.some((item) => 'actions' in item)).toBe(false);
  });

  test('says the same as each person alone', async () => {
    for (const item of await listed('pia')) {
      const { body } = await app.get<WithActions>('pia', `/people/${item.id}`);
      const names = item.actions.map(({ command }) => command);
      expect(item.actions).toEqual(body.actions.filter(({ command }) => names.includes(command)));
    }
  });
});
