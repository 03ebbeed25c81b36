import { Body, Controller, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, CurrentContext, type CommandContext } from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { BulkBody } from './dto/bulk.dto.js';
import { BulkService } from '../application/bulk.service.js';

@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @JobRoute(
    'GiveInBulk',
    'bulk',
    'Decide, approve, confirm, validate or remind many registrations',
    'Gives one command to each registration, with the caller’s right on that registration and at the revision given. Each item has an outcome: done, refused (with the rule, such as stale_revision) or failed. A dry run answers would_be_done, with events, mails and the new status.',
  )
  give(
    @Body() body: BulkBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.bulk.start(body, context, wait === 'true');
  }
}
