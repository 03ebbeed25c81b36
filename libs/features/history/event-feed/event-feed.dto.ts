import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  ApiPropertyOptional,
  IsDay,
  IsDayUpTo,
  MayBeLeftOut,
  WholeNumberInQuery,
} from '#platform/http';
import { EVENT_TYPES, MOST_NAMED, STREAM_NAME } from '../event-exports/event-exports.dto.js';

const MOST_EVENTS = 1_000;
const VERSIONS = ['newest', 'stored'] as const;
const listed = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  );

/** Which events to follow, and from where. */
export class FollowEventsQuery {
  @ApiPropertyOptional({
    type: String,
    description:
      'Position in the log: `sequence` of an event, or Next-Position of a page. Events after it are given. Left out: from the beginning.',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(64)
  after?: string;

  @ApiPropertyOptional({
    enum: EVENT_TYPES,
    isArray: true,
    description: 'Only events of these types, separated by commas.',
  })
  @MayBeLeftOut()
  @listed()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  type?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Only events of these streams, such as registration-<id>, separated by commas.',
  })
  @MayBeLeftOut()
  @listed()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  @ArrayUnique()
  @Matches(STREAM_NAME, { each: true })
  stream?: string[];

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day, inclusive, on which events were recorded, in UTC.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive, in UTC.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    enum: VERSIONS,
    default: 'newest',
    description:
      'newest: data in the newest version of each type; stored: in the version in which they were written.',
  })
  @MayBeLeftOut()
  @IsIn(VERSIONS)
  versions?: (typeof VERSIONS)[number];
}

export class EventsQuery extends FollowEventsQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_EVENTS, default: 200 })
  @MayBeLeftOut()
  @WholeNumberInQuery()
  @IsInt()
  @Min(1)
  @Max(MOST_EVENTS)
  limit = 200;
}
