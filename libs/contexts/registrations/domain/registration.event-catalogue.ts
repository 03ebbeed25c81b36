import type { EventDefinition, EventCatalogueOf } from '#kit/eventsourcing';
import type { RegistrationEvents } from './registration.events.js';
import { REMINDERS, type ReminderType } from './registration.reminders.js';
import type { Audience, CancellationReason, DateStatus } from './registration.types.js';

/** The catalogue is apart from the event types because it needs the table of reminders, which needs the types. */

export interface RegistrationEventDefinition extends EventDefinition {
  /** Counts as activity: a new archival deadline starts (docs/domain.md §5). */
  readonly activity?: true;
  /** Recipients of the mail that bears the event's name. */
  readonly notifies?: readonly Audience[];
  /** One mail per event (reminders); otherwise one per command. */
  readonly mailPerEvent?: true;
  /** The status that the event's dates get; `derived` where the policy in the event decides. */
  readonly dateBecomes?: DateStatus | 'derived';
  /** Why a date or registration is cancelled by the event. */
  readonly reason?: CancellationReason;
}

const freeText = { reason: ['actor', 'employee'] } as const;

/** The system records a reminder; the rest of its definition stands in its row of the reminders. */
const reminder = (type: ReminderType) => {
  const { summary, notifies } = REMINDERS[type];
  return { human: false, notifies, mailPerEvent: true, summary } as const;
};

/** The definition of every event of a registration: statuses, reasons, mails, privacy and the docs are derived from these rows. */
export const REGISTRATION_EVENTS: EventCatalogueOf<
  RegistrationEvents,
  RegistrationEventDefinition
