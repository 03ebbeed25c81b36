import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { IsAfter, IsFreeText, IsInstant, IsLine } from '#http';

/** At most this many dates in one command. */
const MOST_DATES = 100;

export class DateBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'A slot of the initiative; or give start and end.' })
  @IsOptional()
  @IsUUID()
  slot?: string;

  @ApiPropertyOptional({ description: 'Instant with its offset.', example: '2026-02-03T14:00+01:00' })
  @IsOptional()
  @IsInstant()
  start?: string;

  @ApiPropertyOptional({ description: 'Instant with its offset, after the start, at most 24 hours later.' })
  @IsOptional()
  @IsInstant()
  @IsAfter('start')
  end?: string;
}

export class SelectDatesBody {
  @ApiProperty({ type: [DateBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DATES)
  @ValidateNested({ each: true })
  @Type(() => DateBody)
  dates!: DateBody[];
}

export class SignUpWithDatesBody extends SelectDatesBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  initiative!: string;
}

export class SubmitApplicationBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  initiative!: string;
}

/** Dates left out: every date on which the command is allowed now. Named: all or nothing. */
export class DatesBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DATES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  dates?: string[];
}

export class ValidateBody extends DatesBody {
  @ApiPropertyOptional({ description: 'Needed to reverse a dispute.' })
  @IsOptional()
  @IsFreeText(1_000)
  reason?: string;
}

export class DisputeBody extends DatesBody {
  @ApiProperty()
  @IsFreeText(1_000)
  reason!: string;
}

export class MessageBody {
  @ApiProperty({ maxLength: 5_000 })
  @IsFreeText()
  text!: string;
}

export class TaskBody {
  @ApiProperty()
  @IsLine()
  task!: string;
}

export class PeriodBody {
  @ApiProperty({ description: 'Instant with its offset: the start of the engagement.' })
  @IsInstant()
  start!: string;

  @ApiPropertyOptional({ description: 'Instant with its offset; left out, the engagement has no known end.' })
  @IsOptional()
  @IsInstant()
  @IsAfter('start')
  end?: string;
}

export class PeriodEndBody {
  @ApiProperty({ description: 'Instant with its offset.' })
  @IsInstant()
  end!: string;
}

export class ReasonBody {
  @ApiProperty()
  @IsFreeText(1_000)
  reason!: string;
}

export class RestoreDateBody extends ReasonBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  date!: string;
}

/** Commands that need no words of their own. */
export class EmptyBody {}
