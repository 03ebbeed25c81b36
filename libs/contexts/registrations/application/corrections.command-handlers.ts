import { CommandHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '../domain/registration.state.js';
import type { ReasonBody, RestoreDateBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  OpeningCommandHandler,
  refuseUnknownDates,
  type DecidedRegistration,
} from './registration.command-handler.js';

export class ReopenRegistration extends RegistrationCommandMessage<'ReopenRegistration'> {}

@CommandHandler(ReopenRegistration)
export class ReopenRegistrationHandler extends OpeningCommandHandler<'ReopenRegistration'> {
  protected readonly name = 'ReopenRegistration';

  protected async commandFor({ reason }: ReasonBody, state: RegistrationState) {
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

  protected async commandFor({ date, reason }: RestoreDateBody, state: RegistrationState) {
    refuseUnknownDates(state, [date], 'date');
    return domainCommand(this.name, {
      signUpContext: await this.lookups.contextOfCorrection(state),
      date,
      reason,
    });
  }

  protected override reserve({ context }: RestoreDate, decided: DecidedRegistration) {
    return this.slots.hold(decided, context);
  }
}
