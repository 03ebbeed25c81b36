import { CommandHandler } from '@nestjs/cqrs';
import type { Access, Right } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { invalid, Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import type { PersonState } from '../domain/person.state.js';
import { AddCoordinator } from './command-classes.js';
import { chooseRuleRight, PersonAccess } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import { UniqueHolders } from './unique-holders.js';

interface Lookups {
  readonly access: Access;
  /** Somebody registered; otherwise the command registers them. */
  readonly known: boolean;
}

/** Coordinators name each other; the platform team names only the first one of a nonprofit (docs/domain.md §4). */
@CommandHandler(AddCoordinator)
export class AddCoordinatorHandler extends PersonCommandHandler<'AddCoordinator', Lookups> {
  protected readonly name = 'AddCoordinator' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly holders: UniqueHolders,
  ) {
    super(ledger);
  }

  protected override refuseMalformed({ body }: AddCoordinator): void {
    const { person, name, mail, locale } = body;
    const byId =
      person !== undefined && name === undefined && mail === undefined && locale === undefined;
    const byMail = person === undefined && name !== undefined && mail !== undefined;
    if (!byId && !byMail)
      throw invalid(
        person === undefined ? 'mail' : 'person',
        'person_or_mail',
        'Give either the id of a person, or a name and a mail address.',
      );
  }

  /** By id somebody in the coordinator's scope; by mail whoever has that address, or a newcomer if nobody has. */
  protected override async identify({ body, context }: AddCoordinator): Promise<string> {
    const known = body.person ?? (await this.holders.withMail(body.mail ?? ''));
    return known ?? uuid5(context.cause.commandId, 'person');
  }

  protected async load(
    { target, body, context }: AddCoordinator,
    { state }: LoadedTarget<PersonState>,
  ) {
    const access = await this.access.toNonprofit(target, context.caller);
    const known = body.person !== undefined || state.exists;
    if (known && (!state.exists || state.erased)) throw notFound('person', 'person');
    const colleague = state.grants.some((grant) => grant.nonprofit === target);
    if (body.person !== undefined && !colleague) await this.access.to(state, context);
    return { access, known };
  }

  protected authorize({ context }: AddCoordinator, { lookups }: Loaded<Lookups>): Right {
    return chooseRuleRight(lookups.access, this.name, context);
  }

  protected toDomainCommand(
    { target, body, context }: AddCoordinator,
    { lookups: { known } }: Loaded<Lookups>,
  ) {
    const { name = '', mail = '', locale = null } = body;
    const person = uuid5(context.cause.commandId, 'person');
    const newcomer = { person, name, mail, locale, company: null, level: null, subject: null };
    const grant = {
      grant: uuid5(context.cause.commandId, 'grant'),
      role: 'coordinator' as const,
      company: null,
      level: null,
      nonprofit: target,
    };
    return { name: this.name, data: { person: known ? null : newcomer, grant } };
  }

  protected override async reserve(
    { context }: AddCoordinator,
    { id, command }: DecidedPerson<'AddCoordinator'>,
  ): Promise<void> {
    const { person, grant } = command.data;
    await this.holders.claim(id, [grant], context, person);
  }
}
