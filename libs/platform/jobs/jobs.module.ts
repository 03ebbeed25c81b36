import { Module } from '@nestjs/common';
import { JobsRepository } from './jobs.repository.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

/** Long work in the background, with progress and cancellation. */
@Module({
  controllers: [JobsController],
  providers: [JobsService, JobsRepository],
  exports: [JobsService],
})
export class JobsModule {}
