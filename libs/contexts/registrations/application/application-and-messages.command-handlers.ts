import { CommandHandler } from '@nestjs/cqrs';
import type { RegistrationState } from '../domain/registration.state.js';
import type { MessageBody, TaskBody } from '../http/dto/registration-commands.dto.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import { domainCommand, RegistrationCommandHandler } from './registration.command-handler.js';

export class PostMessage extends RegistrationCommandMessage<'PostMessage'> {}

@CommandHandler(PostMessage)
export class PostMessageHandler extends RegistrationCommandHandler<'PostMessage'> {
  protected readonly name = 'PostMessage';

  protected toDomainCommand({ text }: MessageBody) {
    return domainCommand(this.name, { text });
  }
}

export class CompleteTask extends RegistrationCommandMessage<'CompleteTask'> {}

@CommandHandler(CompleteTask)
export class CompleteTaskHandler extends RegistrationCommandHandler<'CompleteTask'> {
  protected readonly name = 'CompleteTask';

  protected async toDomainCommand({ task }: TaskBody, state: RegistrationState) {
    return domainCommand(this.name, { signUpContext: await this.lookups.contextOf(state), task });
  }
}

export class ApproveApplication extends RegistrationCommandMessage<'ApproveApplication'> {}

@CommandHandler(ApproveApplication)
export class ApproveApplicationHandler extends RegistrationCommandHandler<'ApproveApplication'> {
  protected readonly name = 'ApproveApplication';

  protected toDomainCommand() {
    return domainCommand(this.name, {});
  }
}

export class DeclineApplication extends RegistrationCommandMessage<'DeclineApplication'> {}

@CommandHandler(DeclineApplication)
export class DeclineApplicationHandler extends RegistrationCommandHandler<'DeclineApplication'> {
  protected readonly name = 'DeclineApplication';

  protected toDomainCommand() {
    return domainCommand(this.name, {});
  }
}

export class RemindCoordinator extends RegistrationCommandMessage<'RemindCoordinator'> {}

@CommandHandler(RemindCoordinator)
export class RemindCoordinatorHandler extends RegistrationCommandHandler<'RemindCoordinator'> {
  protected readonly name = 'RemindCoordinator';

  protected toDomainCommand() {
    return domainCommand(this.name, {});
  }
}

export class RemindManager extends RegistrationCommandMessage<'RemindManager'> {}

@CommandHandler(RemindManager)
export class RemindManagerHandler extends RegistrationCommandHandler<'RemindManager'> {
  protected readonly name = 'RemindManager';

  protected toDomainCommand() {
    return domainCommand(this.name, {});
  }
}
