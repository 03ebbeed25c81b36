import { CommandHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '../domain/registration.state.js';
import type {
  ConfirmBody,
  DatesBody,
  DisputeBody,
  ValidateBody,
} from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  existingDates,
  RegistrationCommandHandler,
} from './registration.command-handler.js';

export class ConfirmParticipation extends RegistrationCommandMessage<'ConfirmParticipation'> {}

@CommandHandler(ConfirmParticipation)
export class ConfirmParticipationHandler extends RegistrationCommandHandler<'ConfirmParticipation'> {
  protected readonly name = 'ConfirmParticipation';

  protected commandFor({ dates, minutes }: ConfirmBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates), minutes });
  }
}

export class ReportNonParticipation extends RegistrationCommandMessage<'ReportNonParticipation'> {}

@CommandHandler(ReportNonParticipation)
export class ReportNonParticipationHandler extends RegistrationCommandHandler<'ReportNonParticipation'> {
  protected readonly name = 'ReportNonParticipation';

  protected commandFor({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class ValidateParticipation extends RegistrationCommandMessage<'ValidateParticipation'> {}

@CommandHandler(ValidateParticipation)
export class ValidateParticipationHandler extends RegistrationCommandHandler<'ValidateParticipation'> {
  protected readonly name = 'ValidateParticipation';

  protected commandFor({ dates, reason, minutes }: ValidateBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates), reason, minutes });
  }
}

export class DisputeParticipation extends RegistrationCommandMessage<'DisputeParticipation'> {}

@CommandHandler(DisputeParticipation)
export class DisputeParticipationHandler extends RegistrationCommandHandler<'DisputeParticipation'> {
  protected readonly name = 'DisputeParticipation';

  protected commandFor({ dates, reason }: DisputeBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates), reason });
  }
}
