import { describe, expect, test } from '@jest/globals';
import type { PersonCommand } from './person.commands.js';
import { person } from './person.decider.js';
import type { Grant, PeopleEvent, PeopleEvents, Role } from './person.events.js';
import type { PersonState } from './person.state.js';

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
const AT_ACME = grant('employee', { company: 'acme' });
const AT_BETA = grant('employee', { grant: 'g-beta', company: 'beta' });
const COORDINATOR = grant('coordinator', { nonprofit: 'helpers' });
const NOW = '2026-01-05T08:00:00.000Z';
const EXPIRES = '2026-01-19T08:00:00.000Z';
const INVITATION = { id: 'i1', expiresAt: EXPIRES };

const event = (type: string, data: object): PeopleEvent =>
  ({ type, data }) as unknown as PeopleEvent;
const after = (state: PersonState, ...events: readonly PeopleEvent[]): PersonState =>
  events.reduce((before, next) => person.evolve(before, next), state);
const known = (...grants: readonly Grant[]): PersonState =>
  after(
    person.initial(),
    event('PersonRegistered', PERSON),
    ...grants.map((held) => event('RoleGranted', { ...held, person: 'eva' })),
  );
const LEFT = after(
  known(AT_ACME),
  event('ManagerAssigned', { person: 'eva', manager: 'max' }),
  event('RoleRevoked', { person: 'eva', grant: AT_ACME.grant, role: 'employee' }),
);
const invited = (state: PersonState, roles: readonly Grant[], level: string | null = null) =>
  after(
    state,
    event('PersonInvited', {
      person: 'eva',
      invitation: 'i1',
      roles,
      level,
      expiresAt: EXPIRES,
    }),
  );
const decide = (command: PersonCommand, state: PersonState, now = NOW) =>
  person.decide(command, state, {
    now,
    actor: 'eva',
    capacity: 'self',
    mandate: null,
    commandId: 'c',
  });
const typesOf = (...args: Parameters<typeof decide>) => decide(...args).map(({ type }) => type);
function refused(rule: string, ...args: Parameters<typeof decide>): void {
  let seen: unknown;
  try {
    decide(...args);
  } catch (error) {
    seen = error;
  }
  expect(seen).toMatchObject({ rule });
}
const register = (
  grants: readonly Grant[],
  join: { level: string | null; invitation: typeof INVITATION | null },
): PersonCommand => ({ name: 'RegisterPerson', data: { ...PERSON, grants, join } });
const accept = (stands = true): PersonCommand => ({
  name: 'AcceptInvitation',
  data: { invitation: 'i1', stands },
});
const DECLINE: PersonCommand = { name: 'DeclineInvitation', data: { invitation: 'i1' } };

describe('registering somebody known', () => {
  test('in scope grants the roles that they do not hold', () => {
    const manager = grant('manager', { company: 'acme' });
    const command = register([AT_ACME, manager], { level: null, invitation: null });
    expect(decide(command, known(AT_ACME))).toEqual([
      { type: 'RoleGranted', data: { ...manager, person: 'eva' } },
    ]);
  });

  test('in scope with nothing new is refused', () => {
    const command = register([AT_ACME], { level: null, invitation: null });
    refused('nothing_changes', command, known(AT_ACME));
  });

  test('who left comes back, at the level that is named', () => {
    const command = register([AT_ACME], { level: 'lyon', invitation: null });
    expect(typesOf(command, LEFT)).toEqual(['RoleGranted', 'PersonMoved']);
  });

  test('who works for another company is refused', () => {
    const command = register([AT_BETA], { level: null, invitation: null });
    refused('employed_elsewhere', command, known(AT_ACME));
  });

  test('out of scope invites', () => {
    const command = register([AT_BETA], { level: 'root', invitation: INVITATION });
    expect(decide(command, known(AT_ACME))).toEqual([
      {
        type: 'PersonInvited',
        data: {
          person: 'eva',
          invitation: 'i1',
          roles: [AT_BETA],
          level: 'root',
          expiresAt: EXPIRES,
        },
      },
    ]);
  });

  test('a second invitation to the same roles waits until the first ends', () => {
    const command = register([AT_BETA], { level: null, invitation: INVITATION });
    const state = invited(known(AT_ACME), [AT_BETA]);
    refused('invited_already', command, state);
    expect(typesOf(command, state, EXPIRES)).toEqual(['PersonInvited']);
    const declined = after(state, event('InvitationDeclined', { invitation: 'i1' }));
    expect(typesOf(command, declined)).toEqual(['PersonInvited']);
  });
});

