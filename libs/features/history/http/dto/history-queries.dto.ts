import { UUID_PATTERN } from '#kit/eventsourcing';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, Matches, ValidateIf } from 'class-validator';
import {
  REGISTRATION_BODIES,
  REGISTRATION_EVENTS,
  type RequestedCommandName,
} from '#contexts/registrations';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsDay,
  IsDayUpTo,
  IsId,
  IsInstant,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import { REGISTRATION_MAILS, type RegistrationMailKind } from '../../why/mail-kinds.js';
import { CLOCKS, type ClockName } from '../../timeline/state-as-of.js';
import { READ_KINDS, type ReadKind } from '../../reads/read-kinds.js';

const EVENT_TYPES = Object.keys(REGISTRATION_EVENTS);
const ACTOR = new RegExp(`^(system|${UUID_PATTERN})$`);

export class HistoryRequest {
  @ApiPropertyOptional({
    enum: EVENT_TYPES,
    isArray: true,
    description: 'Event types, separated by commas.',
  })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsArray()
  @ArrayMaxSize(EVENT_TYPES.length)
  @IsIn(EVENT_TYPES, { each: true })
  type?: string[];

  @ApiPropertyOptional({ description: 'Actor: a person’s id, or system.' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  )
  @Matches(ACTOR, { message: 'actor must be a person’s id, or system' })
  actor?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of a participation date; returns events that name or change it.',
  })
  @MayBeLeftOut()
  @IsId()
  date?: string;

  @ApiPropertyOptional({
    format: 'date',
    description:
      'First day, inclusive, in the registration’s time zone. Compared with the time at which events happened.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Last day, inclusive, in the registration’s time zone.',
  })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    enum: ['json', 'report'],
    default: 'json',
    description: 'Format of the response. report: an HTML page for people.',
  })
  @MayBeLeftOut()
  @IsIn(['json', 'report'])
  as?: 'json' | 'report';
}

export class AsOfRequest {
  @ApiProperty({ format: 'date-time', example: '2026-02-03T14:00:00+01:00' })
  @IsInstant()
  instant!: string;

  @ApiPropertyOptional({
    enum: CLOCKS,
    default: 'recorded',
    description:
      'recorded: events recorded by the instant; happened: events that had happened by it.',
  })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ClockName;
}

/** Two instants. That they are in order is a rule of the query. */
export class DifferenceRequest {
  @ApiProperty({ format: 'date-time', example: '2026-03-31T23:59+02:00' })
  @IsInstant()
  from!: string;

  @ApiProperty({ format: 'date-time', example: '2026-04-30T23:59+02:00' })
  @IsInstant()
  to!: string;

  @ApiPropertyOptional({
    enum: CLOCKS,
    default: 'recorded',
    description:
      'recorded: events recorded by the instants; happened: events that had happened by them.',
  })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ClockName;
}

const COMMANDS = Object.keys(REGISTRATION_BODIES) as RequestedCommandName[];

/** The field is required for these questions. For others it is optional, and validated if present. */
const RequiredFor = (...whats: readonly WhyRequest['what'][]): PropertyDecorator =>
  ValidateIf(({ what }: WhyRequest, value: unknown) => whats.includes(what) || value !== undefined);

export class WhyRequest {
  @ApiProperty({ enum: ['status', 'event', 'refusal', 'mail'] })
  @IsIn(['status', 'event', 'refusal', 'mail'])
  what!: 'status' | 'event' | 'refusal' | 'mail';

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Id of an event. Required with what=event. With what=mail it selects one of several mails; left out, the last.',
  })
  @RequiredFor('event')
  @IsId()
  event?: string;

  @ApiPropertyOptional({
    enum: COMMANDS,
    description: 'Name of the command. Required with what=refusal.',
  })
  @RequiredFor('refusal')
  @IsIn(COMMANDS)
  command?: RequestedCommandName;

  @ApiPropertyOptional({
    enum: REGISTRATION_MAILS,
    description: 'Event type about which the mail informs. Required with what=mail.',
  })
  @RequiredFor('mail')
  @IsIn(REGISTRATION_MAILS)
  kind?: RegistrationMailKind;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'With what=mail: id of the recipient. Left out: the caller. Another recipient needs the role admin, analyst, auditor or platform.',
  })
  @MayBeLeftOut()
  @IsId()
  person?: string;
}

/** A question with the body of a command. What people type stands in no URL (docs/domain.md §8). */
export class WhyBody extends WhyRequest {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'With what=refusal: the body of the command. Left out: an empty body.',
    example: { dates: [] },
  })
  @MayBeLeftOut()
  @IsObject()
  with?: object;
}

export class ReadsRequest extends PageQuery {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of a registration; returns reads of it.',
  })
  @MayBeLeftOut()
  @IsId()
  registration?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Id of what was read: a registration, partnership, initiative, company, nonprofit or person.',
  })
  @MayBeLeftOut()
  @IsId()
  subject?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the person who read.' })
  @MayBeLeftOut()
  @IsId()
  reader?: string;

  @ApiPropertyOptional({ enum: READ_KINDS, description: 'Kind of read.' })
  @MayBeLeftOut()
  @IsIn(READ_KINDS)
  what?: ReadKind;

  @ApiPropertyOptional({ format: 'date', description: 'First day of reading, in UTC.' })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day of reading, inclusive, in UTC.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;
}
