import type { CommandContext } from '#platform/http';
import * as messages from './application-and-messages.command-handlers.js';
import * as corrections from './corrections.command-handlers.js';
import * as dates from './date-decisions.command-handlers.js';
import * as mentoring from './mentoring.command-handlers.js';
import * as participation from './participation.command-handlers.js';
import type {
  RegistrationBodies,
  RegistrationCommandMessage,
  RequestedCommandName,
} from './registration-command.message.js';
import * as signUp from './sign-up.command-handlers.js';

type CommandClass<N extends RequestedCommandName> = new (
  registration: string,
  body: RegistrationBodies[N],
  context: CommandContext,
) => RegistrationCommandMessage<N>;

/** Command name → class, for callers that have a name: bulk requests, links in mails, explanations. */
export const REGISTRATION_COMMAND_CLASSES: {
  readonly [N in RequestedCommandName]: CommandClass<N>;
} = {
  SelectDates: signUp.SelectDates,
  PostMessage: messages.PostMessage,
  CompleteTask: messages.CompleteTask,
  ApproveApplication: messages.ApproveApplication,
  DeclineApplication: messages.DeclineApplication,
  RecordMenteeFound: mentoring.RecordMenteeFound,
  ReportStillLooking: mentoring.ReportStillLooking,
  ChangePeriodEnd: mentoring.ChangePeriodEnd,
  EndMentoring: mentoring.EndMentoring,
  ConfirmDates: dates.ConfirmDates,
  RefuseDates: dates.RefuseDates,
  ApproveDates: dates.ApproveDates,
  RefuseDatesAsManager: dates.RefuseDatesAsManager,
  CancelDates: dates.CancelDates,
  CancelRegistration: dates.CancelRegistration,
  ConfirmParticipation: participation.ConfirmParticipation,
  ReportNonParticipation: participation.ReportNonParticipation,
  ValidateParticipation: participation.ValidateParticipation,
  DisputeParticipation: participation.DisputeParticipation,
  RemindCoordinator: messages.RemindCoordinator,
  RemindManager: messages.RemindManager,
  ReopenRegistration: corrections.ReopenRegistration,
  RestoreDate: corrections.RestoreDate,
};

/** A command by its name. The body must have been validated by the DTO of that name. */
export function registrationCommand<N extends RequestedCommandName>(
  name: N,
  registration: string,
  body: RegistrationBodies[N],
  context: CommandContext,
): RegistrationCommandMessage<N> {
  return new REGISTRATION_COMMAND_CLASSES[name](registration, body, context);
}

/** The handlers of this context, one per command class. */
export const REGISTRATION_COMMAND_HANDLERS = [
  signUp.SubmitApplicationHandler,
  signUp.SignUpAndSelectDatesHandler,
  signUp.SelectDatesHandler,
  messages.PostMessageHandler,
  messages.CompleteTaskHandler,
  messages.ApproveApplicationHandler,
  messages.DeclineApplicationHandler,
  messages.RemindCoordinatorHandler,
  messages.RemindManagerHandler,
  mentoring.RecordMenteeFoundHandler,
  mentoring.ReportStillLookingHandler,
  mentoring.ChangePeriodEndHandler,
  mentoring.EndMentoringHandler,
  dates.ConfirmDatesHandler,
  dates.RefuseDatesHandler,
  dates.ApproveDatesHandler,
  dates.RefuseDatesAsManagerHandler,
  dates.CancelDatesHandler,
  dates.CancelRegistrationHandler,
  participation.ConfirmParticipationHandler,
  participation.ReportNonParticipationHandler,
  participation.ValidateParticipationHandler,
  participation.DisputeParticipationHandler,
  corrections.ReopenRegistrationHandler,
  corrections.RestoreDateHandler,
];
