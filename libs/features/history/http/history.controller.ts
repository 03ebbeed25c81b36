import { Body, Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { canonicalJson, Ledger, sha256, type Instant, type Json } from '#kit/eventsourcing';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentUser,
  type Page,
  PageOf,
  QueryByPost,
  uuid,
  type FastifyReply,
} from '#platform/http';
import type { RequestedCommandName } from '#contexts/registrations';
import {
  AsOfRequest,
  DifferenceRequest,
  HistoryRequest,
  ReadsRequest,
  WhyBody,
  WhyRequest,
} from './dto/history-queries.dto.js';
import { stateAsOf, StateThen } from '../timeline/state-as-of.js';
import { DifferenceQuery } from '../timeline/difference.query.js';
import { Difference } from './difference.response.js';
import { HistoryLoader, type LoadedHistory } from '../timeline/history.loader.js';
import { HistoryAnswer } from './history.response.js';
import { HistoryQuery } from '../timeline/history.query.js';
import { ReadItem, ReadsQuery } from '../reads/reads.query.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import type { ReadKind } from '../reads/read-kinds.js';
import { WhyAnswer } from '../why/why.response.js';
import type { RegistrationMailKind } from '../why/mail-kinds.js';
import { WhyQuery, type Question } from '../why/why.query.js';

const Registration = () => Param('registration', uuid('registration'));
/** Loads the templates with the first report. */
const reportOf = async (
  answer: HistoryAnswer,
  { head }: LoadedHistory,
  now: Instant,
): Promise<string> =>
  (await import('../report/history-report.js')).renderReport(answer, head.participationDates, now);

/** Forbids scripts and all requests, so that the report is safe to open anywhere. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** History of a registration and its reasons (docs/domain.md §7). Reads by auditors, analysts, admins and the platform team are recorded. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('registrations')
export class AuditController {
  constructor(
    private readonly histories: HistoryQuery,
    private readonly loader: HistoryLoader,
    private readonly reasons: WhyQuery,
    private readonly differences: DifferenceQuery,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  @Get(':registration/history')
  @ApiOperation({
    operationId: 'GetHistory',
    summary: 'List the events of a registration with actor, capacity, cause and changes',
  })
  @ApiProduces('application/json', 'text/html')
  @ApiOkResponse({ type: HistoryAnswer })
  async history(
    @Registration() id: string,
    @Query() { as = 'json', ...filter }: HistoryRequest,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HistoryAnswer | string> {
    const { answer, history } = await this.histories.of(caller, id, filter);
    const shown =
      as === 'report' ? await reportOf(answer, history, this.ledger.clock.now()) : answer;
    await this.#record(caller, history, 'history', { ...filter, as }, answer.events.length, shown);
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
    summary: 'Get the state of a registration as of an instant',
  })
  @ApiOkResponse({ type: StateThen })
  async asOf(
    @Registration() id: string,
    @Query() { instant, clock = 'recorded' }: AsOfRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StateThen> {
    const history = await this.loader.open(caller, id);
    const events = history.annotated.map(({ event }) => event);
    const then = await stateAsOf(id, events, instant, clock);
    await this.#record(caller, history, 'as-of', { instant, clock }, then.events, then);
    return then;
  }

  @Get(':registration/difference')
  @ApiOperation({
    operationId: 'GetRegistrationDifference',
    summary: 'Compare a registration at two instants, with the events behind each change',
  })
  @ApiOkResponse({ type: Difference })
  async difference(
    @Registration() id: string,
    @Query() { from, to, clock = 'recorded' }: DifferenceRequest,
    @CurrentUser() caller: Caller,
  ): Promise<Difference> {
    const { difference, history } = await this.differences.between(caller, id, from, to, clock);
    const { events } = difference;
    await this.#record(
      caller,
      history,
      'difference',
      { from, to, clock },
      events.length,
      difference,
    );
    return difference;
  }

  @Get(':registration/why')
  @ApiOperation({
    operationId: 'Why',
    summary:
      'Explain a status, an event, a refusal or a mail by the events and rules that led to it',
  })
  @ApiOkResponse({ type: WhyAnswer })
  why(
    @Registration() id: string,
    @Query() query: WhyRequest,
    @CurrentUser() caller: Caller,
  ): Promise<WhyAnswer> {
    return this.#explain(caller, id, query);
  }

  @QueryByPost(':registration/why')
  @ApiOperation({
    operationId: 'AskWhy',
    summary: 'Explain as well why a command with this body would be refused',
  })
  @ApiOkResponse({ type: WhyAnswer })
  askWhy(
    @Registration() id: string,
    @Body() body: WhyBody,
    @CurrentUser() caller: Caller,
  ): Promise<WhyAnswer> {
    return this.#explain(caller, id, body);
  }

  async #explain(caller: Caller, id: string, question: WhyBody): Promise<WhyAnswer> {
    const { answer, history } = await this.reasons.of(caller, id, questionOf(question));
    const asked = { event: null, ...withoutWords(question) };
    await this.#record(caller, history, 'why', asked, answer.steps.length, answer);
    return answer;
  }

  async #record(
    caller: Caller,
    { watchingAs, last, head }: LoadedHistory,
    what: ReadKind,
    filters: object,
    rows: number,
    shown: object | string,
  ): Promise<void> {
    if (watchingAs === null) return;
    await this.reads.record(caller, {
      capacity: watchingAs,
      what,
      subject: head.id,
      filters: filters as Json,
      position: last.position,
      rows,
      answer: shown,
    });
  }
}

/** The question as it is recorded: of what somebody typed, a hash. */
function withoutWords({ with: words, ...question }: WhyBody): object {
  return words === undefined
    ? question
    : { ...question, withSha256: sha256(canonicalJson(words as Json)) };
}

/** The request is valid, so the fields required for the question are present. */
function questionOf({
  what,
  event = '',
  command,
  with: words = {},
  kind,
  person,
}: WhyBody): Question {
  if (what === 'refusal') return { what, command: command as RequestedCommandName, words };
  if (what === 'mail')
    return {
      what,
      kind: kind as RegistrationMailKind,
      person,
      event: event === '' ? undefined : event,
    };
  return what === 'event' ? { what, event } : { what };
}

export class ReadPage extends PageOf(ReadItem) {}

/** Recorded reads of histories and exports. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('reads')
export class ReadsController {
  constructor(private readonly reads: ReadsQuery) {}

  @Get()
  @ApiOperation({
    operationId: 'ListReads',
    summary: 'List recorded reads and exports, newest first; for auditors and the platform team',
  })
  @ApiOkResponse({ type: ReadPage })
  list(@Query() query: ReadsRequest, @CurrentUser() caller: Caller): Promise<Page<ReadItem>> {
    return this.reads.list(caller, query);
  }
}
