import { notAllowed, notFound, type Decider, type DecisionContext } from '#kit/eventsourcing';
import {
  PERSON_EVENTS,
  type Grant,
  type PeopleDraft,
  type PeopleEvent,
  type PeopleEvents,
} from './person.events.js';
import type { ReminderKind } from './reminder-kinds.js';

export type PersonCommands = {
  RegisterPerson: PeopleEvents['PersonRegistered'] & { readonly grants: readonly Grant[] };
  /** `level`: where they will be an employee; an employee's level is the person's. */
  GrantRole: { readonly grant: Grant; readonly level?: string | undefined };
  /** `last`: as for ErasePerson, of all that {@link goingWith} the grant. */
  RevokeRole: { readonly grant: string; readonly last?: string | null };
  /** `person`: who is to be registered, null for somebody known. */
  AddCoordinator: {
    readonly person: PeopleEvents['PersonRegistered'] | null;
    readonly grant: Grant;
  };
  /** `chain`: the manager's own managers, up to the top; looked up first. */
  AssignManager: { readonly manager: string | null; readonly chain: readonly string[] };
  MovePerson: { readonly level: string };
  /** `last`: what would be left without anyone (`main admin of the company`, `coordinator of the nonprofit`); looked up first. */
  ErasePerson: { readonly last: string | null };
  MuteReminders: { readonly kind: ReminderKind };
  UnmuteReminders: { readonly kind: ReminderKind };
};
export type PersonCommandName = keyof PersonCommands;
export type PersonCommand = {
  [N in PersonCommandName]: { readonly name: N; readonly data: PersonCommands[N] };
}[PersonCommandName];

export interface PersonState {
  readonly exists: boolean;
  readonly id: string;
  readonly company: string | null;
  readonly level: string | null;
  readonly manager: string | null;
  readonly grants: readonly Grant[];
  readonly erased: boolean;
  /** The kinds of reminder that they turned off. */
  readonly muted: readonly ReminderKind[];
}
const NO_PERSON: PersonState = {
  exists: false,
  id: '',
  company: null,
  level: null,
  manager: null,
  grants: [],
  erased: false,
  muted: [],
};

function evolve(state: PersonState, event: PeopleEvent): PersonState {
  switch (event.type) {
    case 'PersonRegistered':
      return {
        ...state,
        exists: true,
        id: event.data.person,
        company: event.data.company,
        level: event.data.level,
      };
    case 'RoleGranted': {
      const { person: _person, ...grant } = event.data;
      return { ...state, grants: [...state.grants, grant] };
    }
    case 'RoleRevoked': {
      const { grant: revoked, role } = event.data;
      const manager = role === 'employee' ? null : state.manager;
      return { ...state, manager, grants: state.grants.filter((grant) => grant.grant !== revoked) };
    }
    case 'ManagerAssigned':
      return { ...state, manager: event.data.manager };
    case 'PersonMoved':
      return { ...state, level: event.data.level };
    case 'PersonErased':
      return { ...state, erased: true, grants: [], manager: null, muted: [] };
    case 'RemindersMuted':
      return { ...state, muted: [...state.muted, event.data.kind] };
    case 'RemindersUnmuted':
      return { ...state, muted: state.muted.filter((kind) => kind !== event.data.kind) };
  }
}

const sameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.company === b.company &&
  a.level === b.level &&
  a.nonprofit === b.nonprofit;

function assignManager(
  { manager, chain }: PersonCommands['AssignManager'],
  state: PersonState,
): PeopleDraft[] {
  if (manager === state.manager)
    throw notAllowed('nothing_changes', 'That is their manager already.', 'manager');
  if (manager === state.id)
    throw notAllowed('own_manager', 'Nobody is their own manager.', 'manager');
  if (chain.includes(state.id))
    throw notAllowed('manager_cycle', 'The manager reports to this person.', 'manager');
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

function grantRole(grant: Grant, state: PersonState): PeopleDraft[] {
  if (state.grants.some((held) => sameGrant(held, grant)))
    throw notAllowed('nothing_changes', 'The person has this role already.', 'role');
  return [{ type: 'RoleGranted', data: { ...grant, person: state.id } }];
}

/** What is taken away with a role: whoever is no employee any more has left, and holds no other role in the company either (domain §4). */
export const goingWith = (grant: Grant, held: readonly Grant[]): readonly Grant[] =>
  grant.role === 'employee'
    ? [grant, ...held.filter((other) => other !== grant && other.company === grant.company)]
    : [grant];

/** Nobody goes before a successor is there (domain §8). */
function refuseLast(last: string | null | undefined): void {
  if (typeof last === 'string')
    throw notAllowed(
      'last_of_kind',
      `They are the last ${last}: name a successor first.`,
      'person',
    );
}

function decide(
  command: PersonCommand,
  state: PersonState,
  _moment: DecisionContext,
): PeopleDraft[] {
  if (command.name === 'RegisterPerson') {
    const { grants, ...person } = command.data;
    return register(person, grants, state);
  }
  if (command.name === 'AddCoordinator' && command.data.person !== null)
    return register(command.data.person, [command.data.grant], state);
  if (!state.exists || state.erased) throw notFound('person', 'person');
  const person = state.id;
  switch (command.name) {
    case 'AddCoordinator':
      return grantRole(command.data.grant, state);
    case 'GrantRole': {
      const { grant, level = state.level } = command.data;
      const moved: PeopleDraft[] =
        level === state.level || level === null
          ? []
          : [{ type: 'PersonMoved', data: { person, level } }];
      return [...grantRole(grant, state), ...moved];
    }
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
