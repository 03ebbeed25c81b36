import { Body, Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentContext,
  CurrentUser,
  uuid,
  type CommandContext,
  type FastifyReply,
} from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { VerificationService } from '../jobs/verification.service.js';
import { WhatIfService } from '../jobs/what-if.service.js';
import { verificationCsv, verificationPdf } from '../jobs/verification-report.js';
import { VerificationBody, VerificationReportQuery, WhatIfBody } from './dto/history-jobs.dto.js';

const MEDIA_TYPES = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const;

/** Long readings of the log, as jobs. They change nothing, so that a dry run is the same. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller()
export class HistoryJobsController {
  constructor(
    private readonly verifications: VerificationService,
    private readonly replays: WhatIfService,
  ) {}

  @JobRoute(
    'Verify',
    'verifications',
    'Verify the log, its seals or one registration',
    'The outcomes name every event that was modified, removed or moved (problem); the last one says whether all is intact, of how many events, and for one registration up to which seal. The log and its seals are for the platform team and auditors of the platform, a registration for whoever may read its history.',
  )
  verify(
    @Body() body: VerificationBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.verifications.start(body, context, wait === 'true');
  }

  @Get('verifications/:job/report')
  @ApiOperation({
    operationId: 'DownloadVerification',
    summary: 'Download the report of your own verification, as CSV or PDF',
    description:
      'CSV: a line for each finding, and at last the result. PDF: the same for people, of the first 2,000 findings. Kept for 24 hours.',
  })
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async report(
    @Param('job', uuid('job')) id: string,
    @Query() { format = 'csv', locale = 'en' }: VerificationReportQuery,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const ended = await this.verifications.ended(caller, id, locale);
    reply.header('cache-control', 'private, no-store');
    const content =
      format === 'pdf' ? await verificationPdf(ended) : Readable.from(verificationCsv(ended));
    return new StreamableFile(content, {
      type: MEDIA_TYPES[format],
      disposition: `attachment; filename="verification-${id.slice(0, 8)}.${format}"`,
    });
  }

  @JobRoute(
    'WhatIf',
    'what-if',
    'Replay history under another policy, and report what would differ',
    'One outcome per registration whose status, or a date’s, would differ (differs), and at last the counts per status (summary). Of the registrations that the caller oversees as admin, auditor, analyst or platform team.',
  )
  whatIf(
    @Body() body: WhatIfBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.replays.start(body, context, wait === 'true');
  }
}
