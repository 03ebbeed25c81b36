import {
  ArrayMaxSize,
  ArrayMinSize,
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
  AreNoNamesakes,
  IsAfter,
  IsFreeText,
  IsId,
  IsInstant,
  IsLine,
  MayBeBlank,
  MayBeLeftOut,
} from '#platform/http';
import type { InitiativeKind } from '../../domain/initiative.events.js';

export const KINDS: readonly InitiativeKind[] = ['slots', 'open', 'mentoring'];
const MAX_SLOTS = 100;
const MAX_TASKS = 50;
const MAX_PLACES = 1_000_000;

/** A number of places; null: without limit. */
const IsCapacity = (): PropertyDecorator => (target, property) => {
  const present = ValidateIf((_: object, value: unknown) => value !== undefined && value !== null);
  for (const decorate of [present, IsInt(), Min(1), Max(MAX_PLACES)]) decorate(target, property);
};

export class SlotBody {
  @ApiProperty({
    description: 'Instant with its UTC offset.',
    example: '2026-02-03T14:00:00+01:00',
  })
  @IsInstant()
  start!: string;

  @ApiProperty({ description: 'Instant with its UTC offset, after the start.' })
  @IsInstant()
  @IsAfter('start')
  end!: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: 'Number of places. Without limit when left out or null.',
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
    description:
      'The company that it is specific to. Open to all partners of the nonprofit when left out.',
  })
  @MayBeLeftOut()
  @IsId()
  company?: string;

  @ApiProperty()
  @IsLine()
  title!: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Tasks for volunteers to complete before they come.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MAX_TASKS)
  @AreNoNamesakes()
  @IsLine(200, { each: true })
  tasks?: string[];

  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsFreeText()
  description?: string;

  @ApiPropertyOptional({ description: 'Where it takes place.', example: '12 rue des Lilas, Paris' })
  @MayBeLeftOut()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({
    description:
      'Whom to ask: a name, mail address or telephone number. Mails about the initiative show it; replies to them go to a mail address.',
    example: 'welcome@helpers.example',
  })
  @MayBeLeftOut()
  @IsLine()
  contact?: string;

  @ApiPropertyOptional({ type: [SlotBody], description: 'Only for an initiative of kind slots.' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MAX_SLOTS)
  @AreAll(SlotBody)
  slots?: SlotBody[];
}

export class ChangeInitiativeBody {
  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsLine()
  title?: string;

  @ApiPropertyOptional({ minLength: 0, description: 'Taken away when blank.' })
  @MayBeBlank()
  @IsFreeText()
  description?: string;

  @ApiPropertyOptional({
    minLength: 0,
    description:
      'Where it takes place; taken away when blank. Employees with a date to come are told by mail.',
  })
  @MayBeBlank()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({
    minLength: 0,
    description: 'Whom to ask: a name, mail address or telephone number; taken away when blank.',
  })
  @MayBeBlank()
  @IsLine()
  contact?: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'All tasks from now on. Tasks that somebody has completed must be among them.',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MAX_TASKS)
  @AreNoNamesakes()
  @IsLine(200, { each: true })
  tasks?: string[];
}

export class AddSlotsBody {
  @ApiProperty({ type: [SlotBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_SLOTS)
  @AreAll(SlotBody)
  slots!: SlotBody[];
}

export class NamedSlotBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  slot!: string;
}

export class ChangeSlotBody extends NamedSlotBody {
  @ApiPropertyOptional({ description: 'Instant with its UTC offset.' })
  @MayBeLeftOut()
  @IsInstant()
  start?: string;

  @ApiPropertyOptional({ description: 'Instant with its UTC offset, after the start.' })
  @MayBeLeftOut()
  @IsInstant()
  @IsAfter('start')
  end?: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    description: 'Number of places. Without limit when null; unchanged when left out.',
  })
  @IsCapacity()
  capacity?: number | null;
}

/** The body of commands on an initiative that take no fields. */
export class InitiativeAsItIsBody {}
