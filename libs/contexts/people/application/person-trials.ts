import {
  chooseRight,
  right,
  type Access,
  type Caller,
  type NetworkLevelRef,
  type Right,
} from '#platform/authorization';
import type { CommandTrial, Trials } from '#platform/commands';
import { uuid5, type Due } from '#kit/eventsourcing';
import { goingWith, person } from '../domain/person.decider.js';
import {
  PEOPLE_COMMANDS,
  type PersonCommand,
  type PersonCommandName,
} from '../domain/person.commands.js';
import { ROLES, type Grant, type Role } from '../domain/person.events.js';
import { employerOf, type PersonState } from '../domain/person.state.js';
import { REMINDER_KINDS } from '../domain/reminder-kinds.js';
import {
  keptPlace,
  mayGrant,
  mayRevoke,
  placeOf,
  refuseAbove,
  type Home,
  type Place,
} from './role-policy.js';
import { isColleague, matching, rightToRevoke } from './role-revocation.js';
import { grantedOnce, notFirst, type Keepers } from './unique-holders.js';

/** A person, a command, and all that was looked up to try it. */
export interface PersonSubject {
  readonly command: Exclude<PersonCommandName, 'RegisterPerson' | 'AddCoordinator'>;
  readonly caller: Caller;
  readonly loaded: Due<PersonState>;
  readonly access: Access;
  readonly home: Home;
  readonly levels: ReadonlyMap<string, NetworkLevelRef>;
  readonly keepers: Keepers;
}

/** No event is made of it. */
const COMMAND_ID = uuid5('person', 'representative');
/** A right that may take such a role away, but not this one: its handler finds none. */
const NOT_MEANT = 'none of this role';
const TAKES_NOTHING: PersonCommand = { name: 'RevokeRole', data: { grant: '' } };
/** A coordinator's nonprofit has to be named: new ones are added to the nonprofit. */
const GRANTED = ROLES.filter((role) => role !== 'coordinator');

/** The steps of a command on a person that can refuse it, as its handler takes them. */
export function trialOf(subject: PersonSubject): CommandTrial<PersonCommand> {
  const { command: name, caller, loaded } = subject;
  const { state, now } = loaded;
  return {
    name,
    authorize: () => authorize(subject),
    now: {
      at: now,
      trials: () => trialsOf(subject),
      decide: (command, chosen) => {
        const { right: used, capacity, mandate } = rightFor(command, chosen, subject);
        const given = used === NOT_MEANT ? TAKES_NOTHING : command;
        const actor = caller.person;
        person.decide(given, state, { actor, capacity, mandate, now, commandId: COMMAND_ID });
      },
    },
  };
}

const named =
  (name: PersonCommandName) =>
  (candidate: string): boolean =>
    PEOPLE_COMMANDS[name].by.some((one) => one === candidate);

/** @throws Refusal forbidden */
function authorize({ command, access, loaded: { state }, caller }: PersonSubject): Right {
  const own = caller.person === state.id;
  switch (command) {
    case 'ChangePerson': {
      const employed = employerOf(state) !== null;
      const others = access.rights.filter((one) => one.right !== 'admin' || employed);
      const rights = own ? [...others, right('self')] : others;
      return chooseRight({ ...access, rights }, named(command), command);
    }
    case 'MuteReminders':
    case 'UnmuteReminders':
      return chooseRight(
        own ? { ...access, rights: [right('self')] } : access,
        named(command),
        command,
      );
    case 'GrantRole':
      return chooseRight(
        access,
        (candidate) => GRANTED.some((role) => mayGrant(candidate, role)),
        command,
      );
    case 'RevokeRole':
      return chooseRight(
        revokingAccess(access, state, caller),
        (candidate) => ROLES.some((role) => mayRevoke(candidate, role)),
        command,
      );
    default:
      return chooseRight(access, named(command), command);
  }
}

/** With the right of a colleague, if they coordinate a nonprofit together. */
function revokingAccess(access: Access, state: PersonState, caller: Caller): Access {
  const colleague = state.grants.some((grant) =>
    isColleague({ role: grant.role, ...optional('nonprofit', grant.nonprofit) }, state, { caller }),
  );
  return colleague ? { ...access, rights: [right('coordinator'), ...access.rights] } : access;
}

