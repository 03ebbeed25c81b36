import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { canonicalJson, Ledger, type Instant, type Json } from '#kit/eventsourcing';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentUser,
  type Page,
  PageOf,
  uuid,
  type FastifyReply,
} from '#platform/http';
import type { RequestedCommandName, RegistrationEventType } from '#contexts/registrations';
import {
  AsOfRequest,
  HistoryRequest,
  ReadsRequest,
  WhyRequest,
} from './dto/history-queries.dto.js';
import { stateAsOf, StateThen } from '../timeline/state-as-of.js';
import { HistoryLoader, type LoadedHistory } from '../timeline/history.loader.js';
import { HistoryAnswer } from './history.response.js';
import { HistoryQuery } from '../timeline/history.query.js';
import { ReadItem, ReadsQuery } from '../reads/reads.query.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { WhyAnswer } from '../why/why.response.js';
import { WhyQuery, type Question } from '../why/why.query.js';

const Registration = () => Param('registration', uuid('registration'));
/** The report runs and fetches nothing, wherever it is opened. */
/** Templates are loaded with the first report. */
const reportOf = async (
  answer: HistoryAnswer,
  { head }: LoadedHistory,
  now: Instant,
): Promise<string> =>
  (await import('../report/history-report.js')).renderReport(answer, head.participationDates, now);

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What happened to a registration, and why (domain §7). Reading it as an auditor, analyst, admin or of the platform team is recorded. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('registrations')
export class AuditController {
  constructor(
    private readonly histories: HistoryQuery,
    private readonly dossiers: HistoryLoader,
    private readonly reasons: WhyQuery,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  @Get(':registration/history')
  @ApiOperation({
    operationId: 'GetHistory',
    summary:
      'Every event of a registration: who, when, in which capacity, because of what, and what it changed',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: HistoryAnswer })
  async history(
    @Registration() id: string,
    @Query() { as = 'json', ...filter }: HistoryRequest,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HistoryAnswer | string> {
    const { answer, dossier } = await this.histories.of(caller, id, filter);
    const shown =
      as === 'report' ? await reportOf(answer, dossier, this.ledger.clock.now()) : answer;
    await this.#record(caller, dossier, 'history', { ...filter, as }, answer.events.length, shown);
    if (as === 'report')
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-store');
    return shown;
  }

  @Get(':registration/as-of')
  @ApiOperation({
    operationId: 'GetRegistrationAsOf',
    summary: 'A registration as of an instant, on either clock',
  })
  @ApiOkResponse({ type: StateThen })
  async asOf(
    @Registration() id: string,
    @Query() { instant, clock = 'recorded' }: AsOfRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StateThen> {
    const dossier = await this.dossiers.open(caller, id);
    const events = dossier.told.map(({ event }) => event);
    const then = stateAsOf(id, events, instant, clock);
    await this.#record(caller, dossier, 'as-of', { instant, clock }, then.events, then);
    return then;
  }

  @Get(':registration/why')
  @ApiOperation({
    operationId: 'Why',
    summary:
      'The events and rules that led to a status, an event, a refusal, or a mail that came or did not',
  })
  @ApiOkResponse({ type: WhyAnswer })
  async why(
    @Registration() id: string,
    @Query() query: WhyRequest,
    @CurrentUser() caller: Caller,
  ): Promise<WhyAnswer> {
    const { answer, dossier } = await this.reasons.of(caller, id, questionOf(query));
    await this.#record(
      caller,
      dossier,
      'why',
      { event: null, ...query },
      answer.steps.length,
      answer,
    );
    return answer;
  }

  async #record(
    caller: Caller,
    { watchingAs, last, head }: LoadedHistory,
    what: string,
    filters: object,
    rows: number,
    shown: object | string,
  ): Promise<void> {
    if (watchingAs === null) return;
    const answer = typeof shown === 'string' ? shown : canonicalJson(shown as Json);
    await this.reads.record(caller, {
      capacity: watchingAs,
      what,
      subject: head.id,
      filters: filters as Json,
      position: last.position,
      rows,
      answer,
    });
  }
}

/** The request was checked: what belongs to what is asked is there. */
function questionOf({
  what,
  event = '',
  command,
  with: words = '{}',
  kind,
  person,
}: WhyRequest): Question {
  if (what === 'refusal')
    return { what, command: command as RequestedCommandName, words: JSON.parse(words) as object };
  if (what === 'mail')
    return {
      what,
      kind: kind as RegistrationEventType,
      person,
      event: event === '' ? undefined : event,
    };
  return what === 'event' ? { what, event } : { what };
}

export class ReadPage extends PageOf(ReadItem) {}

/** Who read what. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('reads')
export class ReadsController {
  constructor(private readonly reads: ReadsQuery) {}

  @Get()
  @ApiOperation({
    operationId: 'ListReads',
    summary: 'Who exported or read what, the latest first; for auditors and the platform team',
  })
  @ApiOkResponse({ type: ReadPage })
  list(@Query() query: ReadsRequest, @CurrentUser() caller: Caller): Promise<Page<ReadItem>> {
    return this.reads.list(caller, query);
  }
}
