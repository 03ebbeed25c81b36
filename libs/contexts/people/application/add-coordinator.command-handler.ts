import { CommandHandler } from '@nestjs/cqrs';
import { nonprofitsOf, type Access, type Caller, type Right } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { invalid, Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import type { CommandAnswer } from '#platform/http';
import type { PersonState } from '../domain/person.state.js';
import { AddCoordinator } from './command-classes.js';
import { discreet, discreetly, JoiningService } from './joining.service.js';
import { chooseRuleRight, PersonAccess } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import { UniqueHolders } from './unique-holders.js';

interface Lookups {
  readonly access: Access;
  /** Somebody registered; otherwise the command registers them. */
  readonly known: boolean;
  /** Of somebody known: whether they are in the caller's scope, so that they get the role at once. */
  readonly inScope: boolean;
}

/** Coordinators name each other; the platform team names only the first one of a nonprofit (docs/domain.md §4). */
@CommandHandler(AddCoordinator)
export class AddCoordinatorHandler extends PersonCommandHandler<'AddCoordinator', Lookups> {
  protected readonly name = 'AddCoordinator' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly holders: UniqueHolders,
    private readonly joining: JoiningService,
  ) {
    super(ledger);
  }

  /** A dry run does not tell whether somebody out of scope is known: it takes them for a newcomer. */
  override async execute(message: AddCoordinator): Promise<CommandAnswer> {
    const answer = await super.execute(discreetly(message));
    return message.body.person === undefined ? discreet(answer) : answer;
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
  protected override async identify({ target, body, context }: AddCoordinator): Promise<string> {
    if (body.person !== undefined) return body.person;
    const known = await this.joining.known({ mail: body.mail });
    const stored =
      known !== undefined &&
      (!context.options.dryRun ||
        (await this.#isInScope(target, await this.stateOf(known), context.caller)));
    return stored ? known : uuid5(context.cause.commandId, 'person');
  }

  protected async load(
    { target, body, context }: AddCoordinator,
    { state }: LoadedTarget<PersonState>,
  ) {
    const access = await this.access.toNonprofit(target, context.caller);
    const known = body.person !== undefined || state.exists;
    if (known && (!state.exists || state.erased)) throw notFound('person', 'person');
    const inScope = known && (await this.#isInScope(target, state, context.caller));
    if (body.person !== undefined && !inScope) throw notFound('person', 'person');
    return { access, known, inScope };
  }

  /** A fellow coordinator, or somebody whom the caller sees anyway. */
  async #isInScope(nonprofit: string, state: PersonState, caller: Caller): Promise<boolean> {
    const colleague =
      nonprofitsOf(caller).includes(nonprofit) &&
      state.grants.some((grant) => grant.nonprofit === nonprofit);
    return colleague || (await this.access.of(state, caller)).inScope;
  }

  protected authorize({ context }: AddCoordinator, { lookups }: Loaded<Lookups>): Right {
    return chooseRuleRight(lookups.access, this.name, context);
  }

  protected async toDomainCommand(
    { target, body, context }: AddCoordinator,
    { id, lookups: { known, inScope } }: Loaded<Lookups>,
  ) {
    const { name = '', mail = '', locale = null } = body;
    const newcomer = { person: id, name, mail, locale, company: null, level: null, subject: null };
    const grant = {
      grant: uuid5(context.cause.commandId, 'grant'),
      role: 'coordinator' as const,
      company: null,
      level: null,
      nonprofit: target,
    };
    const invitation =
      known && !inScope ? await this.joining.newInvitation(context.cause.commandId, null) : null;
    return { name: this.name, data: { person: known ? null : newcomer, grant, invitation } };
  }

  protected override async reserve(
    { context }: AddCoordinator,
    { id, command }: DecidedPerson<'AddCoordinator'>,
  ): Promise<void> {
    const { person, grant, invitation } = command.data;
    if (person) await this.joining.claim(id, person, context);
    if (!invitation) await this.holders.claim(id, [grant], context);
  }
}
