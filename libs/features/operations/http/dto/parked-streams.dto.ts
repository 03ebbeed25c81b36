import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IsLine,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';

const MOST_ITEMS = 200;
const READERS = ['read-models', 'processes', 'mails'] as const;
const STATES = ['failed', 'waiting'] as const;

export class ParkedStreamsQueryBody extends PageQuery {
  @ApiPropertyOptional({ enum: READERS })
  @MayBeLeftOut()
  @IsIn(READERS)
  reader?: (typeof READERS)[number];

  @ApiPropertyOptional({
    enum: STATES,
    description: 'failed: an event could not be processed; waiting: for the read models.',
  })
  @MayBeLeftOut()
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: 'Type of the event at which the stream is parked.' })
  @MayBeLeftOut()
  @IsLine()
  type?: string;
}

export class ParkedStreamBody {
  @ApiProperty({ enum: READERS })
  @IsIn(READERS)
  reader!: (typeof READERS)[number];

  @ApiProperty({ example: 'registration-5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11' })
  @IsLine()
  stream!: string;
}

export class ReplayParkedBody {
  @ApiPropertyOptional({
    type: [ParkedStreamBody],
    description:
      'Streams to process again. Readers that wait for a stream of the read models follow it.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ArrayUnique((item: unknown) => JSON.stringify(item))
  @AreAll(ParkedStreamBody)
  items?: ParkedStreamBody[];

  @ApiPropertyOptional({
    type: Boolean,
    enum: [true],
    description: 'Every parked stream, instead of items.',
  })
  @MayBeLeftOut()
  @IsIn([true])
  all?: true;
}
