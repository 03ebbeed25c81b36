/** The mails and events that a journey file may name, as plain data; see journey-vocabulary.ts. */

/** The system's own asks and reminders: events whose mail goes to one side (docs/domain.md §5). */
const REMINDERS = [
  'ManagerApprovalRequested',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
] as const;

/** The events of a registration that are told by a mail of their name (docs/domain.md §5, "Told at once"), and the reminders. */
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

/** Every event of a registration (docs/domain.md §4), as its history tells them. */
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
