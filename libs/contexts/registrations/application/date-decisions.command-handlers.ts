import { CommandHandler } from '@nestjs/cqrs';
import type { Draft } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { RegistrationState } from '../domain/registration.state.js';
import type { DatesBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  existingDates,
  RegistrationCommandHandler,
} from './registration.command-handler.js';

export class ConfirmDates extends RegistrationCommandMessage<'ConfirmDates'> {}

@CommandHandler(ConfirmDates)
export class ConfirmDatesHandler extends RegistrationCommandHandler<'ConfirmDates'> {
  protected readonly name = 'ConfirmDates';

  protected async toDomainCommand({ dates }: DatesBody, state: RegistrationState) {
    const named = existingDates(state, dates);
    const data = named ? { dates: named } : { fullSlots: await this.slots.full(state) };
    return domainCommand(this.name, data);
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

export class RefuseDates extends RegistrationCommandMessage<'RefuseDates'> {}

@CommandHandler(RefuseDates)
export class RefuseDatesHandler extends RegistrationCommandHandler<'RefuseDates'> {
  protected readonly name = 'RefuseDates';

  protected toDomainCommand({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class ApproveDates extends RegistrationCommandMessage<'ApproveDates'> {}

@CommandHandler(ApproveDates)
export class ApproveDatesHandler extends RegistrationCommandHandler<'ApproveDates'> {
  protected readonly name = 'ApproveDates';

  protected toDomainCommand({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class RefuseDatesAsManager extends RegistrationCommandMessage<'RefuseDatesAsManager'> {}

@CommandHandler(RefuseDatesAsManager)
export class RefuseDatesAsManagerHandler extends RegistrationCommandHandler<'RefuseDatesAsManager'> {
  protected readonly name = 'RefuseDatesAsManager';

  protected toDomainCommand({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class CancelDates extends RegistrationCommandMessage<'CancelDates'> {}

@CommandHandler(CancelDates)
export class CancelDatesHandler extends RegistrationCommandHandler<'CancelDates'> {
  protected readonly name = 'CancelDates';

  protected toDomainCommand({ dates }: DatesBody, state: RegistrationState) {
    return domainCommand(this.name, { dates: existingDates(state, dates) });
  }
}

export class CancelRegistration extends RegistrationCommandMessage<'CancelRegistration'> {}

@CommandHandler(CancelRegistration)
export class CancelRegistrationHandler extends RegistrationCommandHandler<'CancelRegistration'> {
  protected readonly name = 'CancelRegistration';

  protected toDomainCommand() {
    return domainCommand(this.name, {});
  }
}
