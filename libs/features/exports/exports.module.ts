import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { ExportsService } from './exports.service.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportRunner } from './export-runner.js';
import { ExportsController } from './http/exports.controller.js';

/** Follow-up exports as files, built in the background. */
@Module({
  imports: [JobsModule],
  controllers: [ExportsController],
  providers: [ExportsService, ExportRunner, ExportFilesRepository],
})
export class ExportsModule {}
