import type { JsonObject, Via } from '#kit/eventsourcing';
import { ApiProperty, PageOf } from '#platform/http';
import { STREAM_KINDS, type StreamKind } from '../streams/stream-kinds.js';

export class StreamActor {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Id of the person; null for the system, and for a person whom you may not know.',
  })
  id!: string | null;
  @ApiProperty({
    description:
      'Name of the person. An erased person is “Erased person”, the system is “System”, a person whom you may not know is “Withheld”.',
  })
  name!: string;
}

/** An event of a partnership, an initiative, a company, a nonprofit or a person. */
export class StreamHistoryEntry {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'MandateGranted' }) type!: string;
  @ApiProperty({ description: 'Meaning of the event type.' }) summary!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'Number of the event in its stream, from 0.' }) revision!: number;
  @ApiProperty({ description: 'Position of the event in the log.' }) position!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: StreamActor }) actor!: StreamActor;
  @ApiProperty({ description: 'Capacity in which the actor acted.' }) capacity!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of the mandate under which the actor acted for the nonprofit.',
  })
  mandate!: string | null;
  @ApiProperty() command!: string;
  @ApiProperty() commandId!: string;
  @ApiProperty() correlation!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of the event that caused this one; null when a command of a person did.',
  })
  causedBy!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['link', 'cli'],
    description: 'link: a signed link in a mail; cli: the command line; null: the API.',
  })
  via!: Via | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Data of the event. The fields named in `erased` are null.',
  })
  data!: JsonObject;
  @ApiProperty({
    type: [String],
    description:
      'Fields that can no longer be read, because a person whom they concern was erased.',
  })
  erased!: string[];
  @ApiProperty({
    description: 'SHA-256 over the event and the hash of the event before it in the stream.',
  })
  hash!: string;
}

/** A page of the history of a thing, in the order recorded. */
export class StreamHistory extends PageOf(StreamHistoryEntry) {
  @ApiProperty({ enum: STREAM_KINDS }) kind!: StreamKind;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Its current name or title.' }) name!: string;
  @ApiProperty({ description: 'Revision of the last event.' }) revision!: number;
  @ApiProperty({ description: 'Log position of the last event.' }) position!: string;
  @ApiProperty({ description: 'Number of events that you may see, before filters.' })
  total!: number;
}
