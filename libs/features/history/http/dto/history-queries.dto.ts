import { UUID_PATTERN } from '#kit/eventsourcing';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsJSON,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import {
  REGISTRATION_BODIES,
  REGISTRATION_EVENTS,
  type RequestedCommandName,
  type RegistrationEventType,
} from '#contexts/registrations';
import {
  ApiProperty,
  ApiPropertyOptional,
  IsDay,
  IsId,
  IsInstant,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import { CLOCKS, type ClockName } from '../../timeline/state-as-of.js';

const EVENT_TYPES = Object.keys(REGISTRATION_EVENTS);
const ACTOR = new RegExp(`^(system|${UUID_PATTERN})$`);

export class HistoryRequest {
  @ApiPropertyOptional({
    enum: EVENT_TYPES,
    isArray: true,
    description: 'One, or several separated by commas.',
  })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsArray()
  @ArrayMaxSize(EVENT_TYPES.length)
  @IsIn(EVENT_TYPES, { each: true })
  type?: string[];

  @ApiPropertyOptional({ description: 'Who acted: a person’s id, or system.' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  )
  @Matches(ACTOR, { message: 'actor must be a person’s id, or system' })
  actor?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A participation date that the event names or changes.',
  })
  @MayBeLeftOut()
  @IsId()
  date?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day on which it happened, in the registration’s zone.',
  })
  @MayBeLeftOut()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    enum: ['json', 'report'],
    default: 'json',
    description: 'report: a page (text/html) for people to read.',
  })
  @MayBeLeftOut()
  @IsIn(['json', 'report'])
  as?: 'json' | 'report';
}

export class AsOfRequest {
  @ApiProperty({ format: 'date-time', example: '2026-02-03T14:00+01:00' })
  @IsInstant()
  instant!: string;

  @ApiPropertyOptional({
    enum: CLOCKS,
    default: 'recorded',
    description: 'recorded: what was known then; happened: what was true then.',
  })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ClockName;
}

const COMMANDS = Object.keys(REGISTRATION_BODIES) as RequestedCommandName[];
const MAILS = EVENT_TYPES.filter(
  (type) => REGISTRATION_EVENTS[type as RegistrationEventType].notifies,
);
/** Longest words of a command that are asked about, as JSON. */
const LONGEST_WORDS = 20_000;

/** Must be there where this is what is asked; may be there elsewhere, if it is right. */
const Where = (...whats: readonly WhyRequest['what'][]): PropertyDecorator =>
  ValidateIf(({ what }: WhyRequest, value: unknown) => whats.includes(what) || value !== undefined);

export class WhyRequest {
  @ApiProperty({ enum: ['status', 'event', 'refusal', 'mail'] })
  @IsIn(['status', 'event', 'refusal', 'mail'])
  what!: 'status' | 'event' | 'refusal' | 'mail';

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'With what=event: which; with what=mail: of several of the kind, else the last.',
  })
  @Where('event')
  @IsId()
  event?: string;

  @ApiPropertyOptional({ enum: COMMANDS, description: 'With what=refusal: of which command.' })
  @Where('refusal')
  @IsIn(COMMANDS)
  command?: RequestedCommandName;

  @ApiPropertyOptional({
    description: 'With what=refusal: the body of the command, as JSON; left out, none.',
    example: '{"dates":[]}',
  })
  @MayBeLeftOut()
  @MaxLength(LONGEST_WORDS)
  @IsJSON()
  with?: string;

  @ApiPropertyOptional({ enum: MAILS, description: 'With what=mail: the event that it tells of.' })
  @Where('mail')
  @IsIn(MAILS)
  kind?: RegistrationEventType;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'With what=mail: to whom; left out, the caller. Others: for those who watch.',
  })
  @MayBeLeftOut()
  @IsId()
  person?: string;
}

export class ReadsRequest extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Reads of this registration.' })
  @MayBeLeftOut()
  @IsId()
  registration?: string;
}
