import { Body, Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  CurrentContext,
  CurrentUser,
  uuid,
  type CommandContext,
  type FastifyReply,
} from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { EventExportBody } from './event-exports.dto.js';
import { EventExportsService } from './event-exports.service.js';
import type { SignedEventManifest } from './event-manifest.js';
import { EventManifestView } from './event-manifest.response.js';

const MEDIA_TYPES = { jsonl: 'application/jsonl', parquet: 'application/vnd.apache.parquet' };

/** Events of the log as files. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller()
export class EventExportsController {
  constructor(private readonly exports: EventExportsService) {}

  @JobRoute(
    'ExportEvents',
    'event-exports',
    'Export the events in scope as JSON lines or as Parquet',
    'For admins, auditors, analysts and the platform team: the events whose histories they see, in the order of the log. Personal fields are open where the caller may see them; withheld and erased name those that are not. With form=sealed they are encrypted, as they are stored, and the lines can be verified by their hashes. With format=parquet each event is a row, with its data as JSON text. To go on after an interruption, send the position of the last whole line as from. The outcome has the number of events, the size and the SHA-256. The file is at /event-exports/{job}/file for 24 hours. Changes nothing, so that a dry run is the same.',
  )
  start(
    @Body() body: EventExportBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.exports.start(body, context, wait === 'true');
  }

  @Get('event-exports/:job/manifest')
  @ApiOperation({
    operationId: 'GetEventsManifest',
    summary:
      'Get the manifest of your own export of events: positions, schema versions, erasures, SHA-256, seal and signature',
  })
  @ApiOkResponse({ type: EventManifestView })
  manifest(
    @Param('job', uuid('job')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<SignedEventManifest> {
    return this.exports.manifest(caller, id);
  }

  @Get('event-exports/:job/file')
  @ApiOperation({
    operationId: 'DownloadEvents',
    summary: 'Download the file of your own export of events; available for 24 hours',
  })
  @ApiProduces(...Object.values(MEDIA_TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('job', uuid('job')) id: string,
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
