import { UUID_PATTERN } from '#kit/eventsourcing';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, Matches } from 'class-validator';
import { ApiPropertyOptional, IsDay, IsDayUpTo, MayBeLeftOut, PageQuery } from '#platform/http';
import { STREAMS, type StreamKind } from '../../streams/stream-kinds.js';

const ACTOR = new RegExp(`^(system|${UUID_PATTERN})$`);

/** Filters of every history. */
class StreamHistoryRequest extends PageQuery {
  type?: string[];

  @ApiPropertyOptional({ description: 'Actor: a person’s id, or system.' })
  @MayBeLeftOut()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  )
  @Matches(ACTOR, { message: 'actor must be a person’s id, or system' })
  actor?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'First day, inclusive, in UTC. Compared with the time at which events happened.',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day, inclusive, in UTC.' })
  @MayBeLeftOut()
  @IsDay()
  to?: string;
}

/** The parameter `type` of a history: event types of this kind of stream, separated by commas. */
function EventTypesOf(kind: StreamKind): PropertyDecorator {
  const types = Object.keys(STREAMS[kind].events);
  const decorators = [
    ApiPropertyOptional({
      enum: types,
      isArray: true,
      description: 'Event types, separated by commas.',
    }),
    MayBeLeftOut(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.split(',') : value,
    ),
    IsArray(),
    ArrayMaxSize(types.length),
    IsIn(types, { each: true }),
  ];
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

export class PartnershipHistoryRequest extends StreamHistoryRequest {
  @EventTypesOf('partnership') declare type?: string[];
}
export class InitiativeHistoryRequest extends StreamHistoryRequest {
  @EventTypesOf('initiative') declare type?: string[];
}
export class CompanyHistoryRequest extends StreamHistoryRequest {
  @EventTypesOf('company') declare type?: string[];
}
export class NonprofitHistoryRequest extends StreamHistoryRequest {
  @EventTypesOf('nonprofit') declare type?: string[];
}
export class PersonHistoryRequest extends StreamHistoryRequest {
  @EventTypesOf('person') declare type?: string[];
}
