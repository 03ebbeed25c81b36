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
    'One ordinary command per registration named, each with its own right and on the revision given; one outcome per item: done, refused (with the rule, e.g. stale_revision), failed; of a dry run would_be_done, with events, mails and the status after.',
  )
  give(
    @Body() body: BulkBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.bulk.start(body, context, wait === 'true');
  }
}
