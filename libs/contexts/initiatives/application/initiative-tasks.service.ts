import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, type CommandMetadata, type CommandPlan } from '#kit/eventsourcing';
import type { InitiativeCommand } from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';

/** The tasks of initiatives, for those who complete them (docs/domain.md §4). Read from the log: the read models may lag behind a change. */
@Injectable()
export class InitiativeTasksService {
  constructor(private readonly ledger: Ledger) {}

  async of(id: string): Promise<readonly string[]> {
    const { state } = await this.ledger.load(initiative, streamOf(initiative, id));
    return state.tasks;
  }

  /**
   * Keeps a task in the initiative before its completion is appended. The initiative's stream decides between this and a command that
   * takes the task away: the later of the two is refused.
   * @throws Refusal no_such_task
   */
  async keep(id: string, task: string, cause: CommandMetadata, dryRun = false): Promise<void> {
    const stream = streamOf(initiative, id);
    const { state } = await this.ledger.load(initiative, stream);
    if (state.keptTasks.includes(task)) return;
    const plan: CommandPlan<InitiativeCommand> = {
      command: { name: 'KeepTask', data: { task } },
      actor: null,
      capacity: 'system',
      mandate: null,
    };
    await this.ledger.execute(initiative, stream, cause, () => plan, { dryRun });
  }
}
