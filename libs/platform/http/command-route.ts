import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import type { CommandResult } from '#kit/eventsourcing';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiQuery,
} from './openapi-decorators.js';

/** An event as a command's answer names it. */
export class AnswerEvent {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'When it happened, an instant in UTC.' }) occurredAt!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The date, slot, level or role that the event is about, if any.',
  })
  about!: string | null;
}

/** An event that a process would add to what a command did: it follows the whole append. */
export class FollowingEvent {
  @ApiProperty() type!: string;
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty() occurredAt!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The date that the event is about, if any.',
  })
  about!: string | null;
}

/** A mail that a command would bring about. */
export class ForeseenMail {
  @ApiProperty({ description: 'The type of the event that it tells of.' }) kind!: string;
  @ApiProperty({
    enum: ['employee', 'coordinators', 'manager'],
    description: 'As what they would get it.',
  })
  audience!: string;
  @ApiProperty({ format: 'uuid', description: 'The person.' }) recipient!: string;
  @ApiProperty({ format: 'uuid' }) registration!: string;
}

/** What a command did. Repeated under the same Idempotency-Key it is the same answer. */
export class CommandAnswer {
  @ApiProperty() command!: string;
  @ApiProperty({
    description: 'The registration, initiative, partnership, organisation or person it was about.',
  })
  id!: string;
  @ApiProperty({ description: 'Revision of the last event; also the ETag.' }) revision!: number;
  @ApiProperty({
    description: 'Position in the log; queries can wait for it with the header Wait-For-Position.',
  })
  position!: string;
  @ApiProperty({ required: false, description: 'The status after, where the thing has one.' })
  status?: string;
  @ApiProperty({ required: false, description: 'True when nothing was done: what would happen.' })
  dryRun?: boolean;
  @ApiProperty({ type: [AnswerEvent] }) events!: AnswerEvent[];
  @ApiProperty({
    type: [FollowingEvent],
    required: false,
    description: 'Dry runs: what processes would answer at once.',
  })
  follows?: readonly FollowingEvent[];
  @ApiProperty({
    type: [ForeseenMail],
    required: false,
    description: 'Dry runs: the mails that would be sent at once.',
  })
  mails?: readonly ForeseenMail[];
}

const ABOUT = ['date', 'slot', 'grant', 'mandate', 'level', 'location'] as const;

export function aboutOf(data: Readonly<Record<string, unknown>>): string | null {
  const key = ABOUT.find((candidate) => typeof data[candidate] === 'string');
  return key === undefined ? null : (data[key] as string);
}

export function answerOf(
  command: string,
  id: string,
  outcome: CommandResult<unknown>,
  more: { status?: string; dryRun?: boolean } = {},
): CommandAnswer {
  return {
    command,
    id,
    revision: outcome.revision,
    position: outcome.position,
    ...more,
    events: outcome.events.map((event) => ({
      id: event.id,
      type: event.type,
      revision: event.revision,
      occurredAt: event.occurredAt,
      about: aboutOf(event.data as Readonly<Record<string, unknown>>),
    })),
  };
}

interface Documented {
  readonly summary: string;
  readonly when: string;
  readonly by: readonly string[] | Readonly<Record<string, unknown>>;
  readonly emits: readonly string[];
}

/** The route of a command: its operation id is the command's name, its documentation the row of the rule table. */
export function CommandRoute(name: string, path: string, rule: Documented): MethodDecorator {
  const by = Array.isArray(rule.by)
    ? rule.by
    : Object.entries(rule.by).map(([right, limit]) =>
        limit === 'always' ? right : `${right} (${String(limit)})`,
      );
  return applyDecorators(
    Post(path),
    HttpCode(200),
    ApiOperation({
      operationId: name,
      summary: rule.summary,
      description: `By: ${by.join(', ')}.\n\nAllowed when: ${rule.when}.\n\nEvents: ${rule.emits.join(', ')}.`,
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A retry under the same key gets the first answer.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision that the decision is based on, as the ETag gave it.',
    }),
    ApiHeader({
      name: 'Act-As',
      required: false,
      description: 'The capacity to act in, where one holds several.',
    }),
    ApiQuery({
      name: 'dryRun',
      required: false,
      enum: ['true'],
      description: 'Say what would happen, and change nothing.',
    }),
    ApiOkResponse({ type: CommandAnswer }),
  );
}
