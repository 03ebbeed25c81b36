import { Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';
import { Ledger } from '#kit/eventsourcing';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
} from '#platform/http';
import { CapabilitiesQuery } from '../read-model/queries/capabilities.query.js';
import { DashboardQuery } from '../read-model/queries/dashboard.query.js';
import { Capabilities } from './capabilities.response.js';
import { RegistrationActions } from '../application/registration-actions.service.js';
import { PartnershipRequests } from '../application/partnership-requests.port.js';
import { ApprovalListQuery, DashboardQueryBody, DecisionListQuery } from './dto/my-work.dto.js';
import {
  ApprovalPage,
  Dashboard,
  DecisionPage,
  ToApprove,
  ToDecide,
  type ApprovalListItem,
  type DashboardItem,
  type DecisionListItem,
} from './my-work.response.js';
import { ToApproveQuery } from '../read-model/queries/to-approve.query.js';
import { OpenDecisionsQuery } from '../read-model/queries/open-decisions.query.js';
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
    private readonly openDecisions: OpenDecisionsQuery,
    private readonly ledger: Ledger,
    private readonly capabilities: CapabilitiesQuery,
    private readonly actions: RegistrationActions,
    private readonly requests: PartnershipRequests,
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
  async dashboard(
    @Query() { include }: DashboardQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Dashboard> {
    const found = await this.dashboards.of(caller, this.ledger.clock.now());
    if (include === undefined) return found;
    const ids = Object.values(found).flatMap((items: DashboardItem[]) => items.map(({ id }) => id));
    const actions = await this.actions.rightful(caller, ids);
    for (const item of Object.values(found).flat() as DashboardItem[])
      item.actions = actions.get(item.id) ?? [];
    return found;
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

  @Get('to-approve/dates')
  @ApiOperation({
    operationId: 'ListApprovals',
    summary: 'The dates to approve one by one, the longest waiting first',
  })
  @ApiOkResponse({ type: ApprovalPage })
  async datesToApprove(
    @Query() query: ApprovalListQuery,
    @CurrentUser() caller: Caller,
  ): Promise<Page<ApprovalListItem>> {
    const page = await this.approvals.list(caller, query, this.ledger.clock.now());
    return query.include === undefined ? page : this.#withActions(caller, page);
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

  @Get('to-decide/items')
  @ApiOperation({
    operationId: 'ListDecisionItems',
    summary:
      'The applications, dates, certificates and partnership requests to decide one by one, the longest waiting first',
  })
  @ApiOkResponse({ type: DecisionPage })
  async itemsToDecide(
    @Query() query: DecisionListQuery,
    @CurrentUser() caller: Caller,
  ): Promise<Page<DecisionListItem>> {
    const page = await this.openDecisions.list(
      caller,
      query,
      this.ledger.clock.now(),
      this.requests.label,
    );
    if (query.include === undefined) return page;
    const requests = page.items.flatMap(({ partnership }) => partnership ?? []);
    const [listed, ofRequests] = await Promise.all([
      this.#withActions(caller, page),
      requests.length === 0 ? undefined : this.requests.actions(caller, requests),
    ]);
    for (const item of listed.items)
      if (item.partnership !== null) item.actions = [...(ofRequests?.get(item.partnership) ?? [])];
    return listed;
  }

  async #withActions<Item extends { readonly registration: string | null }>(
    caller: Caller,
    page: Page<Item>,
  ): Promise<Page<Item & { actions: Action[] }>> {
    const ids = page.items.flatMap(({ registration }) => registration ?? []);
    const actions = await this.actions.rightful(caller, ids);
    return {
      ...page,
      items: page.items.map((item) => ({
        ...item,
        actions: actions.get(item.registration ?? '') ?? [],
      })),
    };
  }
}
