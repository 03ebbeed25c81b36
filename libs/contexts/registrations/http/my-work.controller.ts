import { Controller, Get } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { Ledger } from '#kit/eventsourcing';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags, CurrentUser } from '#platform/http';
import { CapabilitiesQuery } from '../read-model/queries/capabilities.query.js';
import { DashboardQuery } from '../read-model/queries/dashboard.query.js';
import { Capabilities } from './capabilities.response.js';
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
    private readonly capabilities: CapabilitiesQuery,
  ) {}

  @Get('capabilities')
  @ApiOperation({
    operationId: 'GetCapabilities',
    summary: 'The caller’s roles and where they count, the areas open to them, and how much waits',
  })
  @ApiOkResponse({ type: Capabilities })
  mayDo(@CurrentUser() caller: Caller): Promise<Capabilities> {
    return this.capabilities.of(caller, this.ledger.clock.now());
  }

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
    summary: 'What waits for a decision for a nonprofit, by initiative',
  })
  @ApiOkResponse({ type: [ToDecide] })
  toDecide(@CurrentUser() caller: Caller): Promise<ToDecide[]> {
    return this.decisions.of(caller, this.ledger.clock.now());
  }
}
