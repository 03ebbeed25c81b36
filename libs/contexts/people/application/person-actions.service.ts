import { Injectable } from '@nestjs/common';
import {
  accessToPerson,
  Directory,
  nonprofitsOf,
  type Access,
  type Caller,
  type NetworkLevelRef,
} from '#platform/authorization';
import { tryCommand, type Action } from '#platform/commands';
import { Ledger, streamOf, type Due } from '#kit/eventsourcing';
import { PEOPLE_COMMANDS, type PersonCommandName } from '../domain/person.commands.js';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import { trialOf, type PersonSubject } from './person-trials.js';
import { grantedOnce, UniqueHolders } from './unique-holders.js';
import { keptPlace, placeOf, type Home, type Place } from './role-policy.js';

/** Commands on somebody who is there. */
const COMMANDS = (Object.keys(PEOPLE_COMMANDS) as PersonCommandName[]).filter(
  (name): name is PersonSubject['command'] =>
    name !== 'RegisterPerson' && name !== 'AddCoordinator',
);

/** Roles with a right on other people. */
const ACTING = ['admin', 'coordinator', 'platform'] as const;

interface Found {
  readonly loaded: Due<PersonState>;
  readonly access: Access;
  readonly home: Home;
}

/** What a caller may do to people now: each command is tried on the state that its handler would decide on. */
@Injectable()
export class PersonActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
    private readonly holders: UniqueHolders,
  ) {}

  /** Every command on the person; none if they are out of the caller's scope, or erased. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    return (await this.#actions(caller, [id], false)).get(id) ?? [];
  }

  /** The items of a list with the commands that the caller has a right to. */
  async addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    const acts = caller.roles.some(({ role }) => ACTING.some((one) => one === role));
    // Whoever acts on nobody else acts on themself alone: no other stream is read.
    const ids = items.map(({ id }) => id).filter((id) => acts || id === caller.person);
    const actions = await this.#actions(caller, ids, true);
    return items.map((item) => ({ ...item, actions: actions.get(item.id) ?? [] }));
  }

  async #actions(
    caller: Caller,
    ids: readonly string[],
    rightful: boolean,
  ): Promise<ReadonlyMap<string, Action[]>> {
    const { found, levels } = await this.#find(caller, ids);
    const keepers = await this.holders.keepersOf(found.flatMap((one) => placesOf(one)));
    return new Map(
      found.map((one) => {
        const subject = { caller, ...one, levels, keepers };
        const actions = COMMANDS.map((command) => tryCommand(trialOf({ ...subject, command })));
        return [
          one.loaded.state.id,
          rightful ? actions.filter(({ kind }) => kind !== 'forbidden') : actions,
        ];
      }),
    );
  }

  /** The people in scope, with all that their commands depend on: looked up for all of them at once. */
  async #find(
    caller: Caller,
    ids: readonly string[],
  ): Promise<{
    readonly found: readonly Found[];
    readonly levels: ReadonlyMap<string, NetworkLevelRef>;
  }> {
    const all = await Promise.all(
      ids.map((id) => this.ledger.loadDue(person, streamOf(person, id))),
    );
    const there = all.filter(({ state }) => state.exists && !state.erased);
    const states = there.map(({ state }) => state);
    const [roots, registered] = await Promise.all([
      this.directory.rootsOf(unique(states.map(({ company }) => company))),
      this.directory.registeredWith(
        states.map(({ id }) => id),
        nonprofitsOf(caller),
      ),
    ]);
    const levels = await this.directory.levels(
      unique([
        ...states.flatMap(({ level, grants }) => [level, ...grants.map((grant) => grant.level)]),
        ...roots.values(),
      ]),
    );
    const found = there.flatMap((loaded) => {
      const { id, company, level } = loaded.state;
      const root = company === null ? null : (roots.get(company) ?? null);
      const own = level ?? root;
      const access = accessToPerson(caller, {
        person: id,
        company,
        levels: own === null ? [] : (levels.get(own)?.path ?? []),
        registered: registered.has(id),
      });
      return access.inScope ? [{ loaded, access, home: { company, level, root } }] : [];
    });
    return { found, levels };
  }
}

/** Whose holders matter: what the person keeps, and what the platform team may grant once, if it acts. */
function placesOf({ loaded: { state }, access, home }: Found): Place[] {
  const held = state.grants.filter((grant) => keptPlace(grant, home.root) !== null);
  if (!access.rights.some(({ right }) => right === 'platform')) return [...held];
  const first = placeOf({ role: 'admin' }, 'platform', home);
  return grantedOnce(first, home.root) === null ? [...held] : [...held, first];
}

const unique = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id) => id !== null)),
];
