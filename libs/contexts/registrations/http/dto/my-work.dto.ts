import { IsIn } from 'class-validator';
import { ApiPropertyOptional, IncludeActions, IsId, MayBeLeftOut, PageQuery } from '#platform/http';
import { DECISION_SORTS, type DecisionSort } from '../my-work.response.js';

export class DashboardQueryBody {
  @IncludeActions() include?: 'actions';
}

export class ApprovalListQuery extends PageQuery {
  @IncludeActions() include?: 'actions';
}

export class DecisionListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeLeftOut()
  @IsId()
  initiative?: string;

  @ApiPropertyOptional({ enum: DECISION_SORTS })
  @MayBeLeftOut()
  @IsIn(DECISION_SORTS)
  sort?: DecisionSort;

  @IncludeActions() include?: 'actions';
}
