import { Controller, Get, Query, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Caller } from '#platform/authorization';
import { Ledger } from '#kit/eventsourcing';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiPropertyOptional,
  ApiTags,
  CurrentUser,
  MayBeLeftOut,
  type FastifyReply,
} from '#platform/http';
import { RecordedReads } from '../reads/recorded-reads.js';
import { MyData } from './my-data.response.js';
import { MyDataQuery } from './my-data.query.js';

export class MyDataRequest {
  @ApiPropertyOptional({
    enum: ['json', 'report'],
    description: 'Format of the response. report: an HTML page for people. Left out: JSON.',
  })
  @MayBeLeftOut()
  @IsIn(['json', 'report'])
  as?: 'json' | 'report';
}

/** Loads the templates with the first page. */
const pageOf = async (data: MyData): Promise<string> =>
  (await import('./my-data.page.js')).renderMyData(data);

/** Forbids scripts and all requests, so that the page is safe to open anywhere. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** A person's copy of their own data (docs/domain.md §8). Each request is recorded as a read. */
@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
export class MyDataController {
  constructor(
    private readonly data: MyDataQuery,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  @Get('data')
  @ApiOperation({
    operationId: 'GetMyData',
    summary: 'Get all data stored about you, as JSON or as an HTML page',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: MyData })
  async mine(
    @Query() { as = 'json' }: MyDataRequest,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MyData | string> {
    const data = await this.data.of(caller);
    const shown = as === 'report' ? await pageOf(data) : data;
    const rows =
      data.events.length +
      data.registrations.reduce((sum, one) => sum + one.events.length, 0) +
      data.acts.length;
    const position = await this.ledger.store.head();
    await this.reads.record(caller, {
      capacity: 'self',
      what: 'my-data',
      subject: caller.person,
      filters: { as },
      position,
      rows,
      answer: shown,
    });
    reply.headers({ 'cache-control': 'no-store', ...(as === 'report' ? PAGE_HEADERS : {}) });
    return shown;
  }
}
