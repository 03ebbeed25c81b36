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
} from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { RebuildComparisonService } from '../rebuild/rebuild-comparison.service.js';
import { RebuildReport, RebuildReportQuery } from '../rebuild/rebuild-report.js';
import { RebuildComparisonBody } from './dto/rebuilds.dto.js';

@ApiTags('operations')
@ApiBearerAuth()
@Controller()
export class RebuildsController {
  constructor(
    private readonly report: RebuildReportQuery,
    private readonly comparisons: RebuildComparisonService,
  ) {}

  @Get('rebuild')
  @ApiOperation({
    operationId: 'GetRebuild',
    summary: 'The rebuild of the read models that is under way, and the report of the last one',
    description:
      'For the platform team, and auditors and analysts of the platform. A rebuild is started by ledger rebuild.',
  })
  @ApiOkResponse({ type: RebuildReport })
  get(@CurrentUser() caller: Caller): Promise<RebuildReport> {
    return this.report.get(caller);
  }

  @JobRoute(
    'CompareRebuild',
    'rebuild-comparisons',
    'Rebuild the rows of an export from events, and compare them with the live tables',
    'Of the rows that the caller oversees as admin, auditor, analyst or platform team. One outcome per row that is not equal: differs (with its columns), missing or extra, 10,000 at most. The last one has the numbers of rows (summary). Changes nothing, so that a dry run is the same.',
  )
  compare(
    @Body() body: RebuildComparisonBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.comparisons.start(body, context, wait === 'true');
  }
}
