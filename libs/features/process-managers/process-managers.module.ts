import { Global, Module } from '@nestjs/common';
import { InitiativesModule, SignUpActions } from '#contexts/initiatives';
import { PartnershipsModule } from '#contexts/partnerships';
import {
  InitiativeTasks,
  PartnershipRequests,
  RegistrationsModule,
  SlotCapacity,
} from '#contexts/registrations';
import { DryRunPreview } from '#platform/http';
import { InitiativeTasksAdapter } from './initiative-tasks.adapter.js';
import { PartnershipRequestsAdapter } from './partnership-requests.adapter.js';
import { ProcessPreview } from './process-preview.js';
import { SignUpActionsAdapter } from './sign-up-actions.adapter.js';
import { SlotCapacityAdapter } from './slot-capacity.adapter.js';

/**
 * What processes give to contexts: the capacity of slots, the tasks of initiatives, partnership requests,
 * whether one may sign up, and the preview of what follows a command. Global, as all are ports.
 */
@Global()
@Module({
  imports: [InitiativesModule, PartnershipsModule, RegistrationsModule],
  providers: [
    { provide: SlotCapacity, useClass: SlotCapacityAdapter },
    { provide: InitiativeTasks, useClass: InitiativeTasksAdapter },
    { provide: PartnershipRequests, useClass: PartnershipRequestsAdapter },
    { provide: SignUpActions, useClass: SignUpActionsAdapter },
    { provide: DryRunPreview, useClass: ProcessPreview },
  ],
  exports: [SlotCapacity, InitiativeTasks, PartnershipRequests, SignUpActions, DryRunPreview],
})
export class ProcessManagersModule {}
