import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ActAs,
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentUser,
  TakesSwitches,
  uuid,
  type FastifyReply,
} from '#platform/http';
import type { ExportManifest } from '../build-export.js';
import { CompareExportsBody, comparisonOf } from './dto/compare-exports.dto.js';
import { CreateExportBody, CreateExportQuery, requestOf } from './dto/create-export.dto.js';
import type { ExportRequest } from '../export-request.js';
import { ExportsService } from '../exports.service.js';
import { ExportManifestView } from './export-manifest.response.js';
import { ExportAnswer } from './export.response.js';

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;

@ApiTags('exports')
@ApiBearerAuth()
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @Post()
  @HttpCode(202)
  @TakesSwitches({ query: ['wait'], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'CreateExport',
    summary: 'Export registrations, participation dates or partnerships',
  })
  @ApiHeader({
    name: 'Act-As',
    required: false,
    description:
      'Role to export in, for a caller who holds several. Left out: all roles that may export.',
  })
  @ApiAcceptedResponse({ type: ExportAnswer })
  @ApiOkResponse({ type: ExportAnswer, description: 'With wait=true: the file is finished.' })
  async create(
    @Body() body: CreateExportBody,
    @Query() { wait }: CreateExportQuery,
    @ActAs() capacity: string | undefined,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportAnswer> {
    return this.#answer(caller, requestOf(body), capacity, wait === 'true', reply);
  }

  @Post('compare')
  @HttpCode(202)
  @TakesSwitches({ query: ['wait'], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'CompareExports',
    summary: 'Compare two states of an export, and name the events behind each change',
    description:
      'The file has a line for each changed cell and event, and one for each row that was added or is gone. The manifest has the number of rows and the sums of both states.',
  })
  @ApiHeader({
    name: 'Act-As',
    required: false,
    description:
      'Role to export in, for a caller who holds several. Left out: all roles that may export.',
  })
  @ApiAcceptedResponse({ type: ExportAnswer })
  @ApiOkResponse({ type: ExportAnswer, description: 'With wait=true: the file is finished.' })
  async compare(
    @Body() body: CompareExportsBody,
    @Query() { wait }: CreateExportQuery,
    @ActAs() capacity: string | undefined,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExportAnswer> {
    return this.#answer(caller, comparisonOf(body), capacity, wait === 'true', reply);
  }

  async #answer(
    caller: Caller,
    request: ExportRequest,
    capacity: string | undefined,
    waits: boolean,
    reply: FastifyReply,
  ): Promise<ExportAnswer> {
    if (!waits) return this.exports.start(caller, request, capacity);
    const answer = await this.exports.build(caller, request, capacity);
    reply.status(200);
    return answer;
  }

  @Get()
  @ApiOperation({
    operationId: 'ListExports',
    summary: 'List your own exports of the last 24 hours',
  })
  @ApiOkResponse({ type: [ExportAnswer] })
  list(@CurrentUser() caller: Caller): Promise<ExportAnswer[]> {
    return this.exports.list(caller);
  }

  @Get(':export')
  @ApiOperation({
    operationId: 'GetExport',
    summary: 'Get the status and progress of an export, and its manifest once it is done',
  })
  @ApiOkResponse({ type: ExportAnswer })
  byId(
    @Param('export', uuid('export')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<ExportAnswer> {
    return this.exports.byId(caller, id);
  }

  @Delete(':export')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'CancelExport',
    summary: 'Cancel a running export, or delete a finished one',
  })
  @ApiNoContentResponse()
  cancel(
    @Param('export', uuid('export')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<void> {
    return this.exports.cancel(caller, id);
  }

  @Get(':export/manifest')
  @ApiOperation({
    operationId: 'GetExportManifest',
    summary: 'Get the manifest: request, scope, log position, row count and SHA-256',
  })
  @ApiOkResponse({ type: ExportManifestView })
  manifest(
    @Param('export', uuid('export')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<ExportManifest> {
    return this.exports.manifest(caller, id);
  }

  @Get(':export/file')
  @ApiOperation({
    operationId: 'DownloadExport',
    summary: 'Download the file of your own export; available for 24 hours',
  })
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('export', uuid('export')) id: string,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stream, length, filename, format } = await this.exports.open(caller, id);
    reply.header('cache-control', 'private, no-store');
    return new StreamableFile(stream, {
      type: MEDIA_TYPES[format],
      length,
      disposition: `attachment; filename="${filename}"`,
    });
  }
}
