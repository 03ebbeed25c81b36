import { Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  type Page,
} from '#platform/http';
import { MandatesQuery } from '../read-model/mandates.query.js';
import { MandatesQueryBody } from './dto/mandates.dto.js';
import { MandatesPage, type MandateItem } from './mandate.response.js';

@ApiTags('partnerships')
@ApiBearerAuth()
@Controller('mandates')
export class MandatesController {
  constructor(private readonly mandates: MandatesQuery) {}

  @Get()
  @ApiOperation({
    operationId: 'ListMandates',
    summary: 'Mandates in scope, in force and ended: who granted them, when and on which request',
  })
  @ApiOkResponse({ type: MandatesPage })
  list(
    @Query() query: MandatesQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<MandateItem>> {
    return this.mandates.list(caller, query);
  }
}