describe('adding a coordinator who is known', () => {
  const add = (invitation: typeof INVITATION | null): PersonCommand => ({
    name: 'AddCoordinator',
    data: { person: null, grant: COORDINATOR, invitation },
  });

  test('grants the role in scope, and invites out of it', () => {
    expect(typesOf(add(null), known(AT_ACME))).toEqual(['RoleGranted']);
    expect(typesOf(add(INVITATION), known(AT_ACME))).toEqual(['PersonInvited']);
  });
});

describe('an invitation', () => {
  test('accepted grants its roles beside those held', () => {
    const state = invited(known(AT_ACME), [COORDINATOR]);
    expect(typesOf(accept(), state)).toEqual(['InvitationAccepted', 'RoleGranted']);
  });

  test('declined grants nothing', () => {
    expect(typesOf(DECLINE, invited(known(), [COORDINATOR]))).toEqual(['InvitationDeclined']);
  });

  test('cannot be accepted while they work for another company', () => {
    refused('employed_elsewhere', accept(), invited(known(AT_ACME), [AT_BETA]));
  });

  test('accepted by a leaver makes the other company theirs', () => {
    const before = invited(LEFT, [AT_BETA], 'beta-root');
    const state = after(
      before,
      ...decide(accept(), before).map(({ type, data }) => event(type, data)),
    );
    expect(state).toMatchObject({ company: 'beta', level: 'beta-root', manager: null });
    expect(state.grants.map(({ company }) => company)).toEqual(['beta']);
  });

  test('is answered once', () => {
    const state = invited(known(), [COORDINATOR]);
    for (const type of ['InvitationAccepted', 'InvitationDeclined'])
      for (const command of [accept(), DECLINE])
        refused('answered', command, after(state, event(type, { invitation: 'i1' })));
  });

  test('expires at its instant', () => {
    const state = invited(known(), [COORDINATOR]);
    expect(typesOf(accept(), state, '2026-01-19T07:59:59.999Z')).toHaveLength(2);
    for (const command of [accept(), DECLINE]) refused('expired', command, state, EXPIRES);
  });

  test('grants nothing once who invited lost the right', () => {
    refused('right_lost', accept(false), invited(known(), [COORDINATOR]));
  });

  test('of somebody erased is not found', () => {
    const erased = after(invited(known(), [COORDINATOR]), event('PersonErased', { person: 'eva' }));
    refused('not_found', accept(), erased);
  });
});

describe('changing a person', () => {
  test('says what changes, and nothing else', () => {
    const command: PersonCommand = { name: 'ChangePerson', data: { changes: { name: 'Eve' } } };
    expect(decide(command, known())).toEqual([
      { type: 'PersonChanged', data: { person: 'eva', name: 'Eve' } },
    ]);
  });

  test('to what they are is refused', () => {
    refused('nothing_changes', { name: 'ChangePerson', data: { changes: {} } }, known());
  });
});

describe('several roles at once', () => {
  const manager = grant('manager', { company: 'acme' });
  const at = (level: string | null) => ({ level, invitation: null });

  test('are refused if one of them is at another company', () => {
    refused('employed_elsewhere', register([manager, AT_BETA], at(null)), known(AT_ACME));
  });

  test('at another company move somebody who left, whatever their level was', () => {
    const roles = [COORDINATOR, AT_BETA];
    expect(typesOf(register(roles, at('paris')), LEFT)).toEqual([
      'RoleGranted',
      'RoleGranted',
      'PersonMoved',
    ]);
  });

  test('without a company leave an employee at their level', () => {
    expect(typesOf(register([COORDINATOR], at('paris')), known(AT_ACME))).toEqual(['RoleGranted']);
  });

  test('are invited to while an invitation to only some of them waits', () => {
    const both = register([AT_BETA, COORDINATOR], { level: null, invitation: INVITATION });
    expect(typesOf(both, invited(known(AT_ACME), [AT_BETA]))).toEqual(['PersonInvited']);
  });

  test('wait for an invitation to more than them, beside one that was declined', () => {
    const declined = after(
      invited(known(AT_ACME), [COORDINATOR]),
      event('InvitationDeclined', { invitation: 'i1' }),
    );
    const waiting = after(
      declined,
      event('PersonInvited', {
        ...{ person: 'eva', invitation: 'i2', level: null, expiresAt: EXPIRES },
        roles: [AT_BETA, COORDINATOR],
      }),
    );
    const again = register([AT_BETA], { level: null, invitation: INVITATION });
    refused('invited_already', again, waiting);
  });
});

test('an invitation that there is not cannot be answered', () => {
  refused('not_found', accept(), known(AT_ACME));
});
