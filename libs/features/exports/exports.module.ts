import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { ExportsService } from './exports.service.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportRunner } from './export-runner.js';
import { ExportSchedulesController } from './schedules/export-schedules.controller.js';
import { ExportSchedulesRepository } from './schedules/export-schedules.repository.js';
import { ExportSchedulesService } from './schedules/export-schedules.service.js';
import { ExportsController } from './http/exports.controller.js';

/** Follow-up exports as files, built in the background. */
@Module({
  imports: [JobsModule],
  controllers: [ExportsController, ExportSchedulesController],
  providers: [
    ExportsService,
    ExportRunner,
    ExportFilesRepository,
    ExportSchedulesService,
    ExportSchedulesRepository,
  ],
})
export class ExportsModule {}
