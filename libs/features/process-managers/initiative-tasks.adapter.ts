import { Injectable } from '@nestjs/common';
import { InitiativeTasksService } from '#contexts/initiatives';
import { InitiativeTasks } from '#contexts/registrations';

/** Implements the registrations' port with the initiatives' service. */
@Injectable()
export class InitiativeTasksAdapter extends InitiativeTasks {
  constructor(private readonly tasks: InitiativeTasksService) {
    super();
  }

  of(initiative: string): Promise<readonly string[]> {
    return this.tasks.of(initiative);
  }

  keep(
    initiative: string,
    task: string,
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ): Promise<void> {
    return this.tasks.keep(initiative, task, { ...cause, causation: cause.commandId }, dryRun);
  }
}
