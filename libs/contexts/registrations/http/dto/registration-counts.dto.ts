import { IsIn, Matches } from 'class-validator';
import { ApiProperty, ApiPropertyOptional, IsDay, IsDayUpTo, MayBeLeftOut } from '#platform/http';
import { GROUPED_BY, type GroupedBy } from '../../read-model/queries/grouped-by.js';
import { COUNT_CLOCKS, type Step } from '../../read-model/queries/registrations.query.js';
import { RegistrationFilterQuery } from './registration-queries.dto.js';

const STEPS: readonly Step[] = ['week', 'month'];

export class CountsOverTimeQuery extends RegistrationFilterQuery {
  @ApiProperty({ enum: STEPS })
  @IsIn(STEPS)
  step!: Step;
}

export class CountsAtEndsQuery extends CountsOverTimeQuery {
  @ApiProperty({ format: 'date', description: 'First day on which a week or month may end.' })
  @IsDayUpTo('until')
  since!: string;

  @ApiProperty({
    format: 'date',
    description: 'Last day on which a week or month may end, inclusive. At most 120 ends.',
  })
  @IsDay()
  until!: string;
}

const GroupedByQuery = (): PropertyDecorator => (target, property) => {
  ApiPropertyOptional({
    enum: GROUPED_BY,
    description: 'Groups by the employee’s network level, as of today, or by nonprofit.',
  })(target, property);
  MayBeLeftOut()(target, property);
  IsIn(GROUPED_BY)(target, property);
};

export class GroupedCountsQuery extends RegistrationFilterQuery {
  @GroupedByQuery() by?: GroupedBy;
}

export class GroupedCountsAtEndsQuery extends CountsAtEndsQuery {
  @ApiPropertyOptional({
    enum: COUNT_CLOCKS,
    default: 'recorded',
    description:
      'recorded: the status that was recorded by the end; happened: the one that it had by what had happened then, whenever recorded.',
  })
  @MayBeLeftOut()
  @IsIn(COUNT_CLOCKS)
  clock?: (typeof COUNT_CLOCKS)[number];

  @GroupedByQuery() by?: GroupedBy;
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;
const IsMonth =
  (description: string): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ description, example: '2026-02', pattern: MONTH.source })(target, property);
    Matches(MONTH, { message: '$property must be a month, such as 2026-02' })(target, property);
  };

export class TallyRequest extends RegistrationFilterQuery {
  @IsMonth('First month.') firstMonth!: string;
  @IsMonth('Last month, inclusive. At most 120 months.') lastMonth!: string;
  @GroupedByQuery() by?: GroupedBy;
}
