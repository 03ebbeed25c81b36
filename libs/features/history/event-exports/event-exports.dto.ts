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
import { ApiPropertyOptional, MayBeLeftOut } from '#platform/http';
import { STREAM_KINDS, STREAMS } from '../streams/stream-kinds.js';

const POSITION = /^[\w.-]{1,64}$/;
const STREAM = /^[a-z]+-[\w.-]{1,64}$/;
const MOST = 200;

/** Every type of event. */
const TYPES: readonly string[] = [
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

  @ApiPropertyOptional({ type: [String], enum: TYPES, description: 'Only events of these types.' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsIn(TYPES, { each: true })
  types?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Only events of these streams, such as registration-<id>.',
    example: ['registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11'],
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @Matches(STREAM, { each: true })
  streams?: string[];
}
