import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IsAfter,
  IsId,
  IsInstant,
  IsLine,
  MayBeLeftOut,
  PageQuery,
} from '#platform/http';
import type { InitiativeStatus } from '../../domain/initiative.state.js';
import type { InitiativeKind } from '../../domain/initiative.events.js';

const KINDS: readonly InitiativeKind[] = ['slots', 'open', 'mentoring'];
const STATUSES: readonly InitiativeStatus[] = ['draft', 'open', 'closed', 'cancelled'];
const MOST_SLOTS = 100;
const MOST_TASKS = 50;
const MOST_PLACES = 1_000_000;

/** A number of places; null is without limit. */
const IsCapacity = (): PropertyDecorator => (target, property) => {
  const present = ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);
  for (const decorate of [present, IsInt(), Min(1), Max(MOST_PLACES)]) decorate(target, property);
};

export class SlotBody {
  @ApiProperty({ description: 'Instant with its offset.', example: '2026-02-03T14:00+01:00' })
  @IsInstant()
  start!: string;

  @ApiProperty({ description: 'Instant with its offset, after the start.' })
  @IsInstant()
  @IsAfter('start')
  end!: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: 'Places; left out or null: without limit.',
  })
  @IsCapacity()
  capacity?: number | null;
}

export class CreateInitiativeBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  nonprofit!: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: InitiativeKind;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The company it is specific to; left out: open to all partners of the nonprofit.',
  })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiProperty({ maxLength: 200 })
  @IsLine()
  title!: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'What volunteers are asked to do before they come.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_TASKS)
  @ArrayUnique()
  @IsLine(200, { each: true })
  tasks?: string[];

  @ApiPropertyOptional({ type: [SlotBody], description: 'Only for an initiative of kind slots.' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_SLOTS)
  @AreAll(SlotBody)
  slots?: SlotBody[];
}

export class AddSlotsBody {
  @ApiProperty({ type: [SlotBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SLOTS)
  @AreAll(SlotBody)
  slots!: SlotBody[];
}

export class NamedSlotBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  slot!: string;
}

export class ChangeSlotBody extends NamedSlotBody {
  @ApiPropertyOptional({ description: 'Instant with its offset.' })
  @MayBeLeftOut()
  @IsInstant()
  start?: string;

  @ApiPropertyOptional({ description: 'Instant with its offset, after the start.' })
  @MayBeLeftOut()
  @IsInstant()
  @IsAfter('start')
  end?: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: 'Places; null: without limit.',
  })
  @IsCapacity()
  capacity?: number | null;
}

/** Commands on an initiative that need no words of their own. */
export class InitiativeAsItIsBody {}

export class InitiativesQueryBody extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Specific to this company.' })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: InitiativeKind;

  @ApiPropertyOptional({ enum: STATUSES })
  @MayBeLeftOut()
  @IsIn(STATUSES)
  status?: InitiativeStatus;
}
