import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { ParkedStreamsController } from './http/parked-streams.controller.js';
import { ParkedStreamsQuery } from './parked/parked-streams.query.js';
import { ReplayParkedService } from './parked/replay-parked.service.js';

/** What the platform team sees of the installation, and does about it. */
@Module({
  imports: [JobsModule],
  controllers: [ParkedStreamsController],
  providers: [ParkedStreamsQuery, ReplayParkedService],
})
export class OperationsModule {}
