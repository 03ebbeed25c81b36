import { Body, Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentContext,
  CurrentUser,
  type CommandContext,
  type Page,
} from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { DeadMailsPage, type DeadMailItem } from './dead-mail.response.js';
import { DeadMailsQueryBody, RetryMailsBody } from './dead-mails.dto.js';
import { DeadMailsQuery } from './dead-mails.query.js';
import { RetryMailsService } from './retry-mails.service.js';

@ApiTags('operations')
@ApiBearerAuth()
@Controller('dead-mails')
export class DeadMailsController {
  constructor(
    private readonly mails: DeadMailsQuery,
    private readonly retries: RetryMailsService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListDeadMails',
    summary: 'Mails that failed for good, with the last error, newest first',
    description: 'For the platform team, and auditors and analysts of the platform.',
  })
  @ApiOkResponse({ type: DeadMailsPage })
  list(
    @Query() query: DeadMailsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<DeadMailItem>> {
    return this.mails.list(caller, query);
  }

  @JobRoute(
    'RetryDeadMails',
    'retry',
    'Send mails again that failed for good',
    'For the platform team. One outcome per mail: queued, not_dead (it waits or was sent meanwhile), recipient_gone (the person was erased) or not_found. A dry run says would_be_queued.',
  )
  retry(
    @Body() body: RetryMailsBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.retries.start(body, context, wait === 'true');
  }
}
