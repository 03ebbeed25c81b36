import { CommandHandler } from '@nestjs/cqrs';
import { levelsOf, anyOnPath, type Right, forbidden } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { Ledger, notFound, streamOf } from '#kit/eventsourcing';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import { AssignManager, ErasePerson, MovePerson } from './command-classes.js';
import { chooseRuleRight, PersonAccess, type PersonAccessResult } from './person-access.js';
import { PersonCommandHandler, type Loaded } from './person.command-handler.js';
import { UniqueHolders } from './unique-holders.js';

interface ManagerLookups extends PersonAccessResult {
  /** The manager's own managers, up to the top. */
  readonly chain: readonly string[];
}

/** Whoever is named as a manager becomes one. */
@CommandHandler(AssignManager)
export class AssignManagerHandler extends PersonCommandHandler<'AssignManager', ManagerLookups> {
  protected readonly name = 'AssignManager' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
  ) {
    super(ledger);
  }

  protected override async organisations({ target }: AssignManager) {
    return [(await this.stateOf(target)).company];
  }

  protected async load({ body, context }: AssignManager, { state }: LoadedTarget<PersonState>) {
    const lookups = await this.access.to(state, context);
    return { ...lookups, chain: await this.#chainFrom(body.manager ?? null, state.company) };
  }

  protected authorize({ context }: AssignManager, { lookups }: Loaded<ManagerLookups>): Right {
    return chooseRuleRight(lookups.access, this.name, context);
  }

  protected toDomainCommand(
    { body }: AssignManager,
    { lookups: { chain } }: Loaded<ManagerLookups>,
  ) {
    return { name: this.name, data: { manager: body.manager ?? null, chain } };
  }

  /** @throws Refusal not_found for a manager who does not work for the company */
  async #chainFrom(manager: string | null, company: string | null): Promise<readonly string[]> {
    const chain = new Set<string>();
    for (let next = manager; next !== null && !chain.has(next);) {
      const { state }: { state: PersonState } = await this.ledger.load(
        person,
        streamOf(person, next),
      );
      if (chain.size === 0 && !worksFor(state, company)) throw notFound('manager', 'manager');
      chain.add(next);
      next = state.manager;
    }
    return [...chain].slice(1);
  }
}

/** Somebody who has left, or was erased, holds no role in the company. */
const worksFor = (state: PersonState, company: string | null): boolean =>
  company !== null &&
  state.exists &&
  !state.erased &&
  state.company === company &&
  state.grants.some((grant) => grant.company === company);

@CommandHandler(MovePerson)
export class MovePersonHandler extends PersonCommandHandler<'MovePerson', PersonAccessResult> {
  protected readonly name = 'MovePerson' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
  ) {
    super(ledger);
  }

  protected load({ body, context }: MovePerson, { state }: LoadedTarget<PersonState>) {
    return this.access.to(state, context, [body.level]);
  }

  protected authorize(
    { body, context }: MovePerson,
    { lookups }: Loaded<PersonAccessResult>,
  ): Right {
    const right = chooseRuleRight(lookups.access, this.name, context);
    const path = lookups.levels.get(body.level)?.path ?? [];
    if (!anyOnPath(levelsOf(context.caller, 'admin'), path))
      throw forbidden(
        'level_outside_own',
        'You may move people only to your own level or to levels below it.',
        [{ right: 'admin', missing: 'other_level' }],
      );
    return right;
  }

  protected toDomainCommand({ body: { level } }: MovePerson) {
    return { name: this.name, data: { level } };
  }
}

@CommandHandler(ErasePerson)
export class ErasePersonHandler extends PersonCommandHandler<'ErasePerson', PersonAccessResult> {
  protected readonly name = 'ErasePerson' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly holders: UniqueHolders,
  ) {
    super(ledger);
  }

  protected override async organisations({ target }: ErasePerson) {
    const { grants } = await this.stateOf(target);
    return grants.map(({ company, nonprofit }) => company ?? nonprofit);
  }

  protected load({ context }: ErasePerson, { state }: LoadedTarget<PersonState>) {
    return this.access.to(state, context);
  }

  protected authorize({ context }: ErasePerson, { lookups }: Loaded<PersonAccessResult>): Right {
    return chooseRuleRight(lookups.access, this.name, context);
  }

  protected async toDomainCommand(_: ErasePerson, { lookups }: Loaded<PersonAccessResult>) {
    const { person, home } = lookups;
    const last = await this.holders.lastOf(person.id, person.grants, home.root);
    return { name: this.name, data: { last } };
  }
}
