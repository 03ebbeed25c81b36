import { Module } from '@nestjs/common';
import { JobsModule } from '#platform/jobs';
import { DeadMailsController } from './dead-mails.controller.js';
import { DeadMailsQuery } from './dead-mails.query.js';
import { RetryMailsService } from './retry-mails.service.js';

/** Mails that failed for good. */
@Module({
  imports: [JobsModule],
  controllers: [DeadMailsController],
  providers: [DeadMailsQuery, RetryMailsService],
})
export class DeadMailsModule {}
