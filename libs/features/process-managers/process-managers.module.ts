import { Global, Module } from '@nestjs/common';
import { InitiativesModule } from '#contexts/initiatives';
import { SlotCapacity } from '#contexts/registrations';
import { DryRunPreview } from '#platform/http';
import { ProcessPreview } from './process-preview.js';
import { SlotCapacityAdapter } from './slot-capacity.adapter.js';

/** What processes give to command handlers: the capacity of slots, and the preview of what follows a command. Global, as both are ports. */
@Global()
@Module({
  imports: [InitiativesModule],
  providers: [
    { provide: SlotCapacity, useClass: SlotCapacityAdapter },
    { provide: DryRunPreview, useClass: ProcessPreview },
  ],
  exports: [SlotCapacity, DryRunPreview],
})
export class ProcessManagersModule {}
