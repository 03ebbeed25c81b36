import { CommandHandler } from '@nestjs/cqrs';
import {
  anyOnPath,
  Directory,
  levelsOf,
  right,
  type Right,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import type { Authorized, LoadedTarget } from '#platform/commands';
import { Ledger } from '#kit/eventsourcing';
import type { CommandAnswer } from '#platform/http';
import { changesOf, type PersonalData } from '../domain/personal-data.js';
import { employerOf, type PersonState } from '../domain/person.state.js';
import { ChangePerson } from './command-classes.js';
import { chooseRuleRight, PersonAccess, type PersonAccessResult } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import { PersonalDataService } from './personal-data.service.js';
import { UniqueValues, uniqueValuesOf } from './unique-values.js';

interface Lookups extends PersonAccessResult {
  readonly today: PersonalData;
}

/** People correct their own name and language; admins and the platform team correct the rest (docs/domain.md §4). */
@CommandHandler(ChangePerson)
export class ChangePersonHandler extends PersonCommandHandler<'ChangePerson', Lookups> {
  protected readonly name = 'ChangePerson' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly directory: Directory,
    private readonly data: PersonalDataService,
    private readonly values: UniqueValues,
  ) {
    super(ledger);
  }

  /** What the person no longer has is free for others at once. */
  override async execute(message: ChangePerson): Promise<CommandAnswer> {
    const id = message.target;
    const before = await this.data.of(id);
    const answer = await super.execute(message);
    if (message.context.options.dryRun) return answer;
    const { company } = await this.stateOf(id);
    const kept = uniqueValuesOf(await this.data.of(id), company).map(({ key }) => key);
    const gone = uniqueValuesOf(before, company).filter(({ key }) => !kept.includes(key));
    await this.values.release({ id, values: gone });
    return answer;
  }

  protected async load({ context }: ChangePerson, { state }: LoadedTarget<PersonState>) {
    return { ...(await this.access.to(state, context)), today: await this.data.of(state.id) };
  }

  protected async authorize(
    { body, context }: ChangePerson,
    { lookups: { access, person } }: Loaded<Lookups>,
  ): Promise<Right> {
    const employed = employerOf(person) !== null;
    const others = access.rights.filter((own) => own.right !== 'admin' || employed);
    const own = context.caller.person === person.id ? [right('self')] : [];
    const chosen = chooseRuleRight({ ...access, rights: [...others, ...own] }, this.name, context);
    const { mail, subject, externalId } = body;
    if (chosen.right === 'self' && [mail, subject, externalId].some((one) => one !== undefined))
      throw forbidden(
        'fields_of_admins',
        'You may change your own name and language. Ask an admin to change anything else.',
        neededRoles(context.caller, ['admin', 'platform']),
      );
    if (chosen.right === 'admin' && (mail !== undefined || subject !== undefined))
      await this.#refuseFurtherRoles(person, levelsOf(context.caller, 'admin'));
    return chosen;
  }

  protected toDomainCommand(
    { body }: ChangePerson,
    { lookups: { today } }: Authorized<PersonState, Lookups>,
  ) {
    const { name, mail, locale, subject, externalId } = body;
    const wanted = {
      ...(name === undefined ? {} : { name }),
      ...(mail === undefined ? {} : { mail }),
      ...(locale === undefined ? {} : { locale }),
      ...(subject === undefined ? {} : { subject }),
      ...(externalId === undefined ? {} : { externalId }),
    };
    return { name: this.name, data: { changes: changesOf(today, wanted) } };
  }

  /** A dry run does not tell whether somebody out of scope has the mail address or the subject (docs/domain.md §1). */
  protected override async reserve(
    { context }: ChangePerson,
    { id, state, command }: DecidedPerson<'ChangePerson'>,
  ): Promise<void> {
    const values = uniqueValuesOf(command.data.changes, state.company);
    if (!context.options.dryRun) return this.values.claimFor(id, values);
    for (const value of values) {
      const holder = await this.values.holderOf(value, id);
      if (holder === undefined) continue;
      const { rights } = await this.access.of(await this.stateOf(holder), context.caller);
      if (rights.length > 0) throw this.values.taken(value);
    }
  }

  /** Mail address and subject open the door to every role of the person: an admin changes them only of whom they could give all roles. */
  async #refuseFurtherRoles({ grants }: PersonState, own: readonly string[]): Promise<void> {
    const levels = await this.directory.levels(grants.flatMap(({ level }) => level ?? []));
    const beyond = grants.some(
      ({ company, level }) =>
        company === null || (level !== null && !anyOnPath(own, levels.get(level)?.path ?? [])),
    );
    if (beyond)
      throw forbidden(
        'roles_beyond_own',
        'The person also holds roles that are not yours to give: ask the platform team to change the mail address or the subject.',
        [{ right: 'platform', missing: 'no_role' }],
      );
  }
}
