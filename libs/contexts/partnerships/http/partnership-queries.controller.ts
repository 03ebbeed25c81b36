import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentUser,
  type Page,
  uuid,
} from '#platform/http';
import { AgreementQuery } from '../agreement/agreement.query.js';
import {
  AgreementQueryBody,
  PartnershipsFilterQuery,
  PartnershipsQueryBody,
} from './dto/partnerships.dto.js';
import { PartnershipsQuery } from '../read-model/partnerships.query.js';
import { PartnershipActions } from '../application/partnership-actions.service.js';
import {
  PartnershipsPage,
  PartnershipWithActions,
  type PartnershipListItem,
} from './partnership-actions.response.js';
import { PartnershipCounts } from './partnership.response.js';

@ApiTags('partnerships')
@ApiBearerAuth()
@Controller('partnerships')
export class PartnershipsController {
  constructor(
    private readonly partnerships: PartnershipsQuery,
    private readonly agreements: AgreementQuery,
    private readonly actions: PartnershipActions,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListPartnerships',
    summary: 'The Partners view: partnerships in scope, by last proposal or last validation',
  })
  @ApiOkResponse({ type: PartnershipsPage })
  async list(
    @Query() query: PartnershipsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<PartnershipListItem>> {
    const page = await this.partnerships.list(caller, query);
    if (query.include === undefined) return page;
    return { ...page, items: await this.actions.addTo(caller, page.items) };
  }

  @Get('counts')
  @ApiOperation({
    operationId: 'CountPartnerships',
    summary: 'How many partnerships in scope there are of each status',
  })
  @ApiOkResponse({ type: PartnershipCounts })
  counts(
    @Query() query: PartnershipsFilterQuery,
    @CurrentUser() caller: Caller,
  ): Promise<PartnershipCounts> {
    return this.partnerships.counts(caller, query);
  }

  @Get(':partnership')
  @ApiOperation({
    operationId: 'GetPartnership',
    summary: 'A partnership with the nonprofit’s profile and contacts, and what the caller may do',
  })
  @ApiOkResponse({ type: PartnershipWithActions })
  async byId(
    @Param('partnership', uuid('partnership')) partnership: string,
    @CurrentUser() caller: Caller,
  ): Promise<PartnershipWithActions> {
    const found = await this.partnerships.byId(caller, partnership);
    return { ...found, actions: await this.actions.of(caller, partnership) };
  }

  @Get(':partnership/agreement')
  @ApiOperation({
    operationId: 'DownloadAgreement',
    summary: 'The agreement as a PDF, where the company’s setting allows',
    description:
      'In the company’s language unless another is named. Refused as agreement_download_off where the setting does not allow it.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'private, no-store')
  async agreement(
    @Param('partnership', uuid('partnership')) partnership: string,
    @Query() { locale }: AgreementQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<StreamableFile> {
    const { pdf, filename } = await this.agreements.of(caller, partnership, locale);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