> = {
  ApplicationSubmitted: {
    version: 1,
    human: true,
    activity: true,
    notifies: ['coordinators'],
    summary: 'The employee signed up.',
  },
  MessagePosted: {
    version: 1,
    human: true,
    activity: true,
    personal: { text: ['actor', 'employee'] },
    notifies: ['employee', 'coordinators'],
    summary: 'Either side wrote a message.',
  },
  TaskCompleted: {
    version: 1,
    human: true,
    activity: true,
    summary: 'The employee completed a task of the initiative.',
  },
  ApplicationApproved: {
    version: 1,
    human: true,
    activity: true,
    notifies: ['employee'],
    summary: 'The coordinator approved a mentoring application.',
  },
  ApplicationDeclined: {
    version: 1,
    human: true,
    notifies: ['employee'],
    reason: 'application_declined_by_coordinator',
    summary: 'The coordinator declined an application that never had a date.',
  },
  MenteeFound: {
    version: 1,
    human: true,
    summary:
      'The employee found a mentee; the engagement period follows. No mentee identity is kept.',
  },
  MenteeSearchContinued: {
    version: 1,
    human: true,
    activity: true,
    summary: 'The employee is still looking for a mentee.',
  },
  DateSelected: {
    version: 1,
    human: true,
    notifies: ['coordinators'],
    dateBecomes: 'derived',
    summary:
      'A slot, proposed date, engagement period or session was selected; the manager policy of that moment is captured.',
  },
  EngagementPeriodChanged: {
    version: 1,
    human: true,
    summary: 'The engagement period got another end.',
  },
  MentoringEnded: {
    version: 1,
    human: true,
    notifies: ['employee'],
    summary: 'The employee said that the mentoring is over; its period ends at that instant.',
  },
  DateConfirmedByCoordinator: {
    version: 1,
    human: true,
    notifies: ['employee'],
    dateBecomes: 'derived',
    summary: 'The nonprofit confirmed a date.',
  },
  DateRefusedByCoordinator: {
    version: 1,
    human: true,
    notifies: ['employee'],
    dateBecomes: 'cancelled',
    reason: 'date_refused_by_coordinator',
    summary: 'The nonprofit refused a date.',
  },
  DateApprovedByManager: {
    version: 1,
    human: true,
    notifies: ['employee'],
    dateBecomes: 'in_progress',
    summary: 'The manager approved a date.',
  },
  DateRefusedByManager: {
    version: 1,
    human: true,
    notifies: ['employee'],
    dateBecomes: 'cancelled',
    reason: 'date_refused_by_manager',
    summary: 'The manager refused a date.',
  },
  DateCancelledByEmployee: {
    version: 1,
    human: true,
    notifies: ['employee', 'coordinators'],
    dateBecomes: 'cancelled',
    reason: 'employee_cancelled',
    summary: 'The employee cancelled a date.',
  },
  RegistrationCancelledByEmployee: {
    version: 1,
    human: true,
    notifies: ['employee', 'coordinators'],
    reason: 'employee_cancelled',
    summary: 'The employee withdrew; every live date is cancelled by this one event.',
  },
  DateCancelledWithSlot: {
    version: 1,
    human: false,
    notifies: ['employee'],
    dateBecomes: 'cancelled',
    reason: 'initiative_cancelled_by_coordinator',
    summary: 'The slot of the date was cancelled.',
  },
  DateMovedWithSlot: {
    version: 1,
    human: false,
    notifies: ['employee', 'manager'],
    summary: 'The slot of the date was moved.',
  },
  DateCancelledWithInitiative: {
    version: 1,
    human: false,
    notifies: ['employee'],
    dateBecomes: 'cancelled',
    reason: 'initiative_cancelled_by_coordinator',
    summary: 'The initiative was cancelled, and the date with it.',
  },
  RegistrationCancelledWithInitiative: {
    version: 1,
    human: false,
    notifies: ['employee'],
    reason: 'initiative_cancelled_by_coordinator',
    summary: 'The initiative was cancelled before the registration ever had a date.',
  },
  DateEnded: {
    version: 1,
    human: false,
    dateBecomes: 'awaiting_confirmation',
    summary: 'The end of a date was reached.',
  },
  ParticipationConfirmed: {
    version: 1,
    human: true,
    dateBecomes: 'participated',
    summary: 'Taking part was confirmed; the certificate opens.',
  },
  ParticipationMissed: {
    version: 1,
    human: true,
    notifies: ['employee'],
    dateBecomes: 'cancelled',
    reason: 'employee_did_not_participate',
    summary: 'The employee did not take part.',
  },
  ParticipationValidated: {
    version: 1,
    human: true,
    personal: freeText,
    summary: 'The certificate was validated.',
  },
  ParticipationDisputed: {
    version: 1,
    human: true,
    personal: freeText,
    notifies: ['employee'],
    summary: 'The certificate was disputed, with a reason.',
  },
  ManagerApprovalRequested: { version: 1, ...reminder('ManagerApprovalRequested') },
  ParticipationConfirmationRequested: {
    version: 1,
    ...reminder('ParticipationConfirmationRequested'),
  },
  CoordinatorReminded: {
    version: 1,
    human: true,
    activity: true,
    notifies: ['coordinators'],
    summary: 'A person reminded the coordinators.',
  },
  ManagerReminded: {
    version: 1,
    human: true,
    activity: true,
    notifies: ['manager'],
    summary: 'A person reminded the manager.',
  },
  MenteeSearchReminderSent: { version: 1, ...reminder('MenteeSearchReminderSent') },
  EngagementReviewSent: { version: 1, ...reminder('EngagementReviewSent') },
  ArchivalWarningSent: { version: 1, ...reminder('ArchivalWarningSent') },
  RegistrationArchived: {
    version: 1,
    human: false,
    notifies: ['employee'],
    summary: 'Archived for inactivity, without a date.',
  },
  RegistrationReopened: {
    version: 1,
    human: true,
    activity: true,
    personal: freeText,
    notifies: ['employee'],
    summary: 'The platform team reopened an archived registration.',
  },
  DateRestored: {
    version: 1,
    human: true,
    personal: freeText,
    dateBecomes: 'derived',
    summary: 'The platform team restored a date to its status before.',
  },
};
