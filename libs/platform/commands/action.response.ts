import { MISSING_REASONS, type MissingReason, type NeededRight } from '#platform/authorization';
import { ApiProperty, ApiPropertyOptional } from '#platform/http';

/** A right that would permit a command to the caller. */
export class MissingRight implements NeededRight {
  @ApiProperty({ description: 'The right, as in the header Act-As.' }) right!: string;
  @ApiPropertyOptional({
    enum: MISSING_REASONS,
    description: 'Why the caller does not have it.',
  })
  missing?: MissingReason;
}

/** A command, and whether the caller may give it now. */
export class Action {
  @ApiProperty({ description: 'Name of the command: its operation id.' }) command!: string;
  @ApiProperty() allowed!: boolean;
  @ApiPropertyOptional({ description: 'Where allowed: the right in which the caller would act.' })
  right?: string;
  @ApiPropertyOptional({
    type: [String],
    description: 'Where allowed: the participation dates on which it is. Left out: not by date.',
  })
  dates?: readonly string[];
  @ApiPropertyOptional({
    type: [String],
    description: 'Where allowed: the slots on which it is. Left out: not by slot.',
  })
  slots?: readonly string[];
  @ApiPropertyOptional({
    type: [String],
    description: 'Where allowed: the tasks on which it is. Left out: not by task.',
  })
  tasks?: readonly string[];
  @ApiPropertyOptional({
    type: [String],
    description: 'Where allowed: the roles on which it is. Left out: not by role.',
  })
  roles?: readonly string[];
  @ApiPropertyOptional({
    enum: ['forbidden', 'not_allowed', 'not_found', 'invalid'],
    description: 'Where not allowed: the kind of refusal.',
  })
  kind?: string;
  @ApiPropertyOptional({ description: 'Where not allowed: the code of the rule that forbids it.' })
  rule?: string;
  @ApiPropertyOptional({ description: 'The rule in a sentence.' }) title?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'From when it will be allowed if nothing but time happens. Left out: time alone does not allow it.',
  })
  from?: string;
  @ApiPropertyOptional({
    type: [MissingRight],
    description: 'Where the caller lacks the right: those that would do.',
  })
  needs?: readonly MissingRight[];
}
