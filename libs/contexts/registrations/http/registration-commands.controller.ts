import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiTags,
  CurrentContext,
  type CommandAnswer,
  CommandRoute,
  type CommandContext,
  uuid,
} from '#platform/http';
import type { RegistrationCommandName } from '../domain/registration.commands.js';
import { REGISTRATION_COMMANDS as RULES } from '../domain/registration.command-rules.js';
import * as bodies from './dto/registration-commands.dto.js';
import { RegistrationRequest } from '../application/registration.command-handler.js';

const Registration = () => Param('registration', uuid('registration'));

/** Every command on a registration; the rule table says who may and when. */
@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class RegistrationCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('SubmitApplication', 'submit-application', RULES.SubmitApplication)
  submitApplication(
    @Body() body: bodies.SubmitApplicationBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('SubmitApplication', null, body, by);
  }

  @CommandRoute('SignUpAndSelectDates', 'select-dates', RULES.SelectDates)
  signUpAndSelectDates(
    @Body() body: bodies.SignUpWithDatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('SelectDates', null, body, by);
  }

  @CommandRoute('SelectDates', ':registration/select-dates', RULES.SelectDates)
  selectDates(
    @Registration() registration: string,
    @Body() body: bodies.SelectDatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('SelectDates', registration, body, by);
  }

  @CommandRoute('PostMessage', ':registration/post-message', RULES.PostMessage)
  postMessage(
    @Registration() registration: string,
    @Body() body: bodies.MessageBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('PostMessage', registration, body, by);
  }

  @CommandRoute('CompleteTask', ':registration/complete-task', RULES.CompleteTask)
  completeTask(
    @Registration() registration: string,
    @Body() body: bodies.TaskBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CompleteTask', registration, body, by);
  }

  @CommandRoute('ApproveApplication', ':registration/approve-application', RULES.ApproveApplication)
  approveApplication(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ApproveApplication', registration, body, by);
  }

  @CommandRoute('DeclineApplication', ':registration/decline-application', RULES.DeclineApplication)
  declineApplication(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('DeclineApplication', registration, body, by);
  }

  @CommandRoute('RecordMenteeFound', ':registration/record-mentee-found', RULES.RecordMenteeFound)
  recordMenteeFound(
    @Registration() registration: string,
    @Body() body: bodies.PeriodBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RecordMenteeFound', registration, body, by);
  }

  @CommandRoute(
    'ReportStillLooking',
    ':registration/report-still-looking',
    RULES.ReportStillLooking,
  )
  reportStillLooking(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ReportStillLooking', registration, body, by);
  }

  @CommandRoute('ChangePeriodEnd', ':registration/change-period-end', RULES.ChangePeriodEnd)
  changePeriodEnd(
    @Registration() registration: string,
    @Body() body: bodies.PeriodEndBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ChangePeriodEnd', registration, body, by);
  }

  @CommandRoute('EndMentoring', ':registration/end-mentoring', RULES.EndMentoring)
  endMentoring(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('EndMentoring', registration, body, by);
  }

  @CommandRoute('ConfirmDates', ':registration/confirm-dates', RULES.ConfirmDates)
  confirmDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ConfirmDates', registration, body, by);
  }

  @CommandRoute('RefuseDates', ':registration/refuse-dates', RULES.RefuseDates)
  refuseDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RefuseDates', registration, body, by);
  }

  @CommandRoute('ApproveDates', ':registration/approve-dates', RULES.ApproveDates)
  approveDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ApproveDates', registration, body, by);
  }

  @CommandRoute(
    'RefuseDatesAsManager',
    ':registration/refuse-dates-as-manager',
    RULES.RefuseDatesAsManager,
  )
  refuseDatesAsManager(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RefuseDatesAsManager', registration, body, by);
  }

  @CommandRoute('CancelDates', ':registration/cancel-dates', RULES.CancelDates)
  cancelDates(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CancelDates', registration, body, by);
  }

  @CommandRoute('CancelRegistration', ':registration/cancel-registration', RULES.CancelRegistration)
  cancelRegistration(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CancelRegistration', registration, body, by);
  }

  @CommandRoute(
    'ConfirmParticipation',
    ':registration/confirm-participation',
    RULES.ConfirmParticipation,
  )
  confirmParticipation(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ConfirmParticipation', registration, body, by);
  }

  @CommandRoute(
    'ReportNonParticipation',
    ':registration/report-non-participation',
    RULES.ReportNonParticipation,
  )
  reportNonParticipation(
    @Registration() registration: string,
    @Body() body: bodies.DatesBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ReportNonParticipation', registration, body, by);
  }

  @CommandRoute(
    'ValidateParticipation',
    ':registration/validate-participation',
    RULES.ValidateParticipation,
  )
  validateParticipation(
    @Registration() registration: string,
    @Body() body: bodies.ValidateBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ValidateParticipation', registration, body, by);
  }

  @CommandRoute(
    'DisputeParticipation',
    ':registration/dispute-participation',
    RULES.DisputeParticipation,
  )
  disputeParticipation(
    @Registration() registration: string,
    @Body() body: bodies.DisputeBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('DisputeParticipation', registration, body, by);
  }

  @CommandRoute('RemindCoordinator', ':registration/remind-coordinator', RULES.RemindCoordinator)
  remindCoordinator(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RemindCoordinator', registration, body, by);
  }

  @CommandRoute('RemindManager', ':registration/remind-manager', RULES.RemindManager)
  remindManager(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RemindManager', registration, body, by);
  }

  @CommandRoute('ReopenRegistration', ':registration/reopen-registration', RULES.ReopenRegistration)
  reopenRegistration(
    @Registration() registration: string,
    @Body() body: bodies.ReasonBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ReopenRegistration', registration, body, by);
  }

  @CommandRoute('RestoreDate', ':registration/restore-date', RULES.RestoreDate)
  restoreDate(
    @Registration() registration: string,
    @Body() body: bodies.RestoreDateBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RestoreDate', registration, body, by);
  }

  #run(
    name: RegistrationCommandName,
    registration: string | null,
    body: object,
    by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RegistrationRequest(name, registration, { ...body }, by));
  }
}
