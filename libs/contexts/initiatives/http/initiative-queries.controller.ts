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
import { InitiativesQueryBody } from './dto/initiatives.dto.js';
import { InitiativesQuery } from '../read-model/initiatives.query.js';
import { InitiativesPage, InitiativeView } from './initiative.response.js';

@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives')
export class InitiativesController {
  constructor(private readonly initiatives: InitiativesQuery) {}

  @Get()
  @ApiOperation({ operationId: 'ListInitiatives', summary: 'Initiatives in scope, newest first' })
  @ApiOkResponse({ type: InitiativesPage })
  list(
    @Query() query: InitiativesQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<InitiativeView>> {
    return this.initiatives.list(caller, query);
  }

  @Get(':initiative')
  @ApiOperation({
    operationId: 'GetInitiative',
    summary: 'An initiative with its slots and the places left',
  })
  @ApiOkResponse({ type: InitiativeView })
  byId(
    @Param('initiative', uuid('initiative')) initiative: string,
    @CurrentUser() caller: Caller,
  ): Promise<InitiativeView> {
    return this.initiatives.byId(caller, initiative);
  }
}
