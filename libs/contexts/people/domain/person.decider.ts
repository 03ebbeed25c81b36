import { notAllowed, notFound, type Decider, type DecisionContext } from '#kit/eventsourcing';
import type { PersonCommand, PersonCommands } from './person.commands.js';
import {
  PERSON_EVENTS,
  type Grant,
  type PeopleDraft,
  type PeopleEvents,
  type PeopleEvent,
} from './person.events.js';
import { answerInvitation, grantAll, invite } from './joining.js';
import { evolve, NO_PERSON, type PersonState } from './person.state.js';
import type { ReminderKind } from './reminder-kinds.js';

function assignManager(
  { manager, chain }: PersonCommands['AssignManager'],
  state: PersonState,
): PeopleDraft[] {
  if (manager === state.manager)
    throw notAllowed('nothing_changes', 'This is the person’s manager already.', 'manager');
  if (manager === state.id)
    throw notAllowed(
      'own_manager',
      'A person cannot be their own manager: name another one.',
      'manager',
    );
  if (chain.includes(state.id))
    throw notAllowed(
      'manager_cycle',
      'This manager reports to the person: name another one.',
      'manager',
    );
  return [{ type: 'ManagerAssigned', data: { person: state.id, manager } }];
}

function muteReminders(kind: ReminderKind, mute: boolean, state: PersonState): PeopleDraft[] {
  if (state.muted.includes(kind) === mute)
    throw notAllowed(
      'nothing_changes',
      `These reminders are ${mute ? 'off' : 'on'} already.`,
      'kind',
    );
  return [{ type: mute ? 'RemindersMuted' : 'RemindersUnmuted', data: { person: state.id, kind } }];
}

function register(
  person: PeopleEvents['PersonRegistered'],
  grants: readonly Grant[],
  state: PersonState,
): PeopleDraft[] {
  if (state.exists) throw notAllowed('exists', 'The person exists already.');
  const granted = grants.map((grant): PeopleDraft => ({
    type: 'RoleGranted',
    data: { ...grant, person: person.person },
  }));
  return [{ type: 'PersonRegistered', data: person }, ...granted];
}

/** Registers a newcomer; gives the roles to somebody known in scope; invites anybody else known (docs/domain.md §1). */
function registerOrJoin(
  { grants, join, ...person }: PersonCommands['RegisterPerson'],
  state: PersonState,
  now: string,
): PeopleDraft[] {
  if (join === undefined) return register(person, grants, state);
  if (!state.exists || state.erased) throw notFound('person', 'person');
  return join.invitation
    ? invite(grants, join.level, join.invitation, state, now)
    : grantAll(grants, join.level, state);
}

function addCoordinator(
  { person, grant, invitation }: PersonCommands['AddCoordinator'],
  state: PersonState,
  now: string,
): PeopleDraft[] {
  if (person !== null) return register(person, [grant], state);
  if (!state.exists || state.erased) throw notFound('person', 'person');
  return invitation
    ? invite([grant], null, invitation, state, now)
    : grantAll([grant], null, state);
}

function changePerson(
  { changes }: PersonCommands['ChangePerson'],
  state: PersonState,
): PeopleDraft[] {
  if (Object.keys(changes).length === 0)
    throw notAllowed('nothing_changes', 'Nothing would change: name a field with a new value.');
  return [{ type: 'PersonChanged', data: { person: state.id, ...changes } }];
}

/** The grants that are revoked with one. Revoking `employee` makes the person leave, with every role in the company (docs/domain.md §4). */
export const goingWith = (grant: Grant, held: readonly Grant[]): readonly Grant[] =>
  grant.role === 'employee'
    ? [grant, ...held.filter((other) => other !== grant && other.company === grant.company)]
    : [grant];

/** The last holder of a role must have a successor first (docs/domain.md §8). */
function refuseLast(last: string | null | undefined): void {
  if (typeof last === 'string')
    throw notAllowed(
      'last_of_kind',
      `The person is the last ${last}: name a successor first.`,
      'person',
    );
}

function decide(
  command: PersonCommand,
  state: PersonState,
  { now }: DecisionContext,
): PeopleDraft[] {
  if (command.name === 'RegisterPerson') return registerOrJoin(command.data, state, now);
  if (command.name === 'AddCoordinator') return addCoordinator(command.data, state, now);
  if (!state.exists || state.erased) throw notFound('person', 'person');
  const person = state.id;
  switch (command.name) {
    case 'GrantRole':
      return grantAll([command.data.grant], command.data.level ?? null, state);
    case 'ChangePerson':
      return changePerson(command.data, state);
    case 'AcceptInvitation':
    case 'DeclineInvitation':
      return answerInvitation(command, state, now);
    case 'RevokeRole': {
      const grant = state.grants.find((candidate) => candidate.grant === command.data.grant);
      if (!grant)
        throw notAllowed('nothing_changes', 'The person does not have this role.', 'role');
      refuseLast(command.data.last);
      return goingWith(grant, state.grants).map(({ grant: id, role }) => ({
        type: 'RoleRevoked',
        data: { person, grant: id, role },
      }));
    }
    case 'AssignManager':
      return assignManager(command.data, state);
    case 'MovePerson':
      if (command.data.level === state.level)
        throw notAllowed('nothing_changes', 'The person is at that level already.', 'level');
      return [{ type: 'PersonMoved', data: { person, level: command.data.level } }];
    case 'ErasePerson':
      refuseLast(command.data.last);
      return [{ type: 'PersonErased', data: { person } }];
    case 'MuteReminders':
    case 'UnmuteReminders':
      return muteReminders(command.data.kind, command.name === 'MuteReminders', state);
  }
}

/** A person: where they belong, who manages them, which roles they hold. Names and mails are never part of the state. */
export const person: Decider<PersonState, PersonCommand, PeopleEvent> = {
  category: 'person',
  events: PERSON_EVENTS,
  initial: () => NO_PERSON,
  evolve,
  decide,
};
