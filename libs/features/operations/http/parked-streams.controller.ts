import { Body, Controller, Get, Query } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentContext,
  CurrentUser,
  type CommandContext,
  type Page,
} from '#platform/http';
import { JobQuery, JobRoute, type JobAnswer } from '#platform/jobs';
import { ParkedStreamsPage, type ParkedStreamItem } from '../parked/parked-stream.response.js';
import { ParkedStreamsQuery } from '../parked/parked-streams.query.js';
import { ReplayParkedService } from '../parked/replay-parked.service.js';
import { ParkedStreamsQueryBody, ReplayParkedBody } from './dto/parked-streams.dto.js';

@ApiTags('operations')
@ApiBearerAuth()
@Controller('parked-streams')
export class ParkedStreamsController {
  constructor(
    private readonly parked: ParkedStreamsQuery,
    private readonly replays: ReplayParkedService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'ListParkedStreams',
    summary: 'Streams that a reader of the log has set aside, with the error and since when',
    description: 'For the platform team, and auditors and analysts of the platform.',
  })
  @ApiOkResponse({ type: ParkedStreamsPage })
  list(
    @Query() query: ParkedStreamsQueryBody,
    @CurrentUser() caller: Caller,
  ): Promise<Page<ParkedStreamItem>> {
    return this.parked.list(caller, query);
  }

  @JobRoute(
    'ReplayParkedStreams',
    'replay',
    'Process parked streams again',
    'For the platform team. One outcome per stream: replayed, still_parked (with the error), waiting (for the read models) or not_parked. A dry run says which would be replayed, not whether it would succeed.',
  )
  replay(
    @Body() body: ReplayParkedBody,
    @Query() { wait }: JobQuery,
    @CurrentContext() context: CommandContext,
  ): Promise<JobAnswer> {
    return this.replays.start(body, context, wait === 'true');
  }
}
