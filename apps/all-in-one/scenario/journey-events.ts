/** Mails and events that a journey file may name, as plain data; see journey-vocabulary.ts. */

/** Requests and reminders by the system: events whose mail goes to one side (docs/domain.md §5). */
const REMINDERS = [
  'ManagerApprovalRequested',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
] as const;

/** Events of a registration that send a mail of the same name (docs/domain.md §5, "Told at once"), and the reminders. */
const REGISTRATION_MAILS = [
  'ApplicationSubmitted',
  'ApplicationApproved',
  'ApplicationDeclined',
  'MessagePosted',
  'DateSelected',
  'DateConfirmedByCoordinator',
  'DateRefusedByCoordinator',
  'DateApprovedByManager',
  'DateRefusedByManager',
  'DateCancelledByEmployee',
  'MentoringEnded',
  'DateCancelledWithSlot',
  'DateMovedWithSlot',
  'DateCancelledWithInitiative',
  'RegistrationCancelledByEmployee',
  'RegistrationCancelledWithInitiative',
  'RegistrationArchived',
  'RegistrationReopened',
  'ParticipationMissed',
  'ParticipationDisputed',
  'CoordinatorReminded',
  'ManagerReminded',
  ...REMINDERS,
] as const;

/** Every mail, by the name of its event. */
export const MAILS = [
  ...REGISTRATION_MAILS,
  'PartnershipProposed',
  'PartnershipValidated',
  'PartnershipDeclined',
  'PartnershipCancelled',
  'MandateGranted',
  'MandateRevoked',
  'InitiativeChanged',
] as const;

/** Every event of a registration (docs/domain.md §4), as in its history. */
export const EVENTS = [
  ...REGISTRATION_MAILS,
  'TaskCompleted',
  'MenteeFound',
  'MenteeSearchContinued',
  'EngagementPeriodChanged',
  'DateEnded',
  'DateRestored',
  'ParticipationConfirmed',
  'ParticipationValidated',
] as const;
