import { Module } from '@nestjs/common';
import { HistoryModule } from '#features/history';
import { JobsModule } from '#platform/jobs';
import { ParkedStreamsController } from './http/parked-streams.controller.js';
import { RebuildsController } from './http/rebuilds.controller.js';
import { ParkedStreamsQuery } from './parked/parked-streams.query.js';
import { ReplayParkedService } from './parked/replay-parked.service.js';
import { RebuildComparisonService } from './rebuild/rebuild-comparison.service.js';
import { RebuildReportQuery } from './rebuild/rebuild-report.js';

/** What the platform team sees of the installation, and does about it; exports rebuilt from events. */
@Module({
  imports: [JobsModule, HistoryModule],
  controllers: [ParkedStreamsController, RebuildsController],
  providers: [
    ParkedStreamsQuery,
    ReplayParkedService,
    RebuildComparisonService,
    RebuildReportQuery,
  ],
})
export class OperationsModule {}
