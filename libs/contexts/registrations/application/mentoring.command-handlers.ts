import { CommandHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '../domain/registration.state.js';
import type { PeriodBody, PeriodEndBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  OpeningCommandHandler,
  RegistrationCommandHandler,
} from './registration.command-handler.js';

export class RecordMenteeFound extends RegistrationCommandMessage<'RecordMenteeFound'> {}

@CommandHandler(RecordMenteeFound)
export class RecordMenteeFoundHandler extends OpeningCommandHandler<'RecordMenteeFound'> {
  protected readonly name = 'RecordMenteeFound';

  protected async commandFor({ start, end }: PeriodBody, state: RegistrationState) {
    return domainCommand(this.name, {
      signUpContext: await this.lookups.contextOf(state),
      start,
      end,
    });
  }
}

export class ReportStillLooking extends RegistrationCommandMessage<'ReportStillLooking'> {}

@CommandHandler(ReportStillLooking)
export class ReportStillLookingHandler extends RegistrationCommandHandler<'ReportStillLooking'> {
  protected readonly name = 'ReportStillLooking';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}

export class ChangePeriodEnd extends RegistrationCommandMessage<'ChangePeriodEnd'> {}

@CommandHandler(ChangePeriodEnd)
export class ChangePeriodEndHandler extends RegistrationCommandHandler<'ChangePeriodEnd'> {
  protected readonly name = 'ChangePeriodEnd';

  protected commandFor({ end }: PeriodEndBody) {
    return domainCommand(this.name, { end });
  }
}

export class EndMentoring extends RegistrationCommandMessage<'EndMentoring'> {}

@CommandHandler(EndMentoring)
export class EndMentoringHandler extends RegistrationCommandHandler<'EndMentoring'> {
  protected readonly name = 'EndMentoring';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}
