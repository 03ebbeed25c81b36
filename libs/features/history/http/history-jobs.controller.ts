import { Body, Controller, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, CurrentContext, type CommandContext } from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { VerificationService } from '../jobs/verification.service.js';
import { WhatIfService } from '../jobs/what-if.service.js';
import { VerificationBody, WhatIfBody } from './dto/history-jobs.dto.js';

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
