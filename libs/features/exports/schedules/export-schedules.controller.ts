import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ActAs,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  CurrentContext,
  CurrentUser,
  DRY_RUN,
  TakesSwitches,
  uuid,
  type CommandContext,
} from '#platform/http';
import { ExportScheduleAnswer } from './export-schedule.response.js';
import { ExportSchedulesService } from './export-schedules.service.js';
import { plannedExportOf, ScheduleExportBody } from './schedule-export.dto.js';

const ACT_AS = {
  name: 'Act-As',
  required: false,
  description:
    'Role to export in: admin or analyst. Left out: both, as far as the caller has them.',
};

@ApiTags('exports')
@ApiBearerAuth()
@Controller('export-schedules')
export class ExportSchedulesController {
  constructor(private readonly schedules: ExportSchedulesService) {}

  @Post()
  @TakesSwitches({ query: [], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'ScheduleExport',
    summary: 'Schedule an export: made by a rule, as yourself, and told of by mail',
    description:
      'Each run has the rights that you have at that time. If it is refused, nothing is sent and the schedule is paused. Runs that were missed are made up for by one.',
  })
  @ApiHeader(ACT_AS)
  @ApiCreatedResponse({ type: ExportScheduleAnswer })
  create(
    @Body() body: ScheduleExportBody,
    @ActAs() capacity: string | undefined,
    @CurrentContext() context: CommandContext,
  ): Promise<ExportScheduleAnswer> {
    return this.schedules.create(context, plannedExportOf(body, capacity));
  }

  @Get()
  @ApiOperation({
    operationId: 'ListExportSchedules',
    summary: 'List your scheduled exports, with their next runs and how the last one ended',
  })
  @ApiOkResponse({ type: [ExportScheduleAnswer] })
  list(@CurrentUser() caller: Caller): Promise<ExportScheduleAnswer[]> {
    return this.schedules.list(caller);
  }

  @Get(':schedule')
  @ApiOperation({ operationId: 'GetExportSchedule', summary: 'Get one of your scheduled exports' })
  @ApiOkResponse({ type: ExportScheduleAnswer })
  byId(
    @Param('schedule', uuid('schedule')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<ExportScheduleAnswer> {
    return this.schedules.byId(caller, id);
  }

  @Put(':schedule')
  @TakesSwitches({ query: ['dryRun'], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'ChangeExportSchedule',
    summary: 'Replace one of your scheduled exports, pause it, or go on with it',
    description:
      'A run under way goes on as it was. A dry run answers with the schedule as it would be, with its next runs.',
  })
  @ApiHeader(ACT_AS)
  @ApiQuery(DRY_RUN)
  @ApiOkResponse({ type: ExportScheduleAnswer })
  replace(
    @Param('schedule', uuid('schedule')) id: string,
    @Body() body: ScheduleExportBody,
    @ActAs() capacity: string | undefined,
    @CurrentContext() { caller, options: { dryRun = false } }: CommandContext,
  ): Promise<ExportScheduleAnswer> {
    return this.schedules.replace(caller, id, plannedExportOf(body, capacity), dryRun);
  }

  @Delete(':schedule')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'DeleteExportSchedule',
    summary: 'Delete one of your scheduled exports',
  })
  @ApiNoContentResponse()
  remove(
    @Param('schedule', uuid('schedule')) id: string,
    @CurrentUser() caller: Caller,
  ): Promise<void> {
    return this.schedules.remove(caller, id);
  }
}