/** Commands that stand for all of this name on the person. */
function trialsOf(subject: PersonSubject): Trials<PersonCommand> {
  const { command: name, keepers, home } = subject;
  const { state } = subject.loaded;
  const one = (command: PersonCommand): Trials<PersonCommand> => ({ each: [{ command }] });
  switch (name) {
    case 'ChangePerson':
      return one({ name, data: { changes: { name: '…' } } });
    case 'GrantRole':
      return { about: 'roles', each: GRANTED.map((role) => grantOf(role, subject)) };
    case 'RevokeRole':
      return state.grants.length === 0
        ? one({ name, data: { grant: '' } })
        : {
            about: 'roles',
            each: distinct(state.grants).map((grant) => revocationOf(grant, subject)),
          };
    case 'AssignManager':
      return one({ name, data: { manager: state.manager === null ? '…' : null, chain: [] } });
    case 'MovePerson':
      return one({ name, data: { level: '…' } });
    case 'ErasePerson':
      return one({ name, data: { last: lastOf(state, state.grants, home, keepers) } });
    case 'MuteReminders':
    case 'UnmuteReminders':
      return { each: REMINDER_KINDS.map((kind) => ({ command: { name, data: { kind } } })) };
  }
}

/** The role at the place where it would count in the right that may grant it; without such a right, in any. */
function grantOf(role: Role, { access, home }: PersonSubject) {
  const may = access.rights.find((one) => mayGrant(one.right, role));
  const place = placeOf({ role }, may?.right ?? 'admin', home);
  const command = { name: 'GrantRole', data: { grant: { grant: COMMAND_ID, ...place } } } as const;
  return { on: role, command };
}

function revocationOf(grant: Grant, { loaded: { state }, home, keepers }: PersonSubject) {
  const last = lastOf(state, goingWith(grant, state.grants), home, keepers);
  return {
    on: grant.role,
    command: { name: 'RevokeRole', data: { grant: grant.grant, last } } as const,
  };
}

/** One grant of each role: a role at several levels is named once. */
const distinct = (grants: readonly Grant[]): readonly Grant[] => [
  ...new Map(grants.map((grant) => [grant.role, grant])).values(),
];

/** The right in which the handler would act: of roles, by the one that the command names. @throws Refusal what it would refuse by that */
function rightFor(command: PersonCommand, chosen: Right, subject: PersonSubject): Right {
  if (command.name === 'GrantRole') return rightToGrant(command.data.grant, subject);
  const { grants } = subject.loaded.state;
  const held =
    command.name === 'RevokeRole' && grants.find(({ grant }) => grant === command.data.grant);
  return held ? rightToTakeAway(held, subject) : chosen;
}

const paths =
  (levels: PersonSubject['levels']) =>
  (level: string): readonly string[] =>
    levels.get(level)?.path ?? [];

/** @throws Refusal forbidden; not_allowed for the first of a kind that there is already */
function rightToGrant(
  place: Place,
  { access, home, caller, levels, keepers }: PersonSubject,
): Right {
  const chosen = chooseRight(access, (candidate) => mayGrant(candidate, place.role), 'GrantRole');
  refuseAbove(place, chosen.right, home, caller, paths(levels));
  const kind = chosen.right === 'platform' ? grantedOnce(place, home.root) : null;
  if (kind !== null && keepers.anybody(place)) throw notFirst(kind);
  return chosen;
}

/** @throws Refusal forbidden */
function rightToTakeAway(
  grant: Grant,
  { access, home, caller, levels, loaded: { state } }: PersonSubject,
): Right {
  const body = {
    role: grant.role,
    ...optional('nonprofit', grant.nonprofit),
    ...optional('level', grant.level),
  };
  const own = revokingAccess(access, state, caller);
  const chosen = rightToRevoke(body, { person: state, home, access: own }, undefined);
  const meant = matching(body, chosen.right, { person: state, home }).includes(grant);
  const going = meant ? goingWith(grant, state.grants) : [placeOf(body, chosen.right, home)];
  for (const place of going) refuseAbove(place, chosen.right, home, caller, paths(levels));
  return meant ? chosen : { ...chosen, right: NOT_MEANT };
}

const optional = <K extends string>(key: K, value: string | null): { [P in K]?: string } =>
  (value === null ? {} : { [key]: value }) as { [P in K]?: string };

/** The kind of role that would have no holder. */
function lastOf(
  { id }: PersonState,
  places: readonly Place[],
  { root }: Home,
  keepers: Keepers,
): string | null {
  for (const place of places) {
    const kind = keptPlace(place, root);
    if (kind !== null && !keepers.anybody(place, id)) return kind;
  }
  return null;
}
