import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  uuid,
  type PageQuery,
} from '#platform/http';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamHistoryQuery, type StreamFilter } from '../streams/stream-history.query.js';
import type { StreamKind } from '../streams/stream-kinds.js';
import {
  CompanyHistoryRequest,
  InitiativeHistoryRequest,
  NonprofitHistoryRequest,
  PartnershipHistoryRequest,
  PersonHistoryRequest,
} from './dto/stream-history.dto.js';
import { StreamHistory } from './stream-history.response.js';

/**
 * Histories of partnerships, initiatives, companies, nonprofits and people (docs/domain.md §7). Reads by auditors, analysts, admins and the
 * platform team are recorded.
 */
@ApiTags('audit')
@ApiBearerAuth()
@Controller()
export class StreamHistoriesController {
  constructor(
    private readonly histories: StreamHistoryQuery,
    private readonly reads: RecordedReads,
  ) {}

  @Get('partnerships/:partnership/history')
  @ApiOperation({
    operationId: 'GetPartnershipHistory',
    summary: 'List the events of a partnership, with its mandates and the requests behind them',
  })
  @ApiOkResponse({ type: StreamHistory })
  partnership(
    @Param('partnership', uuid('partnership')) id: string,
    @Query() query: PartnershipHistoryRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamHistory> {
    return this.#read(caller, 'partnership', id, query);
  }

  @Get('initiatives/:initiative/history')
  @ApiOperation({
    operationId: 'GetInitiativeHistory',
    summary: 'List the events of an initiative and its slots',
    description:
      'Events about the places and tasks of single registrations are for the coordinators of the nonprofit, the platform team, and auditors and analysts of the platform.',
  })
  @ApiOkResponse({ type: StreamHistory })
  initiative(
    @Param('initiative', uuid('initiative')) id: string,
    @Query() query: InitiativeHistoryRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamHistory> {
    return this.#read(caller, 'initiative', id, query);
  }

  @Get('companies/:company/history')
  @ApiOperation({
    operationId: 'GetCompanyHistory',
    summary: 'List the events of a company, its settings and its network levels',
  })
  @ApiOkResponse({ type: StreamHistory })
  company(
    @Param('company', uuid('company')) id: string,
    @Query() query: CompanyHistoryRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamHistory> {
    return this.#read(caller, 'company', id, query);
  }

  @Get('nonprofits/:nonprofit/history')
  @ApiOperation({
    operationId: 'GetNonprofitHistory',
    summary: 'List the events of a nonprofit: its profile, name and locations',
  })
  @ApiOkResponse({ type: StreamHistory })
  nonprofit(
    @Param('nonprofit', uuid('nonprofit')) id: string,
    @Query() query: NonprofitHistoryRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamHistory> {
    return this.#read(caller, 'nonprofit', id, query);
  }

  @Get('people/:person/history')
  @ApiOperation({
    operationId: 'GetPersonHistory',
    summary: 'List the events of a person: corrections, roles, managers, levels',
    description:
      'Admins, auditors and analysts of a company see the events of the time in which the person belonged to it.',
  })
  @ApiOkResponse({ type: StreamHistory })
  person(
    @Param('person', uuid('person')) id: string,
    @Query() query: PersonHistoryRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamHistory> {
    return this.#read(caller, 'person', id, query);
  }

  async #read(
    caller: Caller,
    kind: StreamKind,
    id: string,
    query: PageQuery & StreamFilter,
  ): Promise<StreamHistory> {
    const { history, watchingAs } = await this.histories.page(caller, kind, id, query);
    if (watchingAs !== null)
      await this.reads.record(caller, {
        capacity: watchingAs,
        what: `${kind}-history`,
        subject: id,
        filters: { ...query },
        position: history.position,
        rows: history.items.length,
        answer: history,
      });
    return history;
  }
}
