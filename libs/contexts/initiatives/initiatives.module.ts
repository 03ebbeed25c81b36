import { Module } from '@nestjs/common';
import { Ledger } from '#kit/eventsourcing';
import { INITIATIVE_COMMAND_HANDLERS } from './application/initiative.command-handlers.js';
import { InitiativeActions } from './application/initiative-actions.service.js';
import { InitiativeTasksService } from './application/initiative-tasks.service.js';
import { SlotCapacityService } from './application/slot-capacity.service.js';
import { InitiativeCommandsController } from './http/initiative-commands.controller.js';
import { InitiativesController } from './http/initiative-queries.controller.js';
import { InitiativesQuery } from './read-model/initiatives.query.js';
import { CompletedTasksQuery } from './read-model/completed-tasks.query.js';
import { ConfirmedDatesQuery } from './read-model/confirmed-dates.query.js';

/** Initiatives and their slots: commands, queries, the capacity of slots and the tasks that stay. */
@Module({
  controllers: [InitiativeCommandsController, InitiativesController],
  providers: [
    ...INITIATIVE_COMMAND_HANDLERS,
    InitiativeActions,
    InitiativesQuery,
    ConfirmedDatesQuery,
    CompletedTasksQuery,
    {
      provide: SlotCapacityService,
      inject: [Ledger],
      useFactory: (ledger: Ledger) => new SlotCapacityService(ledger),
    },
    {
      provide: InitiativeTasksService,
      inject: [Ledger],
      useFactory: (ledger: Ledger) => new InitiativeTasksService(ledger),
    },
  ],
  exports: [SlotCapacityService, InitiativeTasksService, InitiativesQuery],
})
export class InitiativesModule {}
