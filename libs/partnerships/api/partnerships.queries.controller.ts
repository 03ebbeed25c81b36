import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#access';
import { Asker, uuid, type Page } from '#http';
import { PartnershipsQueryBody } from './partnerships.bodies.js';
import { PartnershipsQuery } from './partnerships.query.js';
import { PartnershipDetails, PartnershipsPage, type PartnershipView } from './partnerships.views.js';

@ApiTags('partnerships')
@ApiBearerAuth()
@Controller('partnerships')
export class PartnershipsController {
  constructor(private readonly partnerships: PartnershipsQuery) {}

  @Get()
  @ApiOperation({
    operationId: 'ListPartnerships',
    summary: 'The Partners view: partnerships in scope, by last proposal or last validation',
  })
  @ApiOkResponse({ type: PartnershipsPage })
  list(@Query() query: PartnershipsQueryBody, @Asker() caller: Caller): Promise<Page<PartnershipView>> {
    return this.partnerships.list(caller, query);
  }

  @Get(':partnership')
  @ApiOperation({ operationId: 'GetPartnership', summary: 'A partnership with the nonprofit’s profile and contacts' })
  @ApiOkResponse({ type: PartnershipDetails })
  byId(@Param('partnership', uuid('partnership')) partnership: string, @Asker() caller: Caller): Promise<PartnershipDetails> {
    return this.partnerships.byId(caller, partnership);
  }
}
