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
import { InitiativesQueryBody } from './dto/initiative-queries.dto.js';
import { InitiativesQuery } from '../read-model/initiatives.query.js';
import { InitiativeActions } from '../application/initiative-actions.service.js';
import {
  InitiativesPage,
  InitiativeWithActions,
  type InitiativeListItem,
} from './initiative-actions.response.js';

@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives')
export class InitiativesController {
  constructor(
    private readonly initiatives: InitiativesQuery,
    private readonly actions: InitiativeActions,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'ListInitiatives', summary: 'Initiatives in scope, newest first' })
  @ApiOkResponse({ type: InitiativesPage })
  async list(
    @Query() query: InitiativesQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<InitiativeListItem>> {
    const page = await this.initiatives.list(caller, query);
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }

  @Get(':initiative')
  @ApiOperation({
    operationId: 'GetInitiative',
    summary: 'An initiative with its slots and the places left, and what the caller may do',
  })
  @ApiOkResponse({ type: InitiativeWithActions })
  async byId(
    @Param('initiative', uuid('initiative')) initiative: string,
    @CurrentUser() caller: Caller,
  ): Promise<InitiativeWithActions> {
    const found = await this.initiatives.byId(caller, initiative);
    return { ...found, actions: await this.actions.of(caller, initiative) };
  }
}
