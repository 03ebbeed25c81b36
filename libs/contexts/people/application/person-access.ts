import { Injectable } from '@nestjs/common';
import {
  accessToPerson,
  Directory,
  nonprofitsOf,
  refuseOutOfScope,
  type Access,
  type NetworkLevelRef,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { PersonState } from '../domain/person.decider.js';
import type { Home } from './role-policy.js';

/** What a command on a person needs to know before it is decided. */
export interface PersonAccessResult {
  readonly access: Access;
  readonly home: Home;
  readonly levels: ReadonlyMap<string, NetworkLevelRef>;
}

/** Looks up where a person belongs and how the caller stands to them. */
@Injectable()
export class PersonAccess {
  constructor(private readonly directory: Directory) {}

  /** `named`: levels that the command names, to be of the person's company. @throws Refusal not_found */
  async survey(
    { id, company, level }: PersonState,
    { caller }: CommandContext,
    named: readonly string[] = [],
  ): Promise<PersonAccessResult> {
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
    return { access, home: { company, level, root }, levels };
  }
}
