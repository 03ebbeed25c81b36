import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  Max,
  Min,
  registerDecorator,
} from 'class-validator';
import {
  ApiProperty,
  ApiPropertyOptional,
  AreAll,
  IsAfter,
  IsFreeText,
  IsId,
  IsInstant,
  IsLine,
  MayBeLeftOut,
} from '#platform/http';

import { LEAST_MINUTES, MOST_MINUTES } from '../../domain/registration.minutes.js';

/** At most this many dates in one command. */
const MOST_DATES = 100;

export class DateBody {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A slot of the initiative; or give start and end.',
  })
  @MayBeLeftOut()
  @IsId()
  slot?: string;

  @ApiPropertyOptional({
    description: 'Instant with its offset, at most two years before or after now.',
    example: '2026-02-03T14:00:00+01:00',
  })
  @MayBeLeftOut()
  @IsInstant()
  start?: string;

  @ApiPropertyOptional({
    description: 'Instant with its offset, after the start, at most 24 hours later.',
  })
  @MayBeLeftOut()
  @IsInstant()
  @IsAfter('start')
  end?: string;
}

const isDate = (value: unknown): boolean => {
  const { slot, start, end } = (value ?? {}) as DateBody;
  return slot === undefined
    ? start !== undefined && end !== undefined
    : start === undefined && end === undefined;
};

/** Each date is a slot, or has a start and an end; half of it, both or neither is malformed by itself. */
const AreSlotsOrTimes = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'slot_or_times',
    target: target.constructor,
    propertyName: property as string,
    options: { message: 'A date is a slot, or has a start and an end' },
    validator: { validate: (value: unknown) => !Array.isArray(value) || value.every(isDate) },
  });

export class SelectDatesBody {
  @ApiProperty({
    type: [DateBody],
    example: [{ start: '2026-02-03T14:00:00+01:00', end: '2026-02-03T17:00:00+01:00' }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DATES)
  @AreSlotsOrTimes()
  @AreAll(DateBody)
  dates!: DateBody[];
}

export class SignUpWithDatesBody extends SelectDatesBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  initiative!: string;
}

export class SubmitApplicationBody {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  initiative!: string;
}

/** Dates left out: every date on which the command is allowed now. Named: all or nothing. */
export class DatesBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DATES)
  @ArrayUnique()
  @IsId({ each: true })
  dates?: string[];
}

/** A field for the minutes really worked. */
export const Minutes = (): PropertyDecorator => (target, property) => {
  ApiPropertyOptional({
    type: 'integer',
    minimum: LEAST_MINUTES,
    maximum: MOST_MINUTES,
    description:
      'Minutes really worked on each of the dates. Left out: the minutes given before, else the length of the date. An engagement period has no minutes: with minutes and without dates, periods are skipped.',
  })(target, property);
  MayBeLeftOut()(target, property);
  IsInt()(target, property);
  Min(LEAST_MINUTES)(target, property);
  Max(MOST_MINUTES)(target, property);
};

export class ConfirmBody extends DatesBody {
  @Minutes() minutes?: number;
}

export class ValidateBody extends DatesBody {
  @Minutes() minutes?: number;

  @ApiPropertyOptional({ description: 'Needed to reverse a dispute.' })
  @MayBeLeftOut()
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

  @ApiPropertyOptional({
    description:
      'Instant with its offset, at most five years after the start. Left out, the engagement has no known end.',
  })
  @MayBeLeftOut()
  @IsInstant()
  @IsAfter('start')
  end?: string;
}

export class PeriodEndBody {
  @ApiProperty({
    description: 'Instant with its offset, at most five years after the start of the period.',
  })
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
  @IsId()
  date!: string;
}

/** Commands that need no words of their own. */
export class EmptyBody {}

/** The words of each command on a registration that is there. */
export const REGISTRATION_BODIES = {
  SelectDates: SelectDatesBody,
  PostMessage: MessageBody,
  CompleteTask: TaskBody,
  ApproveApplication: EmptyBody,
  DeclineApplication: EmptyBody,
  RecordMenteeFound: PeriodBody,
  ReportStillLooking: EmptyBody,
  ChangePeriodEnd: PeriodEndBody,
  EndMentoring: EmptyBody,
  ConfirmDates: DatesBody,
  RefuseDates: DatesBody,
  ApproveDates: DatesBody,
  RefuseDatesAsManager: DatesBody,
  CancelDates: DatesBody,
  CancelRegistration: EmptyBody,
  ConfirmParticipation: ConfirmBody,
  ReportNonParticipation: DatesBody,
  ValidateParticipation: ValidateBody,
  DisputeParticipation: DisputeBody,
  RemindCoordinator: EmptyBody,
  RemindManager: EmptyBody,
  ReopenRegistration: ReasonBody,
  RestoreDate: RestoreDateBody,
} as const;
