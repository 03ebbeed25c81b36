import { Injectable } from '@nestjs/common';
import { chooseRight, levelsOf, meets, type Access } from '#platform/authorization';
import { forbidden, Ledger, notFound, streamOf, type CommandPlan } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import { PEOPLE_COMMANDS, type PeopleRight } from '../domain/person.command-rules.js';
import { UniqueHolders } from './unique-holders.js';
import { PersonAccess } from './person-access.js';

/** Assigns managers, moves people between network levels, and erases them. */
@Injectable()
export class PeopleManagement {
  constructor(
    private readonly ledger: Ledger,
    private readonly surveying: PersonAccess,
    private readonly holders: UniqueHolders,
  ) {}

  /** Whoever is named as a manager is one. @throws Refusal not_found for a manager who is not of the person's company */
  async assignManager(
    manager: string | null,
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { access } = await this.surveying.survey(state, by);
    const chain = manager === null ? [] : await this.#chainFrom(manager, state.company);
    return plan({ name: 'AssignManager', data: { manager, chain } }, access, by);
  }

  async movePerson(
    level: string,
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { access, levels } = await this.surveying.survey(state, by, [level]);
    const planned = plan({ name: 'MovePerson', data: { level } }, access, by);
    if (!meets(levelsOf(by.caller, 'admin'), levels.get(level)?.path ?? []))
      throw forbidden('level_outside_own', 'The level is not at or below your own.');
    return planned;
  }

  async erasePerson(state: PersonState, by: CommandContext): Promise<CommandPlan<PersonCommand>> {
    const { access, home } = await this.surveying.survey(state, by);
    const planned = plan({ name: 'ErasePerson', data: { last: null } }, access, by);
    const last = await this.holders.lastOf(state.id, state.grants, home.root);
    return { ...planned, command: { name: 'ErasePerson', data: { last } } };
  }

  /** The manager's own managers, up to the top. */
  async #chainFrom(manager: string, company: string | null): Promise<readonly string[]> {
    const chain: string[] = [];
    for (let next: string | null = manager; next !== null && !chain.includes(next);) {
      const { state }: { state: PersonState } = await this.ledger.load(
        person,
        streamOf(person, next),
      );
      if (chain.length === 0 && !worksFor(state, company)) throw notFound('manager', 'manager');
      chain.push(next);
      next = state.manager;
    }
    return chain.slice(1);
  }
}

/** Somebody who has left, or was erased, holds no role there. */
const worksFor = (state: PersonState, company: string | null): boolean =>
  company !== null &&
  state.exists &&
  !state.erased &&
  state.company === company &&
  state.grants.some((grant) => grant.company === company);

function plan(
  command: PersonCommand,
  access: Access,
  { caller, capacity }: CommandContext,
): CommandPlan<PersonCommand> {
  const right = chooseRight(
    access,
    (candidate) => PEOPLE_COMMANDS[command.name].by.includes(candidate as PeopleRight),
    command.name,
    capacity,
  );
  return { command, actor: caller.person, capacity: right.capacity, mandate: right.mandate };
}
