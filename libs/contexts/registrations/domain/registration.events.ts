import type { DraftOf, EventOf, Instant } from '#kit/eventsourcing';
import type { DateStatus, DateKind, InitiativeKind, ManagerPolicy } from './registration.types.js';

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type RegistrationEvents = {
  ApplicationSubmitted: {
    registration: string;
    initiative: string;
    nonprofit: string;
    employee: string;
    company: string;
    kind: InitiativeKind;
    companySpecific: boolean;
    /** The company's zone at sign-up: all deadlines of the registration are reckoned in it. */
    zone: string;
    /** 0 for the employee's first registration to this initiative, then 1, 2, … */
    ordinal: number;
    previous: string | null;
    withDates: boolean;
  };
  MessagePosted: { text: string; side: 'employee' | 'nonprofit'; employee: string };
  TaskCompleted: { task: string };
  ApplicationApproved: Record<string, never>;
  ApplicationDeclined: Record<string, never>;
  MenteeFound: Record<string, never>;
  MenteeSearchContinued: Record<string, never>;
  DateSelected: {
    date: string;
    kind: DateKind;
    slot: string | null;
    start: Instant;
    /** null: an engagement period without a known end. */
    end: Instant | null;
    /** The zone in which the local times were meant. */
    zone: string;
    policy: ManagerPolicy;
  };
  EngagementPeriodChanged: { date: string; end: Instant };
  MentoringEnded: { date: string; endedAt: Instant };
  DateConfirmedByCoordinator: { date: string };
  DateRefusedByCoordinator: { date: string };
  DateApprovedByManager: { date: string };
  DateRefusedByManager: { date: string };
  DateCancelledByEmployee: { date: string };
  RegistrationCancelledByEmployee: Record<string, never>;
  DateCancelledWithSlot: { date: string };
  DateMovedWithSlot: { date: string; start: Instant; end: Instant };
  DateCancelledWithInitiative: { date: string };
  RegistrationCancelledWithInitiative: Record<string, never>;
  /** `endedAt`: the effective end, whenever recorded; `since`: the instant from which the asks for confirmation count. */
  DateEnded: { date: string; endedAt: Instant; since: Instant };
  /** `minutes`: really worked; left out, the date's own length counts. */
  ParticipationConfirmed: { date: string; employeeAttested: boolean; minutes?: number };
  ParticipationMissed: { date: string };
  /** `minutes`: really worked; left out, those of the confirmation count. */
  ParticipationValidated: { date: string; reason?: string; employee: string; minutes?: number };
  ParticipationDisputed: { date: string; reason: string; employee: string };
  /** `since`: the instant at which these dates entered the state; `repeat`: 0 at once, then 1 and 2. */
  ManagerApprovalRequested: { dates: readonly string[]; since: Instant; repeat: number };
  ParticipationConfirmationRequested: { dates: readonly string[]; since: Instant; repeat: number };
  CoordinatorReminded: Record<string, never>;
  ManagerReminded: { dates: readonly string[] };
  MenteeSearchReminderSent: { month: number };
  EngagementReviewSent: { date: string; quarter: number };
  ArchivalWarningSent: { archivesAt: Instant };
  RegistrationArchived: Record<string, never>;
  RegistrationReopened: { reason: string; employee: string };
  /** `start`, `end`: as they are now; a slot may have moved while its date was cancelled. */
  DateRestored: {
    date: string;
    status: DateStatus;
    start: Instant;
    end: Instant | null;
    reason: string;
    employee: string;
  };
};
export type RegistrationEvent = EventOf<RegistrationEvents>;
export type RegistrationDraft = DraftOf<RegistrationEvents>;
export type RegistrationEventType = keyof RegistrationEvents;
