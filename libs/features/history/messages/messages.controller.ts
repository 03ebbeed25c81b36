import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  PageQuery,
  uuid,
} from '#platform/http';
import { RecordedReads } from '../reads/recorded-reads.js';
import { MessagePage } from './message.response.js';
import { MessagesQuery } from './messages.query.js';

/** The conversation of a registration (docs/domain.md §7). Reads by auditors, analysts, admins and the platform team are recorded. */
@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class MessagesController {
  constructor(
    private readonly messages: MessagesQuery,
    private readonly reads: RecordedReads,
  ) {}

  @Get(':registration/messages')
  @ApiOperation({
    operationId: 'ListMessages',
    summary: 'The messages of a registration, the newest first',
    description:
      'Both sides and an admin under a mandate are shown the texts; others see that messages were written. Reading the first page, asked for without a cursor, marks all messages so far as read by the caller; other pages mark nothing.',
  })
  @ApiOkResponse({ type: MessagePage })
  @ApiNotFoundResponse({ description: 'There is none, or it is not in the caller’s scope.' })
  @Header('cache-control', 'private, no-store')
  async list(
    @Param('registration', uuid('registration')) id: string,
    @Query() query: PageQuery,
    @CurrentUser() caller: Caller,
  ): Promise<MessagePage> {
    const { answer, history } = await this.messages.of(caller, id, query);
    if (history.watchingAs !== null)
      await this.reads.record(caller, {
        capacity: history.watchingAs,
        what: 'messages',
        subject: id,
        filters: { ...query },
        position: history.last.position,
        rows: answer.items.length,
        answer,
      });
    return answer;
  }
}
