import { CommandHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '../domain/registration.state.js';
import type { DatesBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  existingDates,
  RegistrationCommandHandler,
  type DecidedRegistration,
} from './registration.command-handler.js';

export class ConfirmDates extends RegistrationCommandMessage<'ConfirmDates'> {}

@CommandHandler(ConfirmDates)
export class ConfirmDatesHandler extends RegistrationCommandHandler<'ConfirmDates'> {
  protected readonly name = 'ConfirmDates';

  protected async commandFor({ dates }: DatesBody, state: RegistrationState) {
    const named = existingDates(state, dates);
    const data = named ? { dates: named } : { fullSlots: await this.slots.full(state) };
    return domainCommand(this.name, data);
  }

  protected override reserve({ context }: ConfirmDates, decided: DecidedRegistration) {
    return this.slots.hold(decided, context);
  }
}

export class RefuseDates extends RegistrationCommandMessage<'RefuseDates'> {}

@CommandHandler(RefuseDates)
export class RefuseDatesHandler extends RegistrationCommandHandler<'RefuseDates'> {
  protected readonly name = 'RefuseDates';

  protected commandFor({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class ApproveDates extends RegistrationCommandMessage<'ApproveDates'> {}

@CommandHandler(ApproveDates)
export class ApproveDatesHandler extends RegistrationCommandHandler<'ApproveDates'> {
  protected readonly name = 'ApproveDates';

  protected commandFor({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class RefuseDatesAsManager extends RegistrationCommandMessage<'RefuseDatesAsManager'> {}

@CommandHandler(RefuseDatesAsManager)
export class RefuseDatesAsManagerHandler extends RegistrationCommandHandler<'RefuseDatesAsManager'> {
  protected readonly name = 'RefuseDatesAsManager';

  protected commandFor({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class CancelDates extends RegistrationCommandMessage<'CancelDates'> {}

@CommandHandler(CancelDates)
export class CancelDatesHandler extends RegistrationCommandHandler<'CancelDates'> {
  protected readonly name = 'CancelDates';

  protected commandFor({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class CancelRegistration extends RegistrationCommandMessage<'CancelRegistration'> {}

@CommandHandler(CancelRegistration)
export class CancelRegistrationHandler extends RegistrationCommandHandler<'CancelRegistration'> {
  protected readonly name = 'CancelRegistration';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}
