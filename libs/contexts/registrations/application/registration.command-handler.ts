import { Injectable } from '@nestjs/common';
import {
  accessToRegistration,
  AuthorizationContext,
  chooseRight,
  Mandates,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import {
  TargetedCommandHandler,
  type Authorized,
  type CommandWarnings,
  type Decided,
  type LoadedTarget,
} from '#platform/commands';
import { Ledger, notFound, streamOf, type CommandResult } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { permittedOn } from '../domain/registration.command-rules.js';
import type {
  RegistrationCommand,
  RegistrationCommandName,
  RegistrationCommands,
} from '../domain/registration.commands.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { statusOf } from '../domain/registration.status.js';
import type {
  RegistrationBodies,
  RegistrationCommandMessage,
  RequestedCommandName,
} from './registration-command.message.js';
import { SignUpLookups, signUpLock } from './sign-up-lookups.js';
import { SlotReservations } from './slot-reservations.js';

/** What was looked up for a command on a registration. */
export interface RegistrationLookups {
  readonly access: Access;
  readonly company: string | null;
  readonly nonprofit: string;
  /** As the decider takes it, with what the decision must know of other contexts. */
  readonly command: RegistrationCommand;
}

/** The same, once decided, as `reserve` gets it. */
export type DecidedRegistration = Decided<
  RegistrationState,
  RegistrationLookups,
  RegistrationCommand
>;

/** Handles a command on an existing registration. A subclass per command says what is special about it. */
@Injectable()
export abstract class RegistrationCommandHandler<
  N extends RequestedCommandName,
> extends TargetedCommandHandler<
  RegistrationCommandMessage<N>,
  RegistrationState,
  RegistrationCommand,
  RegistrationLookups
> {
  protected abstract override readonly name: N;
  protected readonly decider = registration;

  constructor(
    ledger: Ledger,
    protected readonly lookups: SignUpLookups,
    protected readonly slots: SlotReservations,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
  ) {
    super(ledger);
  }

  /** @throws Refusal not_found for a registration out of scope, and for a date or slot that does not exist, whatever the caller's right */
  protected async load(
    { body, context }: RegistrationCommandMessage<N>,
    { state }: LoadedTarget<RegistrationState>,
  ): Promise<RegistrationLookups> {
    const accessContext = state.exists ? await this.authorization.registration(state) : undefined;
    if (!accessContext) throw notFound('registration', 'registration');
    const access = accessToRegistration(context.caller, accessContext);
    refuseOutOfScope(access, 'registration');
    return {
      access,
      company: accessContext.employeeCompany,
      nonprofit: accessContext.nonprofit,
      command: await this.commandFor(body, state, context),
    };
  }

  /** The domain command. @throws Refusal not_found for a date or slot that does not exist */
  protected abstract commandFor(
    body: RegistrationBodies[N],
    state: RegistrationState,
    context: CommandContext,
  ): RegistrationCommand | Promise<RegistrationCommand>;

  /** @throws Refusal forbidden */
  protected async authorize(
    { context: { capacity } }: RegistrationCommandMessage<N>,
    { state, lookups: { access, company, nonprofit } }: RegistrationTarget,
  ): Promise<Right> {
    const right = chooseRight(access, permittedOn(this.name, state), this.name, capacity);
    await this.mandates.refuseEnded(right, company, nonprofit);
    return right;
  }

  protected toDomainCommand(
    _message: RegistrationCommandMessage<N>,
    { lookups: { command } }: RegistrationTarget,
  ): RegistrationCommand {
    return command;
  }

  protected override statusOf(state: RegistrationState): string {
    return statusOf(state);
  }

  protected override warn(
    { context: { caller } }: RegistrationCommandMessage<N>,
    result: CommandResult<RegistrationState>,
  ): Promise<CommandWarnings> {
    return this.lookups.overlapsOf(caller, result);
  }
}

type RegistrationTarget = Omit<Authorized<RegistrationState, RegistrationLookups>, 'right'>;

/** A command that may open a closed registration. No other may be open beside it, so it is serialized with new sign-ups (docs/domain.md §2). */
export abstract class OpeningCommandHandler<
  N extends RequestedCommandName,
> extends RegistrationCommandHandler<N> {
  protected override async serialize<T>(
    { target }: RegistrationCommandMessage<N>,
    work: () => Promise<T>,
  ): Promise<T> {
    const { state } = await this.ledger.load(registration, streamOf(registration, target));
    return this.ledger.withLock(signUpLock(state.employee, state.initiative), work);
  }
}

/** A command as the decider takes it. */
export const domainCommand = <N extends RegistrationCommandName>(
  name: N,
  data: RegistrationCommands[N],
): RegistrationCommand<N> => ({ name, data });

/** @throws Refusal not_found, for a date that the registration does not have */
export function refuseUnknownDates(
  state: RegistrationState,
  named: readonly string[],
  field: 'date' | 'dates',
): void {
  if (named.some((id) => !state.dates.some((date) => date.id === id)))
    throw notFound('date', field);
}

/** The dates that a body names, if it names any. @throws Refusal not_found */
export function existingDates(
  state: RegistrationState,
  named: readonly string[] | undefined,
): readonly string[] | undefined {
  refuseUnknownDates(state, named ?? [], 'dates');
  return named;
}
