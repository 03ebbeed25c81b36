import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
  PageQuery,
  uuid,
} from '#platform/http';
import { JobsService } from './jobs.service.js';
import { JobAnswer, JobOutcomesPage, type JobOutcome } from './job.response.js';

const Job = () => Param('job', uuid('job'));

/** The caller's own jobs. Nobody else sees them. */
@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ operationId: 'ListJobs', summary: 'The caller’s jobs of the last 24 hours' })
  @ApiOkResponse({ type: [JobAnswer] })
  list(@CurrentUser() caller: Caller): Promise<JobAnswer[]> {
    return this.jobs.list(caller.person);
  }

  @Get(':job')
  @ApiOperation({
    operationId: 'GetJob',
    summary: 'Progress of a job, and the number of items per outcome',
  })
  @ApiOkResponse({ type: JobAnswer })
  byId(@Job() id: string, @CurrentUser() caller: Caller): Promise<JobAnswer> {
    return this.jobs.byId(caller.person, id);
  }

  @Get(':job/outcomes')
  @ApiOperation({
    operationId: 'ListJobOutcomes',
    summary: 'Outcome of each item, in their order',
  })
  @ApiOkResponse({ type: JobOutcomesPage })
  outcomes(
    @Job() id: string,
    @Query() query: PageQuery,
    @CurrentUser() caller: Caller,
  ): Promise<Page<JobOutcome>> {
    return this.jobs.outcomes(caller.person, id, query);
  }

  @Delete(':job')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'CancelJob',
    summary: 'Cancel a running job (finished items stay done), or delete one that has ended',
  })
  @ApiNoContentResponse()
  cancel(@Job() id: string, @CurrentUser() caller: Caller): Promise<void> {
    return this.jobs.cancel(caller.person, id);
  }
}
