import { Body, Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { invalid, Ledger } from '#kit/eventsourcing';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  FROM_AFTER_TO,
  fromAfterToMessage,
  QueryByPost,
  uuid,
  type FastifyReply,
} from '#platform/http';
import { RegistrationActions } from '../application/registration-actions.service.js';
import { RegistrationPage, RegistrationWithActions } from './registration-actions.response.js';
import {
  EndCounts,
  GroupedStatusCounts,
  PeriodCounts,
  TallyMonth,
} from './registration-counts.response.js';
import { monthsBetween, TallyQuery } from '../read-model/queries/tally.query.js';
import { periodEnds } from '../read-model/queries/period-ends.js';
import { RegistrationQuery } from '../read-model/queries/registration.query.js';
import { RegistrationsQuery } from '../read-model/queries/registrations.query.js';
import {
  CountsOverTimeQuery,
  GroupedCountsAtEndsQuery,
  GroupedCountsQuery,
  TallyRequest,
} from './dto/registration-counts.dto.js';
import { RegistrationListQuery, RegistrationSearchBody } from './dto/registration-queries.dto.js';

/** Ends of periods in one answer. */
const MOST_ENDS = 120;

/** Registrations in the caller's scope (docs/domain.md §§1, 7); outside it they do not exist. */
@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class RegistrationQueriesController {
  constructor(
    private readonly registrations: RegistrationsQuery,
    private readonly registration: RegistrationQuery,
    private readonly tallies: TallyQuery,
    private readonly actions: RegistrationActions,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListRegistrations',
    summary: 'Registrations, the newest sign-ups first unless sorted otherwise',
  })
  @ApiOkResponse({ type: RegistrationPage })
  list(
    @Query() query: RegistrationListQuery,
    @CurrentUser() caller: Caller,
  ): Promise<RegistrationPage> {
    return this.#page(caller, query);
  }

  @QueryByPost('search')
  @ApiOperation({
    operationId: 'SearchRegistrations',
    summary: 'Search registrations by employee, initiative or nonprofit',
  })
  @ApiOkResponse({ type: RegistrationPage })
  search(
    @Body() body: RegistrationSearchBody,
    @CurrentUser() caller: Caller,
  ): Promise<RegistrationPage> {
    return this.#page(caller, body);
  }

  @Get('counts')
  @ApiOperation({
    operationId: 'CountRegistrations',
    summary: 'Number of registrations of each status',
  })
  @ApiOkResponse({ type: GroupedStatusCounts })
  counts(
    @Query() query: GroupedCountsQuery,
    @CurrentUser() caller: Caller,
  ): Promise<GroupedStatusCounts> {
    const { by, ...filter } = query;
    return this.registrations.counts(caller, filter, this.#now(), by);
  }

  @Get('counts-over-time')
  @ApiOperation({
    operationId: 'CountRegistrationsOverTime',
    summary: 'Sign-ups per week or month, by their present status',
  })
  @ApiOkResponse({ type: [PeriodCounts] })
  overTime(
    @Query() query: CountsOverTimeQuery,
    @CurrentUser() caller: Caller,
  ): Promise<PeriodCounts[]> {
    return this.registrations.overTime(caller, query, query.step, this.#now());
  }

  @Get('counts-at-ends')
  @ApiOperation({
    operationId: 'CountRegistrationsAtEnds',
    summary: 'Number of registrations of each status at the end of each month or week',
    description:
      'Counts the status that each registration had at the end, in its own time zone: by what was recorded by then or, with clock=happened, by what had happened by then. Scope, filters and groups are those of today.',
  })
  @ApiOkResponse({ type: [EndCounts] })
  atEnds(
    @Query() query: GroupedCountsAtEndsQuery,
    @CurrentUser() caller: Caller,
  ): Promise<EndCounts[]> {
    const { since, until, step, clock, by, ...filter } = query;
    const ends = periodEnds(since, until, step);
    if (ends.length > MOST_ENDS)
      throw invalid(
        'since',
        'too_many_periods',
        `Between the two days are ${ends.length} ends. Ask for ${MOST_ENDS} at most.`,
      );
    return this.registrations.atEnds(caller, filter, { ends, clock, by }, this.#now());
  }

  @Get('tally')
  @ApiOperation({
    operationId: 'TallyParticipations',
    summary: 'Number of people who took part in each month, and their credited minutes',
    description:
      'Counts participated dates that overlap the month, in each registration’s own time zone, as in the export of dates. A date in two months counts in each with its part of the minutes, so that months add up.',
  })
  @ApiOkResponse({ type: [TallyMonth] })
  tally(@Query() query: TallyRequest, @CurrentUser() caller: Caller): Promise<TallyMonth[]> {
    const { firstMonth, lastMonth, by, ...filter } = query;
    if (firstMonth > lastMonth)
      throw invalid(
        'firstMonth',
        FROM_AFTER_TO,
        `${fromAfterToMessage('firstMonth', 'lastMonth')}.`,
      );
    const months = monthsBetween(firstMonth, lastMonth.slice(0, 7));
    if (months.length > MOST_ENDS)
      throw invalid(
        'firstMonth',
        'too_many_periods',
        `There are ${months.length} months. Ask for ${MOST_ENDS} at most.`,
      );
    return this.tallies.of(caller, filter, { months, by }, this.#now());
  }

  @Get(':registration')
  @ApiOperation({
    operationId: 'GetRegistration',
    summary:
      'A registration with its dates and certificates, who must act next, what time will do, and what the caller may do',
    description: 'The ETag is its revision, to be sent as If-Match with a command.',
  })
  @ApiOkResponse({ type: RegistrationWithActions })
  @ApiNotFoundResponse({ description: 'There is none, or it is not in the caller’s scope.' })
  async one(
    @Param('registration', uuid('registration')) id: string,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegistrationWithActions> {
    const found = await this.registration.one(caller, id, this.#now());
    reply.header('etag', `"${found.revision}"`);
    const actions = await this.actions.of(caller, [id]);
    return { ...found, actions: actions.get(id) ?? [] };
  }

  async #page(
    caller: Caller,
    query: RegistrationListQuery & Partial<Pick<RegistrationSearchBody, 'search'>>,
  ): Promise<RegistrationPage> {
    const page = await this.registrations.list(caller, query, query, this.#now());
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }

  #now(): string {
    return this.ledger.clock.now();
  }
}
