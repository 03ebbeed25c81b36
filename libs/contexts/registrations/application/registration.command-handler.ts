import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
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
  Ledger,
  notFound,
  streamOf,
  type CommandPlan,
  type CommandResult,
  type Draft,
  type Loaded,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext, type Overlap } from '#platform/http';
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

interface Scope {
  readonly access: Access;
  readonly company: string | null;
  readonly nonprofit: string;
}

/** Handles a command on an existing registration. A subclass per command says what is special about it. */
@Injectable()
export abstract class RegistrationCommandHandler<
  N extends RequestedCommandName,
> implements ICommandHandler<RegistrationCommandMessage<N>, CommandAnswer> {
  /** The command's name, as stored with its events. */
  protected abstract readonly name: N;

  constructor(
    protected readonly ledger: Ledger,
    protected readonly lookups: SignUpLookups,
    protected readonly slots: SlotReservations,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
  ) {}

  /**
   * The way of every command: load → authorize → decide → reserve → append. The ledger loads the stream, calls `plan`, decides, calls
   * `beforeAppend` with the decided events, and appends them. After a conflict it starts again.
   * @throws Refusal
   */
  async execute(message: RegistrationCommandMessage<N>): Promise<CommandAnswer> {
    const { registration: id, body, context } = message;
    const stream = streamOf(registration, id);
    const plan = async ({
      state,
    }: Loaded<RegistrationState>): Promise<CommandPlan<RegistrationCommand>> => {
      const scope = await this.#scope(state, context);
      const command = await this.toDomainCommand(body, state, context);
      const { capacity, mandate } = await this.#authorize(scope, state, context);
      return {
        command,
        actor: context.caller.person,
        capacity,
        mandate,
        beforeAppend: (drafts, revision) => this.reserve(state, drafts, revision, context),
      };
    };
    const result = await this.serialize(id, () =>
      this.ledger.execute(registration, stream, context.cause, plan, context.options),
    );
    const overlaps = await this.lookups.overlapsOf(context.caller, result);
    return registrationAnswer(this.name, id, result, context, overlaps);
  }

  /**
   * The domain command, with what the decision must know of other contexts.
   * @throws Refusal not_found, for a date or slot that does not exist
   */
  protected abstract toDomainCommand(
    body: RegistrationBodies[N],
    state: RegistrationState,
    context: CommandContext,
  ): RegistrationCommand | Promise<RegistrationCommand>;

  /** Secures elsewhere what the decided events need. Most commands need nothing. @throws Refusal */
  protected reserve(
    _state: RegistrationState,
    _drafts: readonly Draft[],
    _revision: number,
    _context: CommandContext,
  ): Promise<void> {
    return Promise.resolve();
  }

  /** Runs the work at once, or under a lock where a rule spans several streams. */
  protected serialize<T>(_registration: string, work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** What the caller may do here. @throws Refusal not_found, for what is outside the caller's scope */
  async #scope(state: RegistrationState, { caller }: CommandContext): Promise<Scope> {
    const accessContext = state.exists ? await this.authorization.registration(state) : undefined;
    if (!accessContext) throw notFound('registration', 'registration');
    const access = accessToRegistration(caller, accessContext);
    refuseOutOfScope(access, 'registration');
    return { access, company: accessContext.employeeCompany, nonprofit: accessContext.nonprofit };
  }

  /** The right in which the caller acts. @throws Refusal forbidden */
  async #authorize(
    { access, company, nonprofit }: Scope,
    state: RegistrationState,
    { capacity }: CommandContext,
  ): Promise<Right> {
    const right = chooseRight(access, permittedOn(this.name, state), this.name, capacity);
    await this.mandates.refuseEnded(right, company, nonprofit);
    return right;
  }
}

/** A command that may open a closed registration. No other may be open beside it, so it is serialized with new sign-ups (docs/domain.md §2). */
export abstract class OpeningCommandHandler<
  N extends RequestedCommandName,
> extends RegistrationCommandHandler<N> {
  protected override async serialize<T>(id: string, work: () => Promise<T>): Promise<T> {
    const { state } = await this.ledger.load(registration, streamOf(registration, id));
    return this.ledger.withLock(signUpLock(state.employee, state.initiative), work);
  }
}

/** A command as the decider takes it. */
export const domainCommand = <N extends RegistrationCommandName>(
  name: N,
  data: RegistrationCommands[N],
): RegistrationCommand<N> => ({ name, data });

/** What the API answers to a command. */
export const registrationAnswer = (
  name: RegistrationCommandName,
  id: string,
  result: CommandResult<RegistrationState>,
  { options }: CommandContext,
  overlaps: readonly Overlap[],
): CommandAnswer =>
  answerOf(name, id, result, {
    status: statusOf(result.state),
    ...(overlaps.length > 0 ? { overlaps } : {}),
    ...(options.dryRun ? { dryRun: true } : {}),
  });

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
