import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { ApiProperty, ApiPropertyOptional, IsZone, MayBeLeftOut } from '#platform/http';
import { ExportContent, FORMATS, requestOf } from '../http/dto/create-export.dto.js';
import type { PlannedExport } from './export-schedules.service.js';
import { PERIODS, type SchedulePeriod } from './schedule-period.js';

const LONGEST_RULE = 100;

/** An export that is made again and again. */
export class ScheduleExportBody extends ExportContent {
  @ApiPropertyOptional({ enum: FORMATS, default: 'csv' })
  @MayBeLeftOut()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'csv';

  @ApiProperty({
    description:
      'Cron rule of five fields: minute (one number), hour, day of the month, month, day of the week. An hour that the clocks skip is due at its end.',
    example: '0 8 1 * *',
    maxLength: LONGEST_RULE,
  })
  @IsString()
  @MaxLength(LONGEST_RULE)
  rule!: string;

  @ApiProperty({ description: 'Time zone of the rule.', example: 'Europe/Paris' })
  @IsZone()
  zone!: string;

  @ApiPropertyOptional({
    enum: PERIODS,
    description:
      'Period that moves with each run, by the days of the zone. Instead of from and to. Not for partnerships.',
  })
  @MayBeLeftOut()
  @IsIn(PERIODS)
  period?: SchedulePeriod;

  @ApiPropertyOptional({
    default: false,
    description: 'true: no run is due until the schedule is changed again.',
  })
  @MayBeLeftOut()
  @IsBoolean()
  paused: boolean = false;
}

/** What a body says, apart. */
export function plannedExportOf(
  { rule, zone, period, paused, ...content }: ScheduleExportBody,
  capacity: string | undefined,
): PlannedExport {
  return {
    ...{ rule, zone, paused },
    period: period ?? null,
    capacity: capacity ?? null,
    request: requestOf(content),
  };
}
