import { IsIn } from 'class-validator';
import { ApiProperty, ApiPropertyOptional, MayBeLeftOut, PageOf } from '#platform/http';

/** `cancelled`: finished items stay done; the outcomes show which. */
export const JOB_STATUSES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** The reason why a job did not do all of its work. */
export class JobProblem {
  @ApiProperty({ description: 'Code of the reason.', example: 'interrupted' })
  readonly rule!: string;
  @ApiProperty({ description: 'What happened, and what to do.' }) readonly detail!: string;
}

export class JobProgress {
  @ApiProperty({ description: 'Items that have an outcome.' }) done!: number;
  @ApiProperty() total!: number;
}

/** A job as its requester sees it, for 24 hours. */
export class JobAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Kind of work.', example: 'bulk' }) kind!: string;
  @ApiProperty({ enum: JOB_STATUSES }) status!: JobStatus;
  @ApiProperty({ type: JobProgress }) progress!: JobProgress;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Number of items per outcome.',
  })
  counts!: Readonly<Record<string, number>>;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The request that started the job. Its fields depend on the kind of job.',
    example: { command: 'ConfirmDates' },
  })
  request!: object;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'The job is deleted at this instant.' })
  expiresAt!: string;
  @ApiProperty({ description: 'Path of the outcomes, one per item.' }) outcomes!: string;
  @ApiPropertyOptional({
    type: JobProblem,
    description: 'The reason why the job did not do all of its work.',
  })
  problem?: JobProblem;
}

/** The outcome of one item. Further fields depend on the kind of job. */
export class JobOutcome {
  @ApiProperty({ description: 'Number of the item, from 1.' }) number!: number;
  @ApiProperty({ description: 'Outcome of the item.', example: 'done' }) outcome!: string;
}

export class JobOutcomesPage extends PageOf(JobOutcome) {}

/** Query parameters of every route that starts a job. */
export class JobQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: answer when the job has ended.',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  wait?: 'true' | 'false';

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'true: simulate; the outcomes show what would happen, and nothing is changed.',
  })
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
