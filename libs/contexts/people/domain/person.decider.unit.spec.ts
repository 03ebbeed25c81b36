import { describe, expect, test } from '@jest/globals';
import type { Joining, PersonCommand } from './person.commands.js';
import { person } from './person.decider.js';
import type { PersonState } from './person.state.js';
import { REMINDER_KINDS } from './reminder-kinds.js';
import type { Grant, PeopleEvent, PeopleEvents, Role } from './person.events.js';

const PERSON: PeopleEvents['PersonRegistered'] = {
  person: 'eva',
  name: 'Eva',
  mail: 'eva@example.org',
  locale: null,
  company: 'acme',
  level: 'paris',
  subject: null,
};
const grant = (role: Role, where: Partial<Grant> = {}): Grant => ({
  grant: `g-${role}`,
  role,
  company: null,
  level: null,
  nonprofit: null,
  ...where,
});
const coordinator = grant('coordinator', { nonprofit: 'helpers' });
const event = (type: string, data: object): PeopleEvent =>
  ({ type, data }) as unknown as PeopleEvent;
const given = (...events: readonly PeopleEvent[]): PersonState =>
  events.reduce((state, next) => person.evolve(state, next), person.initial());
const eva = (...grants: readonly Grant[]) =>
  given(
    event('PersonRegistered', PERSON),
    ...grants.map((held) => event('RoleGranted', { ...held, person: 'eva' })),
  );
const CONTEXT = {
  now: '2026-01-01T00:00:00.000Z',
  actor: 'ada',
  capacity: 'admin',
  mandate: null,
  commandId: 'c',
};
const decide = (command: PersonCommand, state: PersonState) =>
  person.decide(command, state, CONTEXT).map(({ type }) => type);
function refused(command: PersonCommand, state: PersonState, rule: string): void {
  let seen: unknown;
  try {
    decide(command, state);
  } catch (error) {
    seen = error;
  }
  expect(seen).toMatchObject({ rule });
}

describe('adding a coordinator', () => {
  test('registers somebody new', () => {
    expect(
      decide(
        { name: 'AddCoordinator', data: { person: PERSON, grant: coordinator } },
        person.initial(),
      ),
    ).toEqual(['PersonRegistered', 'RoleGranted']);
  });
  test('grants the role to somebody known', () => {
    expect(
      decide({ name: 'AddCoordinator', data: { person: null, grant: coordinator } }, eva()),
    ).toEqual(['RoleGranted']);
  });
  test('is refused for who is one, and for nobody', () => {
    refused(
      { name: 'AddCoordinator', data: { person: null, grant: { ...coordinator, grant: 'other' } } },
      eva(coordinator),
      'nothing_changes',
    );
    refused(
      { name: 'AddCoordinator', data: { person: null, grant: coordinator } },
      person.initial(),
      'not_found',
    );
    refused(
      { name: 'AddCoordinator', data: { person: PERSON, grant: coordinator } },
      eva(),
      'exists',
    );
  });
});

describe('registering a person', () => {
  const { person: id } = PERSON;
  const register = (join?: Joining): PersonCommand => ({
    name: 'RegisterPerson',
    data: { ...PERSON, grants: [coordinator], ...(join && { join }) },
  });
  const known: Joining = { level: null, invitation: null };
  test('registers a newcomer with the roles', () => {
    const [registered, granted] = person.decide(register(), person.initial(), CONTEXT);
    expect(registered).toEqual({ type: 'PersonRegistered', data: PERSON });
    expect(granted).toEqual({ type: 'RoleGranted', data: { ...coordinator, person: id } });
  });
  test('gives the roles to somebody who is known', () => {
    expect(decide(register(known), eva())).toEqual(['RoleGranted']);
  });
  test('is refused where nobody is, or nobody any more', () => {
    refused(register(known), person.initial(), 'not_found');
    refused(
      register(known),
      given(event('PersonRegistered', PERSON), event('PersonErased', { person: id })),
      'not_found',
    );
  });
});

describe('moving a person', () => {
  const move = (level: string): PersonCommand => ({ name: 'MovePerson', data: { level } });
  test('names another level', () => {
    expect(person.decide(move('lyon'), eva(), CONTEXT)).toEqual([
      { type: 'PersonMoved', data: { person: 'eva', level: 'lyon' } },
    ]);
  });
  test('is refused to the level where they are', () => {
    refused(move('paris'), eva(), 'nothing_changes');
  });
});

describe('muting reminders', () => {
  const command = (name: 'MuteReminders' | 'UnmuteReminders'): PersonCommand => ({
    name,
    data: { kind: REMINDER_KINDS[0] },
  });
  const muted = (...kinds: readonly string[]) =>
    kinds.reduce(
      (state, kind) => person.evolve(state, event('RemindersMuted', { person: 'eva', kind })),
      eva(),
    );
  test('turns a kind off and on again', () => {
    const data = { person: 'eva', kind: REMINDER_KINDS[0] };
    expect(person.decide(command('MuteReminders'), muted(REMINDER_KINDS[1]), CONTEXT)).toEqual([
      { type: 'RemindersMuted', data },
    ]);
    expect(
      person.decide(command('UnmuteReminders'), muted(...REMINDER_KINDS.slice(0, 2)), CONTEXT),
    ).toEqual([{ type: 'RemindersUnmuted', data }]);
    expect(
      person.evolve(muted(...REMINDER_KINDS.slice(0, 2)), event('RemindersUnmuted', data)).muted,
    ).toEqual([REMINDER_KINDS[1]]);
  });
  test('is refused where nothing would change, in words', () => {
    expect(() => decide(command('MuteReminders'), muted(REMINDER_KINDS[0]))).toThrow(
      'are off already',
    );
    expect(() => decide(command('UnmuteReminders'), eva())).toThrow('are on already');
  });
});

