import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  uuid,
} from '#platform/http';
import { RecordedReads } from '../reads/recorded-reads.js';
import {
  StreamMailReasons,
  type ExplainedKind,
  type MailQuestion,
} from '../why/stream-mail-reasons.js';
import { StreamWhyAnswer } from '../why/why.response.js';
import { WhyPartnershipRequest, WhyPersonRequest } from './dto/stream-why.dto.js';

/** Reasons for the mails about partnerships, mandates and invitations. Reads by those who watch are recorded (docs/domain.md §7). */
@ApiTags('audit')
@ApiBearerAuth()
@Controller()
export class StreamWhyController {
  constructor(
    private readonly reasons: StreamMailReasons,
    private readonly reads: RecordedReads,
  ) {}

  @Get('partnerships/:partnership/why')
  @ApiOperation({
    operationId: 'WhyPartnershipMail',
    summary: 'Explain why a mail about a partnership or a mandate was sent or not',
  })
  @ApiOkResponse({ type: StreamWhyAnswer })
  partnership(
    @Param('partnership', uuid('partnership')) id: string,
    @Query() { kind, event, person }: WhyPartnershipRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamWhyAnswer> {
    return this.#explain(caller, 'partnership', id, { kind, event, person });
  }

  @Get('people/:person/why')
  @ApiOperation({
    operationId: 'WhyPersonMail',
    summary: 'Explain why the mail of an invitation was sent to a person or not',
  })
  @ApiOkResponse({ type: StreamWhyAnswer })
  person(
    @Param('person', uuid('person')) id: string,
    @Query() { kind, event }: WhyPersonRequest,
    @CurrentUser() caller: Caller,
  ): Promise<StreamWhyAnswer> {
    return this.#explain(caller, 'person', id, { kind, event });
  }

  async #explain(
    caller: Caller,
    kind: ExplainedKind,
    id: string,
    question: MailQuestion,
  ): Promise<StreamWhyAnswer> {
    const { answer, read } = await this.reasons.of(caller, kind, id, question);
    if (read.watchingAs !== null)
      await this.reads.record(caller, {
        capacity: read.watchingAs,
        what: 'why',
        subject: id,
        filters: { what: 'mail', event: null, ...defined(question) },
        position: read.position,
        rows: answer.steps.length,
        answer,
      });
    return answer;
  }
}

/** Without the fields that were left out. */
const defined = (question: MailQuestion): Record<string, string> =>
  Object.fromEntries(
    Object.entries(question as unknown as Record<string, string | undefined>).filter(
      (field): field is [string, string] => field[1] !== undefined,
    ),
  );
