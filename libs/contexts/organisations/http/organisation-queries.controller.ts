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
import { CompaniesQuery } from '../read-model/companies.query.js';
import { NonprofitsQuery } from '../read-model/nonprofits.query.js';
import { NonprofitsQueryBody, OrganisationsQueryBody } from './dto/organisations.dto.js';
import {
  CompaniesPage,
  CompanyView,
  NonprofitsPage,
  NonprofitView,
  type NamedCompany,
  type ListedNonprofit,
} from './organisation.response.js';

@ApiTags('companies')
@ApiBearerAuth()
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesQuery) {}

  @Get()
  @ApiOperation({ operationId: 'ListCompanies', summary: 'Companies in scope, by name' })
  @ApiOkResponse({ type: CompaniesPage })
  list(
    @Query() query: OrganisationsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<NamedCompany>> {
    return this.companies.list(caller, query);
  }

  @Get(':company')
  @ApiOperation({
    operationId: 'GetCompany',
    summary: 'A company, with its settings and network for its own people',
  })
  @ApiOkResponse({ type: CompanyView })
  byId(
    @Param('company', uuid('company')) company: string,
    @CurrentUser() caller: Caller,
  ): Promise<CompanyView> {
    return this.companies.byId(caller, company);
  }
}

@ApiTags('nonprofits')
@ApiBearerAuth()
@Controller('nonprofits')
export class NonprofitsController {
  constructor(private readonly nonprofits: NonprofitsQuery) {}

  @Get()
  @ApiOperation({ operationId: 'ListNonprofits', summary: 'Nonprofits in scope, by name' })
  @ApiOkResponse({ type: NonprofitsPage })
  list(
    @Query() query: NonprofitsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<ListedNonprofit>> {
    return this.nonprofits.list(caller, query);
  }

  @Get(':nonprofit')
  @ApiOperation({
    operationId: 'GetNonprofit',
    summary: 'A nonprofit with its profile and locations, and its coordinators for partners',
  })
  @ApiOkResponse({ type: NonprofitView })
  byId(
    @Param('nonprofit', uuid('nonprofit')) nonprofit: string,
    @CurrentUser() caller: Caller,
  ): Promise<NonprofitView> {
    return this.nonprofits.byId(caller, nonprofit);
  }
}
