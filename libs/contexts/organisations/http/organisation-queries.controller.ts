import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
  uuid,
} from '#platform/http';
import { CompanyActions } from '../application/company-actions.service.js';
import { NonprofitActions } from '../application/nonprofit-actions.service.js';
import { CompaniesQuery } from '../read-model/companies.query.js';
import { NonprofitsQuery } from '../read-model/nonprofits.query.js';
import { NonprofitsQueryBody, OrganisationsQueryBody } from './dto/organisations.dto.js';
import {
  CompaniesPage,
  CompanyView,
  NonprofitsPage,
  NonprofitView,
  type CompanyListItem,
  type ListedNonprofit,
} from './organisation.response.js';

@ApiTags('companies')
@ApiBearerAuth()
@Controller('companies')
export class CompaniesController {
  constructor(
    private readonly companies: CompaniesQuery,
    private readonly actions: CompanyActions,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'ListCompanies', summary: 'Companies in scope, by name' })
  @ApiOkResponse({ type: CompaniesPage })
  async list(
    @Query() query: OrganisationsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<CompanyListItem>> {
    const page = await this.companies.list(caller, query);
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }

  @Get(':company')
  @ApiOperation({
    operationId: 'GetCompany',
    summary: 'A company, with its settings and network for its own people',
  })
  @ApiOkResponse({ type: CompanyView })
  async byId(
    @Param('company', uuid('company')) company: string,
    @CurrentUser() caller: Caller,
  ): Promise<CompanyView> {
    const found = await this.companies.byId(caller, company);
    return { ...found, actions: await this.actions.of(caller, company) };
  }
}

@ApiTags('nonprofits')
@ApiBearerAuth()
@Controller('nonprofits')
export class NonprofitsController {
  constructor(
    private readonly nonprofits: NonprofitsQuery,
    private readonly actions: NonprofitActions,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'ListNonprofits', summary: 'Nonprofits in scope, by name' })
  @ApiOkResponse({ type: NonprofitsPage })
  async list(
    @Query() query: NonprofitsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<ListedNonprofit>> {
    const page = await this.nonprofits.list(caller, query);
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }

  @Get(':nonprofit')
  @ApiOperation({
    operationId: 'GetNonprofit',
    summary: 'A nonprofit with its profile and locations, and its coordinators for partners',
  })
  @ApiOkResponse({ type: NonprofitView })
  async byId(
    @Param('nonprofit', uuid('nonprofit')) nonprofit: string,
    @CurrentUser() caller: Caller,
  ): Promise<NonprofitView> {
    const found = await this.nonprofits.byId(caller, nonprofit);
    return { ...found, actions: await this.actions.of(caller, nonprofit) };
  }
}
