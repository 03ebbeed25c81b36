import { describe, expect, test } from '@jest/globals';
import type { PersonCommand } from './person.commands.js';
import { person } from './person.decider.js';
import type { PersonState } from './person.state.js';
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

describe('granting a role', () => {
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
