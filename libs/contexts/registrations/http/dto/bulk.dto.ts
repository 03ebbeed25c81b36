import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  Max,
  Min,
} from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IsFreeText,
  IsId,
  MayBeLeftOut,
} from '#platform/http';
import { BULK_COMMAND_NAMES, type BulkCommandName } from '../../application/bulk-commands.js';
import { Minutes } from './registration-commands.dto.js';

/** At most this many registrations in one request. */
const MOST_ITEMS = 1_000;
const MOST_DATES = 50;
const MOST_REVISION = 2_147_483_647;

export class BulkItemBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  registration!: string;

  @ApiProperty({
    description:
      'The revision that the decision is based on, as the list gave it. An item that has moved on is refused.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_REVISION)
  revision!: number;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    description: 'Participation dates. Left out: every date on which the command is allowed now.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DATES)
  @ArrayUnique()
  @IsId({ each: true })
  dates?: string[];

  @Minutes() minutes?: number;
}

export class BulkBody {
  @ApiProperty({ enum: BULK_COMMAND_NAMES })
  @IsIn(BULK_COMMAND_NAMES)
  command!: BulkCommandName;

  @ApiProperty({
    type: [BulkItemBody],
    description: 'Only these registrations are changed. Each occurs once.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ArrayUnique((item: unknown) => (item as BulkItemBody | null)?.registration)
  @AreAll(BulkItemBody)
  items!: BulkItemBody[];

  @ApiPropertyOptional({
    description: 'Reason of a dispute or of a reversal, the same for all items.',
  })
  @MayBeLeftOut()
  @IsFreeText()
  reason?: string;
}
