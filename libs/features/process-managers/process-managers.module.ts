import { Global, Module } from '@nestjs/common';
import { InitiativesModule } from '#contexts/initiatives';
import { InitiativeTasks, SlotCapacity } from '#contexts/registrations';
import { DryRunPreview } from '#platform/http';
import { InitiativeTasksAdapter } from './initiative-tasks.adapter.js';
import { ProcessPreview } from './process-preview.js';
import { SlotCapacityAdapter } from './slot-capacity.adapter.js';

/** What processes give to command handlers: the capacity of slots, the tasks of initiatives, and the preview of what follows a command. Global, as all are ports. */
@Global()
@Module({
  imports: [InitiativesModule],
  providers: [
    { provide: SlotCapacity, useClass: SlotCapacityAdapter },
    { provide: InitiativeTasks, useClass: InitiativeTasksAdapter },
    { provide: DryRunPreview, useClass: ProcessPreview },
  ],
  exports: [SlotCapacity, InitiativeTasks, DryRunPreview],
})
export class ProcessManagersModule {}
