import { ApiProperty, ApiPropertyOptional } from '#platform/http';
import { CreateExportBody } from '../http/dto/create-export.dto.js';
import { ExportProblem } from '../http/export.response.js';
import type { ExportRequest } from '../export-request.js';
import {
  RUN_OUTCOMES,
  SCHEDULE_STATUSES,
  type EndedRun,
  type ScheduleStatus,
} from './export-schedule.js';
import { PERIODS, type SchedulePeriod } from './schedule-period.js';

export class EndedScheduleRun implements EndedRun {
  @ApiProperty({ format: 'date-time', description: 'When the run was due.' }) dueAt!: string;
  @ApiProperty({ format: 'date-time' }) endedAt!: string;
  @ApiProperty({
    enum: RUN_OUTCOMES,
    description:
      'sent: the file was made and a mail went out. refused: the owner may no longer export this, and the schedule is paused.',
  })
  outcome!: EndedRun['outcome'];
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Id of the export, whose file is kept for 24 hours.',
  })
  export?: string;
  @ApiPropertyOptional({ example: 42 }) rows?: number;
  @ApiPropertyOptional({ type: ExportProblem, description: 'Reason why there is no file.' })
  problem?: ExportProblem;
}

export class ScheduleRunUnderWay {
  @ApiProperty({ format: 'date-time', description: 'When the run was due.' }) dueAt!: string;
  @ApiProperty({ format: 'uuid', description: 'Id of the export.' }) export!: string;
}

/** A scheduled export, for its owner. */
export class ExportScheduleAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: CreateExportBody, description: 'The export, without a period that moves.' })
  request!: ExportRequest;
  @ApiProperty({
    type: String,
    enum: PERIODS,
    nullable: true,
    description: 'Period that moves with each run; null: that of the request, or none.',
  })
  period!: SchedulePeriod | null;
  @ApiProperty({ description: 'Cron rule.', example: '0 8 1 * *' }) rule!: string;
  @ApiProperty({ description: 'Time zone of the rule.', example: 'Europe/Paris' }) zone!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Role in which it is exported; null: as admin and analyst.',
  })
  capacity!: string | null;
  @ApiProperty({ enum: SCHEDULE_STATUSES }) status!: ScheduleStatus;
  @ApiPropertyOptional({
    type: ExportProblem,
    description: 'Reason why the schedule was paused by the product.',
  })
  problem?: ExportProblem;
  @ApiProperty({
    type: [String],
    format: 'date-time',
    description: 'When it is due next; empty while it is paused.',
  })
  nextRuns!: string[];
  @ApiPropertyOptional({ type: ScheduleRunUnderWay }) running?: ScheduleRunUnderWay;
  @ApiPropertyOptional({ type: EndedScheduleRun }) lastRun?: EndedScheduleRun;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}
