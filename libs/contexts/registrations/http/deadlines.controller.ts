import { Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
  PageOf,
} from '#platform/http';
import { DeadlineItem } from './registration.response.js';
import { DeadlinesQuery } from '../read-model/queries/deadlines.query.js';
import { DeadlineListQuery } from './dto/registration-queries.dto.js';

export class DeadlinePage extends PageOf(DeadlineItem) {}

/** What time will do to the registrations in the caller's scope. */
@ApiTags('deadlines')
@ApiBearerAuth()
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesQuery) {}

  @Get()
  @ApiOperation({
    operationId: 'ListDeadlines',
    summary: 'What will be archived or reminded, when; the soonest first',
  })
  @ApiOkResponse({ type: DeadlinePage })
  list(
    @Query() query: DeadlineListQuery,
    @CurrentUser() caller: Caller,
  ): Promise<Page<DeadlineItem>> {
    return this.deadlines.list(caller, query, query);
  }
}