describe('the state of a person', () => {
  test('keeps the manager while a role other than employee goes', () => {
    const managed = person.evolve(
      eva(coordinator),
      event('ManagerAssigned', { person: 'eva', manager: 'max' }),
    );
    const revoked = event('RoleRevoked', { grant: coordinator.grant, role: 'coordinator' });
    expect(person.evolve(managed, revoked)).toMatchObject({ grants: [], manager: 'max' });
  });
  test('has no name or mail: a change of them changes nothing', () => {
    const state = eva();
    expect(person.evolve(state, event('PersonChanged', { person: 'eva', name: 'Eve' }))).toBe(
      state,
    );
  });
});

describe('granting a role', () => {
  test('without a level leaves the person where they are', () => {
    const auditor = grant('auditor', { company: 'acme', level: 'lyon' });
    expect(decide({ name: 'GrantRole', data: { grant: auditor } }, eva())).toEqual(['RoleGranted']);
  });
  test('as an employee elsewhere moves the person there', () => {
    const employee = grant('employee', { company: 'acme' });
    expect(decide({ name: 'GrantRole', data: { grant: employee, level: 'lyon' } }, eva())).toEqual([
      'RoleGranted',
      'PersonMoved',
    ]);
    expect(decide({ name: 'GrantRole', data: { grant: employee, level: 'paris' } }, eva())).toEqual(
      ['RoleGranted'],
    );
  });
  test('is refused when it is held', () => {
    refused(
      { name: 'GrantRole', data: { grant: { ...coordinator, grant: 'other' } } },
      eva(coordinator),
      'nothing_changes',
    );
  });
});

describe('revoking a role', () => {
  test('takes it away', () => {
    expect(
      decide(
        { name: 'RevokeRole', data: { grant: coordinator.grant, last: null } },
        eva(coordinator),
      ),
    ).toEqual(['RoleRevoked']);
  });
  test('of an employee takes their other roles in the company, and their manager', () => {
    const [employee, auditor] = [
      grant('employee', { company: 'acme' }),
      grant('auditor', { company: 'acme', level: 'paris' }),
    ];
    const state = eva(coordinator, auditor, employee);
    const revoked = person.decide(
      { name: 'RevokeRole', data: { grant: employee.grant, last: null } },
      state,
      CONTEXT,
    );
    expect(revoked.map(({ data }) => ('role' in data ? data.role : undefined))).toEqual([
      'employee',
      'auditor',
    ]);
    const managed = person.evolve(
      state,
      event('ManagerAssigned', { person: 'eva', manager: 'max' }),
    );
    const left = revoked.reduce(
      (before, { type, data }) => person.evolve(before, event(type, data)),
      managed,
    );
    expect(left).toMatchObject({ grants: [coordinator], manager: null });
    expect(
      decide({ name: 'RevokeRole', data: { grant: auditor.grant, last: null } }, state),
    ).toEqual(['RoleRevoked']);
  });
  test('is refused of the last who holds it, and when it is not held', () => {
    refused(
      {
        name: 'RevokeRole',
        data: { grant: coordinator.grant, last: 'coordinator of the nonprofit' },
      },
      eva(coordinator),
      'last_of_kind',
    );
    refused(
      { name: 'RevokeRole', data: { grant: 'other', last: null } },
      eva(coordinator),
      'nothing_changes',
    );
  });
});

describe('assigning a manager', () => {
  const assign = (manager: string | null, ...chain: string[]): PersonCommand => ({
    name: 'AssignManager',
    data: { manager, chain },
  });
  test('names one', () => {
    expect(decide(assign('max', 'ada'), eva())).toEqual(['ManagerAssigned']);
  });
  test('is refused in a circle, to oneself, and when nothing changes', () => {
    refused(assign('max', 'ada', 'eva'), eva(), 'manager_cycle');
    refused(assign('eva'), eva(), 'own_manager');
    refused(assign(null), eva(), 'nothing_changes');
  });
});

describe('erasing a person', () => {
  test('takes their roles with them, once', () => {
    expect(decide({ name: 'ErasePerson', data: { last: null } }, eva(coordinator))).toEqual([
      'PersonErased',
    ]);
    const erased = given(
      event('PersonRegistered', PERSON),
      event('PersonErased', { person: 'eva' }),
    );
    expect(erased).toMatchObject({ erased: true, grants: [], manager: null });
    refused({ name: 'ErasePerson', data: { last: null } }, erased, 'not_found');
  });
  test('is refused before a successor is there', () => {
    refused(
      { name: 'ErasePerson', data: { last: 'main admin of the company' } },
      eva(),
      'last_of_kind',
    );
  });
});
