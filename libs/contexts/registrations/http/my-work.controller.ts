import { Controller, Get } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { Ledger } from '#kit/eventsourcing';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags, CurrentUser } from '#platform/http';
import { DashboardQuery } from '../read-model/queries/dashboard.query.js';
import { Dashboard, ToApprove, ToDecide } from './my-work.response.js';
import { ToApproveQuery } from '../read-model/queries/to-approve.query.js';
import { ToDecideQuery } from '../read-model/queries/to-decide.query.js';

/** What waits for the caller, in each of their roles; to whoever does not hold the role, nothing does. */
@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
export class MyWorkController {
  constructor(
    private readonly dashboards: DashboardQuery,
    private readonly approvals: ToApproveQuery,
    private readonly decisions: ToDecideQuery,
    private readonly ledger: Ledger,
  ) {}

  @Get('dashboard')
  @ApiOperation({
    operationId: 'GetDashboard',
    summary: 'An employee’s own registrations, by what they have to do',
  })
  @ApiOkResponse({ type: Dashboard })
  dashboard(@CurrentUser() caller: Caller): Promise<Dashboard> {
    return this.dashboards.of(caller, this.ledger.clock.now());
  }

  @Get('to-approve')
  @ApiOperation({
    operationId: 'ListDatesToApprove',
    summary:
      'The dates that await their manager, or who decides in the manager’s place, by employee',
  })
  @ApiOkResponse({ type: [ToApprove] })
  toApprove(@CurrentUser() caller: Caller): Promise<ToApprove[]> {
    return this.approvals.of(caller, this.ledger.clock.now());
  }

  @Get('to-decide')
  @ApiOperation({
    operationId: 'ListDecisions',
    summary: 'What waits for a nonprofit’s coordinators, by initiative',
  })
  @ApiOkResponse({ type: [ToDecide] })
  toDecide(@CurrentUser() caller: Caller): Promise<ToDecide[]> {
    return this.decisions.of(caller, this.ledger.clock.now());
  }
}
