import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
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
  IncludeActions,
  AreNoNamesakes,
  IsAfter,
  IsDay,
  IsDayUpTo,
  IsFreeText,
  IsId,
  IsInstant,
  IsLine,
  MayBeBlank,
  MayBeLeftOut,
  PageQuery,
  YesOrNo,
} from '#platform/http';
import type { InitiativeStatus } from '../../domain/initiative.state.js';
import type { InitiativeKind } from '../../domain/initiative.events.js';

const KINDS: readonly InitiativeKind[] = ['slots', 'open', 'mentoring'];
const STATUSES: readonly InitiativeStatus[] = ['draft', 'open', 'closed', 'cancelled'];
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

export class InitiativesQueryBody extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  nonprofit?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Initiatives specific to this company.' })
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

  @ApiPropertyOptional({
    description:
      'Words, in any order and without regard to case and accents. Each is part of the title, of the place, or of the nonprofit’s name.',
  })
  @MayBeLeftOut()
  @IsLine()
  search?: string;

  @ApiPropertyOptional({ description: 'Words of the place.' })
  @MayBeLeftOut()
  @IsLine()
  place?: string;

  @ApiPropertyOptional({
    format: 'date',
    description:
      'With a slot, not cancelled, that ends on this day or later, in the zone of the caller’s company (else UTC).',
  })
  @MayBeLeftOut()
  @IsDayUpTo('to')
  from?: string;

  @ApiPropertyOptional({
    format: 'date',
    description: 'With a slot, not cancelled, that begins on this day or earlier.',
  })
  @MayBeLeftOut()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({
    description:
      'Open, and with a slot to come (within `from` and `to`, if given) that has places left; an initiative of another kind than `slots` always has.',
  })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  free?: boolean;

  @ApiPropertyOptional({ description: 'The caller has signed up for it.' })
  @MayBeLeftOut()
  @YesOrNo()
  @IsBoolean()
  signedUp?: boolean;

  @IncludeActions()
  include?: 'actions';
}
