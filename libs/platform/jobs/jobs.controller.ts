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

/** One's own long work; to anybody else, it does not exist. */
@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ operationId: 'ListJobs', summary: 'One’s own long work of the last 24 hours' })
  @ApiOkResponse({ type: [JobAnswer] })
  list(@CurrentUser() caller: Caller): Promise<JobAnswer[]> {
    return this.jobs.list(caller.person);
  }

  @Get(':job')
  @ApiOperation({
    operationId: 'GetJob',
    summary: 'How far a job is, and how many items came to which outcome',
  })
  @ApiOkResponse({ type: JobAnswer })
  byId(@Job() id: string, @CurrentUser() caller: Caller): Promise<JobAnswer> {
    return this.jobs.byId(caller.person, id);
  }

  @Get(':job/outcomes')
  @ApiOperation({
    operationId: 'ListJobOutcomes',
    summary: 'What became of each item, in their order',
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
    summary: 'Cancel a job under way (what is done stays done), or forget one that has ended',
  })
  @ApiNoContentResponse()
  cancel(@Job() id: string, @CurrentUser() caller: Caller): Promise<void> {
    return this.jobs.cancel(caller.person, id);
  }
}
