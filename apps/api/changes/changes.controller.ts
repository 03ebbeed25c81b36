import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { invalid } from '#kit/eventsourcing';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiPropertyOptional,
  ApiTags,
  CurrentUser,
  MayBeLeftOut,
  type FastifyReply,
} from '#platform/http';
import { expiryOf } from '../auth/token-expiry.js';
import { ReadYourWrites } from '../read-your-writes.js';
import { ChangesFeed } from './changes-feed.js';

export class ChangesQuery {
  @ApiPropertyOptional({
    type: String,
    description:
      'A `position` that an answer or an event gave: tell what changed after it. Left out: from now on.',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  after?: string;
}

const DESCRIPTION = `Server-sent events, as long as the access token is valid. The data of each is JSON with the \`position\` that the read models have reached, which is the \`id\` too.

- \`ready\`: the server listens from that position on.
- \`changes\`: \`changes\` lists \`kind\` (registration, initiative, partnership, company, nonprofit, person) and \`id\` of what changed and is in the caller's scope. Ask for it again.
- \`reset\`: too much has changed to say what. Ask for everything again.
- \`heartbeat\`: nothing changed for 15 seconds.

After a break send the last id in \`Last-Event-ID\`, or as \`after\`. One person may listen 10 times at once.`;

/** What others decide, told as it happens. */
@ApiTags('changes')
@ApiBearerAuth()
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly feed: ChangesFeed,
    private readonly positions: ReadYourWrites,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListenToChanges',
    summary: 'Listen for what changes in the caller’s scope',
    description: DESCRIPTION,
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last event before a break; instead of `after`.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async listen(
    @Query() { after }: ChangesQuery,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
    @Headers('authorization') authorization = '',
    @Headers('last-event-id') last?: string,
  ): Promise<void> {
    const [field, from] = last ? ['Last-Event-ID', last] : ['after', after];
    if (from !== undefined && !(await this.positions.wasGivenOut(from)))
      throw invalid(
        field,
        'position',
        `Send in ${field} a \`position\` that an answer or an event gave, or leave it out.`,
      );
    const events = await this.feed.listen(caller.person, from, expiryOf(authorization));
    void reply
      .headers({
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no', // a proxy that collects answers would hold the events back
      })
      .send(events);
  }
}
