import { Controller, Get, Query, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { Caller } from '#platform/authorization';
import { canonicalJson, Ledger, type Json } from '#kit/eventsourcing';
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
    description: '`report`: a page for people to read. Left out: JSON.',
  })
  @MayBeLeftOut()
  @IsIn(['json', 'report'])
  as?: 'json' | 'report';
}

/** The page runs and fetches nothing, wherever it is opened. */
/** Templates are loaded with the first page. */
const pageOf = async (data: MyData): Promise<string> =>
  (await import('./my-data.page.js')).renderMyData(data);

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** A person's own copy of their data (domain §8); nobody else's can be asked for. That it was taken is recorded. */
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
    summary: 'Everything that is held about oneself, as JSON or as a page to read',
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
    const answer = typeof shown === 'string' ? shown : canonicalJson(shown as unknown as Json);
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
      answer,
    });
    reply.headers({ 'cache-control': 'no-store', ...(as === 'report' ? PAGE_HEADERS : {}) });
    return shown;
  }
}
