import { ApiProperty, ApiPropertyOptional } from '#platform/http';
import type { RegistrationStatus } from '../domain/registration.types.js';

/** What the counts of registrations answer. */

const GroupId = () => ApiProperty({ type: String, format: 'uuid', nullable: true });
const GroupName = () =>
  ApiProperty({
    type: String,
    nullable: true,
    description: 'Path of the level, or name of the nonprofit.',
  });

export class StatusCounts {
  @ApiProperty() total!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Status → number of registrations. Every status is present.',
  })
  byStatus!: Record<RegistrationStatus, number>;
}

export class PeriodCounts extends StatusCounts {
  @ApiProperty({ format: 'date', description: 'First day of the week (Monday) or month.' })
  period!: string;
}

/** A level or a nonprofit of grouped counts. */
export class CountedGroup {
  @GroupId() id!: string | null;
  @GroupName() name!: string | null;
}

export class GroupCounts extends StatusCounts implements CountedGroup {
  @GroupId() id!: string | null;
  @GroupName() name!: string | null;
}

export class GroupedStatusCounts extends StatusCounts {
  @ApiPropertyOptional({
    type: [GroupCounts],
    description: 'Only with by: the counts of each level or nonprofit that has any, by name.',
  })
  groups?: GroupCounts[];
}

export class EndCounts extends StatusCounts {
  @ApiProperty({ format: 'date', description: 'Last day of the week (Sunday) or month.' })
  end!: string;
  @ApiPropertyOptional({
    type: [GroupCounts],
    description: 'Only with by: the counts of each level or nonprofit that has any, by name.',
  })
  groups?: GroupCounts[];
}

export class TallyGroup extends CountedGroup {
  @ApiProperty({ description: 'Different employees who took part.', example: 12 }) people!: number;
  @ApiProperty({ description: 'Credited minutes within the month.', example: 2_340 })
  minutes!: number;
}

/** How many people took part in a month, and for how long. */
export class TallyMonth {
  @ApiProperty({ description: 'Year and month.', example: '2026-02' }) month!: string;
  @ApiProperty({ description: 'Different employees who took part.', example: 12 }) people!: number;
  @ApiProperty({ description: 'Credited minutes within the month.', example: 2_340 })
  minutes!: number;
  @ApiPropertyOptional({
    type: [TallyGroup],
    description:
      'Only with by: each level or nonprofit in which somebody took part, by name. Minutes add up to those of the month.',
  })
  groups?: TallyGroup[];
}
