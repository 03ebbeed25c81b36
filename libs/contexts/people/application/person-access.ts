import { Injectable } from '@nestjs/common';
import {
  accessToNonprofit,
  accessToPerson,
  chooseRight,
  Directory,
  nonprofitsOf,
  refuseOutOfScope,
  right,
  type Access,
  type Caller,
  type NetworkLevelRef,
  type Right,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import {
  PEOPLE_COMMANDS,
  type PeopleRight,
  type PersonCommandName,
} from '../domain/person.commands.js';
import type { PersonState } from '../domain/person.state.js';
import type { Home } from './role-policy.js';

/** A person, and how the caller stands to them. */
export interface PersonAccessResult {
  readonly person: PersonState;
  readonly access: Access;
  readonly home: Home;
  /** The person's level, the root of their company's network, and the levels that the command names. */
  readonly levels: ReadonlyMap<string, NetworkLevelRef>;
}

/** Looks up where a person belongs and how the caller stands to them. */
@Injectable()
export class PersonAccess {
  constructor(private readonly directory: Directory) {}

  /** `named`: levels that the command names, to be of the person's company. @throws Refusal not_found */
  async to(
    person: PersonState,
    { caller }: CommandContext,
    named: readonly string[] = [],
  ): Promise<PersonAccessResult> {
    const { id, company, level } = person;
    if (!person.exists || person.erased) throw notFound('person', 'person');
    const root = await this.directory.rootOf(company);
    const levels = await this.directory.levels([
      ...named,
      ...[level, root].filter((one) => one !== null),
    ]);
    const own = level ?? root;
    const registered = await this.directory.isRegisteredWith(id, nonprofitsOf(caller));
    const access = accessToPerson(caller, {
      person: id,
      company,
      levels: own === null ? [] : (levels.get(own)?.path ?? []),
      registered,
    });
    refuseOutOfScope(access, 'person');
    if (named.some((one) => company === null || levels.get(one)?.company !== company))
      throw notFound('network level', 'level');
    return { person, access, home: { company, level, root }, levels };
  }

  /** How the caller stands to a person, without a refusal. */
  async of({ id, company, level }: PersonState, caller: Caller): Promise<Access> {
    const own = level ?? (await this.directory.rootOf(company));
    const levels = await this.directory.pathOf(own);
    const registered = await this.directory.isRegisteredWith(id, nonprofitsOf(caller));
    return accessToPerson(caller, { person: id, company, levels, registered });
  }

  /** For a fellow coordinator, who acts as one, on nothing but the nonprofit. */
  async toColleague(person: PersonState, { caller }: CommandContext): Promise<PersonAccessResult> {
    const { rights } = await this.of(person, caller);
    const { company, level } = person;
    const root = await this.directory.rootOf(company);
    return {
      person,
      access: { resource: 'person', inScope: true, rights: [right('coordinator'), ...rights] },
      home: { company, level, root },
      levels: new Map(),
    };
  }

  /** @throws Refusal not_found for a nonprofit that does not exist or is out of the caller's scope */
  async toNonprofit(nonprofit: string, caller: Caller): Promise<Access> {
    const found = await this.directory.nonprofit(nonprofit, caller);
    if (!found) throw notFound('nonprofit', 'nonprofit');
    const access = accessToNonprofit(caller, found);
    refuseOutOfScope(access, 'nonprofit');
    return access;
  }
}

/** A right that the command's rule names. @throws Refusal forbidden */
export const chooseRuleRight = (
  access: Access,
  command: PersonCommandName,
  { capacity }: CommandContext,
): Right =>
  chooseRight(
    access,
    (right) => PEOPLE_COMMANDS[command].by.some((named: PeopleRight) => named === right),
    command,
    capacity,
  );
