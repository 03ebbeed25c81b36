import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import type { CommandResult } from '#kit/eventsourcing';
import { TakesSwitches } from './command-switches.js';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiQuery,
  ApiSchema,
} from './openapi-decorators.js';

/** An event in the answer to a command. */
export class AnswerEvent {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'Instant of the event, in UTC.' }) occurredAt!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The date, slot, level or role that the event is about, if any.',
  })
  about!: string | null;
}

/** An event that a process manager would append in response to a simulated command. */
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

/** A mail that a command would cause. Published as `ForeseenMail`. */
@ApiSchema({ name: 'ForeseenMail' })
export class PreviewedMail {
  @ApiProperty({ description: 'Type of the event that causes the mail.' }) kind!: string;
  @ApiProperty({
    enum: ['employee', 'coordinators', 'manager', 'admins'],
    description: 'The role in which the recipient gets it.',
  })
  audience!: string;
  @ApiProperty({ format: 'uuid', description: 'Person id of the recipient.' }) recipient!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) registration!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) partnership!: string | null;
}

/** A live date of another registration of the same employee that overlaps a date. Allowed, and told so that somebody may decide. */
export class Overlap {
  @ApiProperty({ format: 'uuid', description: 'The date that is overlapped.' }) date!: string;
  @ApiProperty({ format: 'date-time', description: 'Start of the other date.' }) start!: string;
  @ApiProperty({ format: 'date-time', description: 'End of the other date.' }) end!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description:
      'Registration of the other date; null outside the caller’s scope, where only its time is told.',
  })
  registration!: string | null;
}

/** The result of a command. A retry under the same Idempotency-Key gets the same answer. */
export class CommandAnswer {
  @ApiProperty() command!: string;
  @ApiProperty({
    description: 'Id of the registration, initiative, partnership, organisation or person.',
  })
  id!: string;
  @ApiProperty({ description: 'Revision of the last event; also the ETag.' }) revision!: number;
  @ApiProperty({
    description: 'Position in the log. Queries can wait for it with the header Wait-For-Position.',
  })
  position!: string;
  @ApiProperty({ required: false, description: 'Status after the command, if there is one.' })
  status?: string;
  @ApiProperty({
    required: false,
    description: 'True if nothing was changed: the answer shows what would happen.',
  })
  dryRun?: boolean;
  @ApiProperty({ type: [AnswerEvent] }) events!: AnswerEvent[];
  @ApiProperty({
    type: [Overlap],
    required: false,
    description:
      'Of commands that select or restore dates: live dates of the employee’s other registrations that overlap them. Left out where there are none.',
  })
  overlaps?: readonly Overlap[];
  @ApiProperty({
    type: [FollowingEvent],
    required: false,
    description: 'Dry runs only: events that process managers would append at once.',
  })
  follows?: readonly FollowingEvent[];
  @ApiProperty({
    type: [PreviewedMail],
    required: false,
    description: 'Dry runs only: mails that would be sent at once.',
  })
  mails?: readonly PreviewedMail[];
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
  more: Pick<CommandAnswer, 'status' | 'dryRun' | 'overlaps'> = {},
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

interface DocumentedRule {
  readonly summary: string;
  readonly when: string;
  readonly by: readonly string[] | Readonly<Record<string, unknown>>;
  readonly emits: readonly string[];
}

/** The parameter of a request that can be simulated, as it is documented. */
export const DRY_RUN = {
  name: 'dryRun',
  required: false,
  enum: ['true', 'false'],
  description: 'Simulate: the answer says what would happen, and nothing is changed.',
};

/** The route of a command. Its operation id is the command's name; its documentation comes from the rule table. */
export function CommandRoute(
  name: string,
  path: string,
  rule: DocumentedRule,
  answer: new () => CommandAnswer = CommandAnswer,
): MethodDecorator {
  const by = Array.isArray(rule.by)
    ? rule.by
    : Object.entries(rule.by).map(([right, limit]) =>
        limit === 'always' ? right : `${right} (${String(limit)})`,
      );
  return applyDecorators(
    Post(path),
    HttpCode(200),
    TakesSwitches({ query: ['dryRun'], headers: ['if-match', 'act-as'] }),
    ApiOperation({
      operationId: name,
      summary: rule.summary,
      description: `By: ${by.join(', ')}.\n\nAllowed when: ${rule.when}.\n\nEvents: ${rule.emits.join(', ')}.`,
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A retry under the same key gets the answer of the first request.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description:
        'The expected revision, from the ETag. If the revision is another one, the command is refused with 412.',
    }),
    ApiHeader({
      name: 'Act-As',
      required: false,
      description: 'The capacity to act in, if the caller has several.',
    }),
    ApiQuery(DRY_RUN),
    ApiOkResponse({ type: answer }),
  );
}
