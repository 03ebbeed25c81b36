import { IsIn, IsInt, Max, Min } from 'class-validator';
import { ApiPropertyOptional, MayBeLeftOut, WholeNumberInQuery } from '#platform/http';
import { JobQuery } from '#platform/jobs';

export class ImportQuery extends JobQuery {
  @ApiPropertyOptional({
    enum: ['leave'],
    description:
      'With leave, employees at or below the admin’s level who are not in the file leave the company. Left out, they are listed only.',
  })
  @MayBeLeftOut()
  @IsIn(['leave'])
  absent?: 'leave';

  @ApiPropertyOptional({
    type: Number,
    description:
      'Exact number of the people who leave. Needed if they are more than a tenth of the company.',
  })
  @MayBeLeftOut()
  @WholeNumberInQuery()
  @IsInt()
  @Min(0)
  @Max(100_000)
  leaving?: number;
}
