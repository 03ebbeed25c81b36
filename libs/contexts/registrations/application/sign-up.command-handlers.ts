import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  accessToInitiative,
  AuthorizationContext,
  chooseRight,
  refuseOutOfScope,
  type Right,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, type CommandPlan } from '#kit/eventsourcing';
import type { CommandAnswer, CommandContext } from '#platform/http';
import type {
  NewRegistration,
  ProposedDate,
  RegistrationCommand,
  SignUpContext,
} from '../domain/registration.commands.js';
import { isBlockingAt } from '../domain/registration.deadlines.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationState } from '../domain/registration.state.js';
import type {
  SelectDatesBody,
  SignUpWithDatesBody,
  SubmitApplicationBody,
} from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage, SignUpMessage } from './registration-command.message.js';
import {
  domainCommand,
  OpeningCommandHandler,
  registrationAnswer,
} from './registration.command-handler.js';
import {
  refuseUnknownSlots,
  registrationId,
  SignUpLookups,
  signUpLock,
  slotsOf,
} from './sign-up-lookups.js';

/** The place of a new registration among those of the employee for the initiative. */
interface Vacancy {
  readonly ordinal: number;
  /** An open registration is in the way; the decision will refuse. */
  readonly blocked: boolean;
}

interface SignUpBody {
  readonly initiative: string;
  readonly dates?: readonly ProposedDate[];
}

/** Handles a sign-up: a command whose target is an initiative and whose stream is a new registration. */
@Injectable()
export abstract class SignUpHandler<Body extends SignUpBody> implements ICommandHandler<
  SignUpMessage<Body>,
  CommandAnswer
> {
  /** The command's name, as stored with its events. */
  protected abstract readonly name: 'SubmitApplication' | 'SelectDates';

  constructor(
    private readonly ledger: Ledger,
    private readonly lookups: SignUpLookups,
    private readonly authorization: AuthorizationContext,
  ) {}

  /**
   * The way of every sign-up: authorize on the initiative → find the new stream → load → decide → append. There is nothing to reserve:
   * a sign-up holds no place.
   * @throws Refusal
   */
  async execute({ body, context }: SignUpMessage<Body>): Promise<CommandAnswer> {
    const employee = context.caller.person;
    return this.#serialize(employee, body.initiative, async () => {
      const { capacity, mandate } = await this.#authorize(body.initiative, context);
      const vacancy = await this.#findVacancy(employee, body.initiative, context);
      const target = newRegistration(employee, body.initiative, vacancy.ordinal);
      const plan = async (): Promise<CommandPlan<RegistrationCommand>> => {
        const slots = slotsOf(body.dates ?? []);
        const signUpContext = await this.lookups.contextOfSignUp(
          body.initiative,
          employee,
          slots,
          vacancy.blocked,
        );
        const command = this.toDomainCommand(body, signUpContext, target);
        return { command, actor: employee, capacity, mandate };
      };
      const stream = streamOf(registration, target.registration);
      const result = await this.ledger.execute(
        registration,
        stream,
        context.cause,
        plan,
        context.options,
      );
      const overlaps = await this.lookups.overlapsOf(context.caller, result);
      return registrationAnswer(this.name, target.registration, result, context, overlaps);
    });
  }

  protected abstract toDomainCommand(
    body: Body,
    signUpContext: SignUpContext,
    target: NewRegistration,
  ): RegistrationCommand<'SubmitApplication' | 'SelectDates'>;

  /** Concurrent first sign-ups meet in the same stream. After a closed registration, which may be opened again, they need a lock. */
  async #serialize<T>(employee: string, initiative: string, work: () => Promise<T>): Promise<T> {
    const first = await this.lookups.nth(employee, initiative, 0);
    return first.state.exists
      ? this.ledger.withLock(signUpLock(employee, initiative), work)
      : work();
  }

  /** @throws Refusal not_found, forbidden */
  async #authorize(initiative: string, { caller, capacity }: CommandContext): Promise<Right> {
    const { person, company } = caller;
    const accessContext = await this.authorization.initiative({ initiative, person, company });
    if (!accessContext) throw notFound('initiative', 'initiative');
    const access = accessToInitiative(caller, accessContext);
    refuseOutOfScope(access, 'initiative');
    return chooseRight(access, (right) => right === 'employee', this.name, capacity);
  }

  /** The first ordinal that is free, or that this command took before. An open registration on the way blocks it. */
  async #findVacancy(
    employee: string,
    initiative: string,
    { cause, options }: CommandContext,
  ): Promise<Vacancy> {
    for (let ordinal = 0; ; ordinal++) {
      const { state, stream, commands } = await this.lookups.nth(employee, initiative, ordinal);
      if (!state.exists || commands.has(cause.commandId)) return { ordinal, blocked: false };
      if (isBlockingAt(state, this.ledger.clock.now())) return { ordinal, blocked: true };
      if (!options.dryRun) await this.ledger.catchUp(registration, stream);
    }
  }
}

const newRegistration = (
  employee: string,
  initiative: string,
  ordinal: number,
): NewRegistration => ({
  registration: registrationId(employee, initiative, ordinal),
  ordinal,
  previous: ordinal === 0 ? null : registrationId(employee, initiative, ordinal - 1),
});

export class SubmitApplication extends SignUpMessage<SubmitApplicationBody> {}

@CommandHandler(SubmitApplication)
export class SubmitApplicationHandler extends SignUpHandler<SubmitApplicationBody> {
  protected readonly name = 'SubmitApplication';

  protected toDomainCommand(_: unknown, signUpContext: SignUpContext, target: NewRegistration) {
    return domainCommand(this.name, { signUpContext, new: target });
  }
}

/** Signs up and selects dates at once. Stored as `SelectDates`, like the selection of dates on an existing registration. */
export class SignUpAndSelectDates extends SignUpMessage<SignUpWithDatesBody> {}

@CommandHandler(SignUpAndSelectDates)
export class SignUpAndSelectDatesHandler extends SignUpHandler<SignUpWithDatesBody> {
  protected readonly name = 'SelectDates';

  protected toDomainCommand(
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

  protected async toDomainCommand({ dates }: SelectDatesBody, state: RegistrationState) {
    const signUpContext = await this.lookups.contextOf(state, slotsOf(dates));
    refuseUnknownSlots(dates, signUpContext);
    return domainCommand(this.name, { signUpContext, new: null, dates });
  }
}
