import type { operations } from '../../../../../tools/client/index.js';

type WhyQuestion = operations['Why']['parameters']['query'];
export type NamedCommand = NonNullable<WhyQuestion['command']>;
export type MailedEvent = NonNullable<WhyQuestion['kind']>;

/** Commands of a registration of which one can ask why they are refused. */
export const REGISTRATION_COMMANDS = [
  'SelectDates',
  'PostMessage',
  'CompleteTask',
  'ApproveApplication',
  'DeclineApplication',
  'RecordMenteeFound',
  'ReportStillLooking',
  'ChangePeriodEnd',
  'EndMentoring',
  'ConfirmDates',
  'RefuseDates',
  'ApproveDates',
  'RefuseDatesAsManager',
  'CancelDates',
  'CancelRegistration',
  'ConfirmParticipation',
  'ReportNonParticipation',
  'ValidateParticipation',
  'DisputeParticipation',
  'RemindCoordinator',
  'RemindManager',
  'ReopenRegistration',
  'RestoreDate',
] as const satisfies readonly NamedCommand[];

/** Events about which mails inform. */
export const MAILED = [
  'ApplicationSubmitted',
  'MessagePosted',
  'ApplicationApproved',
  'ApplicationDeclined',
  'DateSelected',
  'MentoringEnded',
  'DateConfirmedByCoordinator',
  'DateRefusedByCoordinator',
  'DateApprovedByManager',
  'DateRefusedByManager',
  'DateCancelledByEmployee',
  'RegistrationCancelledByEmployee',
  'DateCancelledWithSlot',
  'DateMovedWithSlot',
  'DateCancelledWithInitiative',
  'RegistrationCancelledWithInitiative',
  'ParticipationMissed',
  'ParticipationDisputed',
  'ManagerApprovalRequested',
  'ParticipationConfirmationRequested',
  'CoordinatorReminded',
  'ManagerReminded',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ArchivalWarningSent',
  'RegistrationArchived',
  'RegistrationReopened',
] as const satisfies readonly MailedEvent[];
