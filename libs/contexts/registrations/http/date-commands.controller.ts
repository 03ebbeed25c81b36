import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiTags,
  CommandRoute,
  CurrentContext,
  uuid,
  type CommandAnswer,
  type CommandContext,
} from '#platform/http';
import {
  ConfirmDates,
  RefuseDates,
  ApproveDates,
  RefuseDatesAsManager,
  CancelDates,
} from '../application/date-decisions.command-handlers.js';
import {
  ConfirmParticipation,
  ReportNonParticipation,
  ValidateParticipation,
  DisputeParticipation,
} from '../application/participation.command-handlers.js';
import { REGISTRATION_COMMANDS as RULES } from '../domain/registration.command-rules.js';
import * as bodies from './dto/registration-commands.dto.js';

const Registration = () => Param('registration', uuid('registration'));

/** Commands on the dates of a registration: decisions before, participation and certificates after. */
@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class DateCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('ConfirmDates', ':registration/confirm-dates', RULES.ConfirmDates)
  confirmDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ConfirmDates(registration, body, context));
  }

  @CommandRoute('RefuseDates', ':registration/refuse-dates', RULES.RefuseDates)
  refuseDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RefuseDates(registration, body, context));
  }

  @CommandRoute('ApproveDates', ':registration/approve-dates', RULES.ApproveDates)
  approveDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ApproveDates(registration, body, context));
  }

  @CommandRoute(
    'RefuseDatesAsManager',
    ':registration/refuse-dates-as-manager',
    RULES.RefuseDatesAsManager,
  )
  refuseDatesAsManager(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RefuseDatesAsManager(registration, body, context));
  }

  @CommandRoute('CancelDates', ':registration/cancel-dates', RULES.CancelDates)
  cancelDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new CancelDates(registration, body, context));
  }

  @CommandRoute(
    'ConfirmParticipation',
    ':registration/confirm-participation',
    RULES.ConfirmParticipation,
  )
  confirmParticipation(
    @Registration() registration: string,
    @Body() body: bodies.ConfirmBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ConfirmParticipation(registration, body, context));
  }

  @CommandRoute(
    'ReportNonParticipation',
    ':registration/report-non-participation',
    RULES.ReportNonParticipation,
  )
  reportNonParticipation(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ReportNonParticipation(registration, body, context));
  }

  @CommandRoute(
    'ValidateParticipation',
    ':registration/validate-participation',
    RULES.ValidateParticipation,
  )
  validateParticipation(
    @Registration() registration: string,
    @Body() body: bodies.ValidateBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ValidateParticipation(registration, body, context));
  }

  @CommandRoute(
    'DisputeParticipation',
    ':registration/dispute-participation',
    RULES.DisputeParticipation,
  )
  disputeParticipation(
    @Registration() registration: string,
    @Body() body: bodies.DisputeBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new DisputeParticipation(registration, body, context));
  }
}
