import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
} from 'class-validator';
import { REGISTRATION_EVENTS } from '#contexts/registrations';
import { ApiPropertyOptional, IsDay, IsDayUpTo, MayBeLeftOut } from '#platform/http';
import { EVENT_FORMATS, EVENT_FORMS, type EventForm, type EventFormat } from './event-lines.js';
import { STREAM_KINDS, STREAMS } from '../streams/stream-kinds.js';

const POSITION = /^[\w.-]{1,64}$/;
/** Name of a stream. */
export const STREAM_NAME = /^[a-z]+-[\w.-]{1,64}$/;
/** Types or streams that a request names at most. */
export const MOST_NAMED = 200;

/** Every type of event. */
export const EVENT_TYPES: readonly string[] = [
  ...Object.keys(REGISTRATION_EVENTS),
  ...STREAM_KINDS.flatMap((kind) => Object.keys(STREAMS[kind].events)),
].toSorted();

export class EventExportBody {
  @ApiPropertyOptional({
    description: 'Log position: only events after it. Left out: from the beginning.',
    example: '0000000000001204',
  })
  @MayBeLeftOut()
  @IsString()
  @Matches(POSITION)
  from?: string;

  @ApiPropertyOptional({
    description: 'Log position of the last event, inclusive. Left out: the end of the log.',
  })
  @MayBeLeftOut()
  @IsString()
  @Matches(POSITION)
  to?: string;

  @ApiPropertyOptional({
    type: [String],
    enum: EVENT_TYPES,
    description: 'Only events of these types.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  types?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Only events of these streams, such as registration-<id>.',
    example: ['registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11'],
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @Matches(STREAM_NAME, { each: true })
  streams?: string[];

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day, inclusive, on which events were recorded, in UTC.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('toDay')
  fromDay?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive, in UTC.' })
  @MayBeLeftOut()
  @IsDay()
  toDay?: string;

  @ApiPropertyOptional({
    enum: EVENT_FORMS,
    default: 'opened',
    description:
      'opened: in the newest version of each type, personal fields in the clear where the caller may see them; sealed: as stored, with all personal fields encrypted.',
  })
  @MayBeLeftOut()
  @IsIn(EVENT_FORMS)
  form?: EventForm;

  @ApiPropertyOptional({
    enum: EVENT_FORMATS,
    default: 'jsonl',
    description:
      'jsonl: a line of JSON for each event; parquet: a row for each, with data as JSON text.',
  })
  @MayBeLeftOut()
  @IsIn(EVENT_FORMATS)
  format?: EventFormat;
}
