import { ApiProperty, PageOf } from '#platform/http';

/** A stream of events that a reader has set aside. */
export class ParkedStreamItem {
  @ApiProperty({
    description: 'The reader of the log: read-models, processes or mails.',
    example: 'read-models',
  })
  reader!: string;
  @ApiProperty({ example: 'registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11' })
  stream!: string;
  @ApiProperty({
    description: 'Revision of the event from which on the reader skips the stream.',
    example: 3,
  })
  revision!: number;
  @ApiProperty({ format: 'uuid', description: 'Id of that event.' }) event!: string;
  @ApiProperty({ description: 'Type of that event.', example: 'DateSelected' }) type!: string;
  @ApiProperty({ description: 'Position of that event in the log.' }) position!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The error. Null: the stream waits until the read models have processed it.',
  })
  problem!: string | null;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty({ description: 'Events of the stream that wait, that one included.' })
  eventsWaiting!: number;
}

export class ParkedStreamsPage extends PageOf(ParkedStreamItem) {}
