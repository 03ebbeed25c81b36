import { IsIn } from 'class-validator';
import { ApiProperty, ApiPropertyOptional, MayBeLeftOut, PageOf } from '#platform/http';

/** `cancelled`: what was done until then stays done, and the outcomes say what. */
export const JOB_STATUSES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Why a job did not do all that was asked. */
export interface JobProblem {
  readonly rule: string;
  readonly detail: string;
}

export class JobProgress {
  @ApiProperty({ description: 'Items that have an outcome.' }) done!: number;
  @ApiProperty() total!: number;
}

/** Long work as its requester sees it, for 24 hours. */
export class JobAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'What it does.', example: 'bulk' }) kind!: string;
  @ApiProperty({ enum: JOB_STATUSES }) status!: JobStatus;
  @ApiProperty({ type: JobProgress }) progress!: JobProgress;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'How many items came to which outcome.',
  })
  counts!: Readonly<Record<string, number>>;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked.' })
  request!: object;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Until when it can be asked about.' })
  expiresAt!: string;
  @ApiProperty({ description: 'Where the outcomes are, one per item.' }) outcomes!: string;
  @ApiPropertyOptional({ type: Object, description: 'Why it did not do all that was asked.' })
  problem?: JobProblem;
}

/** What became of one item; what else it says depends on the job. */
export class JobOutcome {
  @ApiProperty({ description: 'The item’s number, from 1.' }) number!: number;
  @ApiProperty({ description: 'What became of it.', example: 'done' }) outcome!: string;
}

export class JobOutcomesPage extends PageOf(JobOutcome) {}

/** Of every route that starts a job. */
export class JobQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: answer once it has ended.' })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  wait?: 'true' | 'false';

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: say what would happen to each item, and change nothing.',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
