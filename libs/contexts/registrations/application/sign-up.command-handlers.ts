import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import {
  accessToInitiative,
  AuthorizationContext,
  chooseRight,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import {
  TargetedCommandHandler,
  type CommandWarnings,
  type LoadedTarget,
} from '#platform/commands';
import { Ledger, notFound, type CommandResult } from '#kit/eventsourcing';
import type {
  NewRegistration,
  ProposedDate,
  RegistrationCommand,
  SignUpContext,
} from '../domain/registration.commands.js';
import { isBlockingAt } from '../domain/registration.deadlines.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { statusOf } from '../domain/registration.status.js';
import type {
  SelectDatesBody,
  SignUpWithDatesBody,
  SubmitApplicationBody,
} from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage, SignUpMessage } from './registration-command.message.js';
import { domainCommand, OpeningCommandHandler } from './registration.command-handler.js';
import {
  refuseUnknownSlots,
  registrationId,
  SignUpLookups,
  signUpLock,
  slotsOf,
} from './sign-up-lookups.js';

interface SignUpBody {
  readonly initiative: string;
  readonly dates?: readonly ProposedDate[];
}

type SignUpCommand = RegistrationCommand<'SubmitApplication' | 'SelectDates'>;

/** Handles a sign-up: a command about an initiative, whose stream is a new registration. There is nothing to reserve: it holds no place. */
@Injectable()
export abstract class SignUpHandler<Body extends SignUpBody> extends TargetedCommandHandler<
  SignUpMessage<Body>,
  RegistrationState,
  SignUpCommand,
  Access
> {
  protected abstract override readonly name: 'SubmitApplication' | 'SelectDates';
  protected readonly decider = registration;

  constructor(
    ledger: Ledger,
    private readonly lookups: SignUpLookups,
    private readonly authorization: AuthorizationContext,
  ) {
    super(ledger);
  }

  /** Concurrent first sign-ups meet in the same stream. After a closed registration, which may be opened again, they need a lock. */
  protected override async serialize<T>(
    { body: { initiative }, context: { caller } }: SignUpMessage<Body>,
    work: () => Promise<T>,
  ): Promise<T> {
    const first = await this.lookups.nth(caller.person, initiative, 0);
    return first.state.exists
      ? this.ledger.withLock(signUpLock(caller.person, initiative), work)
      : work();
  }

  /** The first registration that is free, or that this command took before. One that is open is in the way; the decision will refuse. */
  protected override async identify({
    body: { initiative },
    context: { caller, cause, options },
  }: SignUpMessage<Body>): Promise<string> {
    for (let ordinal = 0; ; ordinal++) {
      const { state, stream, commands } = await this.lookups.nth(
        caller.person,
        initiative,
        ordinal,
      );
      const isFree = !state.exists || commands.has(cause.commandId);
      if (isFree || isBlockingAt(state, this.ledger.clock.now()))
        return registrationId(caller.person, initiative, ordinal);
      if (!options.dryRun) await this.ledger.catchUp(registration, stream);
    }
  }

  /** @throws Refusal not_found for an initiative that is out of the caller's scope */
  protected async load({ body, context: { caller } }: SignUpMessage<Body>): Promise<Access> {
    const { person, company } = caller;
    const { initiative } = body;
    const accessContext = await this.authorization.initiative({ initiative, person, company });
    if (!accessContext) throw notFound('initiative', 'initiative');
    const access = accessToInitiative(caller, accessContext);
    refuseOutOfScope(access, 'initiative');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: SignUpMessage<Body>,
    { lookups: access }: { readonly lookups: Access },
  ): Right {
    return chooseRight(access, (right) => right === 'employee', this.name, capacity);
  }

  protected async toDomainCommand(
    { body, context: { caller } }: SignUpMessage<Body>,
    { id }: LoadedTarget<RegistrationState>,
  ): Promise<SignUpCommand> {
    const slots = slotsOf(body.dates ?? []);
    const { initiative } = body;
    const signUpContext = await this.lookups.contextOfSignUp(initiative, caller.person, slots);
    return this.commandFor(body, signUpContext, newRegistration(caller.person, initiative, id));
  }

  protected abstract commandFor(
    body: Body,
    signUpContext: SignUpContext,
    target: NewRegistration,
  ): SignUpCommand;

  protected override statusOf(state: RegistrationState): string {
    return statusOf(state);
  }

  protected override warn(
    { context: { caller } }: SignUpMessage<Body>,
    result: CommandResult<RegistrationState>,
  ): Promise<CommandWarnings> {
    return this.lookups.overlapsOf(caller, result);
  }
}

/** The registration of this id among those of the employee to the initiative. */
function newRegistration(employee: string, initiative: string, id: string): NewRegistration {
  let previous: string | null = null;
  for (let ordinal = 0; ; ordinal++) {
    const registration = registrationId(employee, initiative, ordinal);
    if (registration === id) return { registration, ordinal, previous };
    previous = registration;
  }
}

export class SubmitApplication extends SignUpMessage<SubmitApplicationBody> {}

@CommandHandler(SubmitApplication)
export class SubmitApplicationHandler extends SignUpHandler<SubmitApplicationBody> {
  protected readonly name = 'SubmitApplication';

  protected commandFor(_: unknown, signUpContext: SignUpContext, target: NewRegistration) {
    return domainCommand(this.name, { signUpContext, new: target });
  }
}

/** Signs up and selects dates at once. Stored as `SelectDates`, like the selection of dates on an existing registration. */
export class SignUpAndSelectDates extends SignUpMessage<SignUpWithDatesBody> {}

@CommandHandler(SignUpAndSelectDates)
export class SignUpAndSelectDatesHandler extends SignUpHandler<SignUpWithDatesBody> {
  protected readonly name = 'SelectDates';

  protected commandFor(
    { dates }: SignUpWithDatesBody,
    signUpContext: SignUpContext,
    target: NewRegistration,
  ) {
    return domainCommand(this.name, { signUpContext, new: target, dates });
  }
}

export class SelectDates extends RegistrationCommandMessage<'SelectDates'> {}

@CommandHandler(SelectDates)
export class SelectDatesHandler extends OpeningCommandHandler<'SelectDates'> {
  protected readonly name = 'SelectDates';

  protected async commandFor({ dates }: SelectDatesBody, state: RegistrationState) {
    const signUpContext = await this.lookups.contextOf(state, slotsOf(dates));
    refuseUnknownSlots(dates, signUpContext);
    return domainCommand(this.name, { signUpContext, new: null, dates });
  }
}
