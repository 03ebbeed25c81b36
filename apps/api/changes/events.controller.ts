import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { createHash } from 'node:crypto';
import {
  CloudEventView,
  EventFeed,
  EventsQuery,
  FollowEventsQuery,
  type EventSelection,
} from '#features/history';
import { BEGINNING, invalid, type Position } from '#kit/eventsourcing';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentUser,
  type FastifyReply,
} from '#platform/http';
import { expiryOf } from '../auth/token-expiry.js';
import { ReadYourWrites } from '../read-your-writes.js';
import { EventFollowers } from './event-followers.js';

const BATCH = 'application/cloudevents-batch+json';
const LINES = 'application/x-ndjson';
const STREAM = 'text/event-stream';

const EVENTS = `Events as CloudEvents 1.0, in the order of the log and without gaps, as far as the caller sees the histories of their streams. Personal fields are open where the caller may see them; \`erased\` and \`withheld\` name those that are null. \`dataschema\` points into docs/events.schema.json. Scope follows today’s roles: what comes into scope later is not sent again.`;
const PAGES = `${EVENTS}

\`Next-Position\` is the \`after\` of the next page; keep it together with the events. \`Complete-Up-To\` is the position that the feed has reached: no event can appear before it any more. A page may have no events and yet a later \`Next-Position\`; the end is reached when both are equal. Send the \`ETag\` as \`If-None-Match\` to ask whether anything is new (304).`;
const FOLLOW = `${EVENTS}

Server-sent events, as long as the access token is valid. The \`id\` of a message is a position; the data of an unnamed message is one CloudEvent. A \`progress\` message has \`next\` and \`completeUpTo\`, after each part of the log that was read, and every 15 seconds. After a break send the last id in \`Last-Event-ID\`, or as \`after\`. One person may follow 10 times at once.`;

/** The events of the log for integrators (ADR 0047). */
@ApiTags('events')
@ApiBearerAuth()
@Controller('events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly followers: EventFollowers,
    private readonly positions: ReadYourWrites,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListEvents',
    summary: 'List the events in the caller’s scope after a position',
    description: PAGES,
  })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'The ETag of the page when it was last read.',
  })
  @ApiProduces(BATCH, LINES)
  @ApiOkResponse({
    type: [CloudEventView],
    headers: {
      'Next-Position': { schema: { type: 'string' } },
      'Complete-Up-To': { schema: { type: 'string' } },
      ETag: { schema: { type: 'string' } },
    },
  })
  async list(
    @Query() { after = BEGINNING, limit, ...query }: EventsQuery,
    @CurrentUser() caller: Caller,
    @Res() reply: FastifyReply,
    @Headers('accept') accept = '',
    @Headers('if-none-match') known?: string,
  ): Promise<void> {
    await this.#refuseUnknown('after', after);
    const selection = selectionOf(query);
    const page = await this.feed.page(caller, after, limit, selection);
    const lines = accept.includes(LINES) || accept.includes('application/jsonl');
    const parts = page.events.map(({ json }) => json);
    const text = lines ? parts.map((json) => `${json}\n`).join('') : `[${parts.join(',\n')}]`;
    const etag = `"${createHash('sha256').update(`${page.next}\n${text}`).digest('hex').slice(0, 32)}"`;
    const headers = {
      etag,
      'next-position': page.next,
      'complete-up-to': page.completeUpTo,
      'cache-control': 'private, no-cache',
      vary: 'accept, authorization',
    };
    if (known === etag) {
      void reply.status(304).headers(headers).send();
      return;
    }
    await this.feed.record(caller, selection, page);
    void reply
      .headers({ ...headers, 'content-type': lines ? LINES : BATCH })
      .send(Buffer.from(text));
  }

  @Get('stream')
  @ApiOperation({
    operationId: 'FollowEvents',
    summary: 'Follow the events in the caller’s scope as they are recorded',
    description: FOLLOW,
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last message before a break; instead of `after`.',
  })
  @ApiProduces(STREAM)
  @ApiOkResponse({ schema: { type: 'string' } })
  async follow(
    @Query() { after, ...query }: FollowEventsQuery,
    @CurrentUser() { person }: Caller,
    @Res() reply: FastifyReply,
    @Headers('authorization') authorization = '',
    @Headers('last-event-id') last?: string,
  ): Promise<void> {
    const [field, from = BEGINNING] = last ? ['Last-Event-ID', last] : ['after', after];
    await this.#refuseUnknown(field, from);
    const until = expiryOf(authorization);
    const selection = selectionOf(query);
    const stream = this.followers.follow({ person, after: from, selection, until });
    void reply
      .headers({
        'content-type': STREAM,
        'cache-control': 'no-store',
        'x-accel-buffering': 'no', // a proxy that collects answers would hold the events back
      })
      .send(stream);
  }

  async #refuseUnknown(field: string, position: Position): Promise<void> {
    if (position === BEGINNING || (await this.positions.wasGivenOut(position))) return;
    throw invalid(
      field,
      'position',
      `Send in ${field} a position that an event or an answer gave, or leave it out.`,
    );
  }
}

const selectionOf = ({ type, stream, from, to, versions }: FollowEventsQuery): EventSelection => ({
  types: type,
  streams: stream,
  from,
  to,
  versions,
});
