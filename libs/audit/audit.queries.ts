import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, Matches, ValidateIf } from 'class-validator';
import { IsDay, REGISTRATION_FACTS } from '#registrations';
import { IsId, IsInstant, MayBeLeftOut, PageQuery } from '#http';
import { CLOCKS, type ClockName } from './history/as-of.js';

const EVENT_TYPES = Object.keys(REGISTRATION_FACTS);
const ACTOR = /^(system|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export class HistoryRequest {
  @ApiPropertyOptional({ enum: EVENT_TYPES, isArray: true, description: 'One, or several separated by commas.' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(EVENT_TYPES.length)
  @IsIn(EVENT_TYPES, { each: true })
  type?: string[];

  @ApiPropertyOptional({ description: 'Who acted: a person’s id, or system.' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @Matches(ACTOR, { message: 'actor must be a person’s id, or system' })
  actor?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A participation date that the event names or changes.' })
  @MayBeLeftOut()
  @IsId()
  date?: string;

  @ApiPropertyOptional({ format: 'date', description: 'First day on which it happened, in the registration’s zone.' })
  @MayBeLeftOut()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ enum: ['json', 'report'], default: 'json', description: 'report: a page (text/html) for people to read.' })
  @MayBeLeftOut()
  @IsIn(['json', 'report'])
  as?: 'json' | 'report';
}

export class AsOfRequest {
  @ApiProperty({ format: 'date-time', example: '2026-02-03T14:00+01:00' })
  @IsInstant()
  instant!: string;

  @ApiPropertyOptional({ enum: CLOCKS, default: 'recorded', description: 'recorded: what was known then; happened: what was true then.' })
  @MayBeLeftOut()
  @IsIn(CLOCKS)
  clock?: ClockName;
}

export class WhyRequest {
  @ApiProperty({ enum: ['status', 'event'] })
  @IsIn(['status', 'event'])
  what!: 'status' | 'event';

  @ApiPropertyOptional({ format: 'uuid', description: 'With what=event: which.' })
  @ValidateIf(({ what, event }: WhyRequest) => what === 'event' || event !== undefined)
  @IsId()
  event?: string;
}

export class ReadsRequest extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Reads of this registration.' })
  @MayBeLeftOut()
  @IsId()
  registration?: string;
}
