import { CommandHandler } from '@nestjs/cqrs';
import type { Draft } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { RegistrationState } from '../domain/registration.state.js';
import type { ReasonBody, RestoreDateBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  OpeningCommandHandler,
  refuseUnknownDates,
} from './registration.command-handler.js';

export class ReopenRegistration extends RegistrationCommandMessage<'ReopenRegistration'> {}

@CommandHandler(ReopenRegistration)
export class ReopenRegistrationHandler extends OpeningCommandHandler<'ReopenRegistration'> {
  protected readonly name = 'ReopenRegistration';

  protected async toDomainCommand({ reason }: ReasonBody, state: RegistrationState) {
    return domainCommand(this.name, {
      signUpContext: await this.lookups.contextOfCorrection(state),
      reason,
    });
  }
}

export class RestoreDate extends RegistrationCommandMessage<'RestoreDate'> {}

@CommandHandler(RestoreDate)
export class RestoreDateHandler extends OpeningCommandHandler<'RestoreDate'> {
  protected readonly name = 'RestoreDate';

  protected async toDomainCommand({ date, reason }: RestoreDateBody, state: RegistrationState) {
    refuseUnknownDates(state, [date], 'date');
    return domainCommand(this.name, {
      signUpContext: await this.lookups.contextOfCorrection(state),
      date,
      reason,
    });
  }

  protected override reserve(
    state: RegistrationState,
    drafts: readonly Draft[],
    revision: number,
    context: CommandContext,
  ) {
    return this.slots.hold(state, drafts, revision, context);
  }
}
