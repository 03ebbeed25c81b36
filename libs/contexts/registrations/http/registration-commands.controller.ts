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
  SubmitApplication,
  SignUpAndSelectDates,
  SelectDates,
} from '../application/sign-up.command-handlers.js';
import {
  PostMessage,
  CompleteTask,
  ApproveApplication,
  DeclineApplication,
  RemindCoordinator,
  RemindManager,
} from '../application/application-and-messages.command-handlers.js';
import {
  RecordMenteeFound,
  ReportStillLooking,
  ChangePeriodEnd,
  EndMentoring,
} from '../application/mentoring.command-handlers.js';
import { CancelRegistration } from '../application/date-decisions.command-handlers.js';
import { ReopenRegistration, RestoreDate } from '../application/corrections.command-handlers.js';
import { REGISTRATION_COMMANDS as RULES } from '../domain/registration.command-rules.js';
import * as bodies from './dto/registration-commands.dto.js';

const Registration = () => Param('registration', uuid('registration'));

/** Commands on a registration as a whole: sign-up, messages, mentoring, reminders and corrections. */
@ApiTags('registrations')
@ApiBearerAuth()
@Controller('registrations')
export class RegistrationCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('SubmitApplication', 'submit-application', RULES.SubmitApplication)
  submitApplication(
    @Body() body: bodies.SubmitApplicationBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new SubmitApplication(null, body, context));
  }

  @CommandRoute('SignUpAndSelectDates', 'select-dates', RULES.SelectDates)
  signUpAndSelectDates(
    @Body() body: bodies.SignUpWithDatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new SignUpAndSelectDates(null, body, context));
  }

  @CommandRoute('SelectDates', ':registration/select-dates', RULES.SelectDates)
  selectDates(
    @Registration() registration: string,
    @Body() body: bodies.SelectDatesBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new SelectDates(registration, body, context));
  }

  @CommandRoute('PostMessage', ':registration/post-message', RULES.PostMessage)
  postMessage(
    @Registration() registration: string,
    @Body() body: bodies.MessageBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new PostMessage(registration, body, context));
  }

  @CommandRoute('CompleteTask', ':registration/complete-task', RULES.CompleteTask)
  completeTask(
    @Registration() registration: string,
    @Body() body: bodies.TaskBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new CompleteTask(registration, body, context));
  }

  @CommandRoute('ApproveApplication', ':registration/approve-application', RULES.ApproveApplication)
  approveApplication(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ApproveApplication(registration, body, context));
  }

  @CommandRoute('DeclineApplication', ':registration/decline-application', RULES.DeclineApplication)
  declineApplication(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new DeclineApplication(registration, body, context));
  }

  @CommandRoute('RecordMenteeFound', ':registration/record-mentee-found', RULES.RecordMenteeFound)
  recordMenteeFound(
    @Registration() registration: string,
    @Body() body: bodies.PeriodBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RecordMenteeFound(registration, body, context));
  }

  @CommandRoute(
    'ReportStillLooking',
    ':registration/report-still-looking',
    RULES.ReportStillLooking,
  )
  reportStillLooking(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ReportStillLooking(registration, body, context));
  }

  @CommandRoute('ChangePeriodEnd', ':registration/change-period-end', RULES.ChangePeriodEnd)
  changePeriodEnd(
    @Registration() registration: string,
    @Body() body: bodies.PeriodEndBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ChangePeriodEnd(registration, body, context));
  }

  @CommandRoute('EndMentoring', ':registration/end-mentoring', RULES.EndMentoring)
  endMentoring(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new EndMentoring(registration, body, context));
  }

  @CommandRoute('CancelRegistration', ':registration/cancel-registration', RULES.CancelRegistration)
  cancelRegistration(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new CancelRegistration(registration, body, context));
  }

  @CommandRoute('RemindCoordinator', ':registration/remind-coordinator', RULES.RemindCoordinator)
  remindCoordinator(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RemindCoordinator(registration, body, context));
  }

  @CommandRoute('RemindManager', ':registration/remind-manager', RULES.RemindManager)
  remindManager(
    @Registration() registration: string,
    @Body() body: bodies.EmptyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RemindManager(registration, body, context));
  }

  @CommandRoute('ReopenRegistration', ':registration/reopen-registration', RULES.ReopenRegistration)
  reopenRegistration(
    @Registration() registration: string,
    @Body() body: bodies.ReasonBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ReopenRegistration(registration, body, context));
  }

  @CommandRoute('RestoreDate', ':registration/restore-date', RULES.RestoreDate)
  restoreDate(
    @Registration() registration: string,
    @Body() body: bodies.RestoreDateBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new RestoreDate(registration, body, context));
  }
}
