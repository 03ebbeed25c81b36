import { Module } from '@nestjs/common';
import { Ledger } from '#kit/eventsourcing';
import { INITIATIVE_COMMAND_HANDLERS } from './application/initiative.command-handlers.js';
import { SlotCapacityService } from './application/slot-capacity.service.js';
import { InitiativeCommandsController } from './http/initiative-commands.controller.js';
import { InitiativesController } from './http/initiative-queries.controller.js';
import { InitiativesQuery } from './read-model/initiatives.query.js';
import { ConfirmedDatesQuery } from './read-model/confirmed-dates.query.js';

/** Initiatives and their slots: commands, queries and the capacity of slots. */
@Module({
  controllers: [InitiativeCommandsController, InitiativesController],
  providers: [
    ...INITIATIVE_COMMAND_HANDLERS,
    InitiativesQuery,
    ConfirmedDatesQuery,
    {
      provide: SlotCapacityService,
      inject: [Ledger],
      useFactory: (ledger: Ledger) => new SlotCapacityService(ledger),
    },
  ],
  exports: [SlotCapacityService],
})
export class InitiativesModule {}
