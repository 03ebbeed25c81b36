import { type Instant } from '#kit/eventsourcing';
import type { RegistrationCommandName } from './registration.commands.js';
import type { RegistrationEvents, RegistrationEventType } from './registration.events.js';
import type { RegistrationState } from './registration.state.js';
import { every, inUnits, onDays } from './registration.schedule-text.js';
import type { Audience } from './registration.types.js';
import {
  type Scheduled,
  ARCHIVAL_WARNING,
  archivalWarnings,
  MENTEE_SEARCH,
  searchReminders,
  ENGAGEMENT_REVIEW,
  engagementReviews,
  MANAGER_APPROVAL,
  requests,
  awaitingManager,
  PARTICIPATION,
} from './registration.reminder-times.js';

/** A reminder: an event that time alone brings about, and its mail. */
interface Reminder<T extends RegistrationEventType> {
  readonly summary: string;
  /** Recipients of its mail. The words are in notifications, under the event's name. */
  readonly notifies: readonly [Audience];
  /** The calendar arithmetic, by which `scheduled` counts and which `explains` tells. */
  readonly rule: object;
  /** The rule as a sentence for people. */
  readonly explains: () => string;
  /** What is due at `now` and what comes next: one for each group of dates that share an event. */
  readonly scheduled: (
    state: RegistrationState,
    now: Instant,
  ) => readonly Scheduled<RegistrationEvents[T]>[];
  /** The event from which the clock counts: the last activity, the beginning of the search, or that which brought the dates to their status. */
  readonly countsFrom: 'activity' | 'search' | 'dates';
  /** Commands that the links of its mail give, in the order shown. */
  readonly answers: readonly RegistrationCommandName[];
  /** Dates that its mail lists: those that the event names, or all of the registration. */
  readonly lists: 'named' | 'all';
  /** Which of its mails a recipient may turn off; the mute group bears the event's name. */
  readonly mutable: 'every' | 'repeats';
}

/**
 * Every reminder, in the order in which those due at one instant are recorded (docs/domain.md §5). The event's definition, deadlines, mail, links
 * and mute group follow from its row.
 */
export const REMINDERS = {
  ArchivalWarningSent: {
    summary: 'In seven days the registration will be archived.',
    notifies: ['employee'],
    rule: ARCHIVAL_WARNING,
    explains: () =>
      `A warning goes out ${inUnits(ARCHIVAL_WARNING.daysBefore, 'day')} before the archival, once per deadline.`,
    scheduled: archivalWarnings,
    countsFrom: 'activity',
    answers: ['RecordMenteeFound', 'ReportStillLooking', 'CancelRegistration'],
    lists: 'named',
    mutable: 'every',
  },
  MenteeSearchReminderSent: {
    summary: 'Monthly: has a mentee been found?',
    notifies: ['employee'],
    rule: MENTEE_SEARCH,
    explains: () =>
      `${every(MENTEE_SEARCH)} from the entry into the search on: has a mentee been found?`,
    scheduled: searchReminders,
    countsFrom: 'search',
    answers: ['RecordMenteeFound', 'ReportStillLooking', 'CancelRegistration'],
    lists: 'named',
    mutable: 'every',
  },
  EngagementReviewSent: {
    summary: 'Quarterly: how does the mentoring go?',
    notifies: ['employee'],
    rule: ENGAGEMENT_REVIEW,
    explains: () =>
      `${every(ENGAGEMENT_REVIEW)} while a mentoring period is in progress, from the later of its entry and its start on.`,
    scheduled: engagementReviews,
    countsFrom: 'dates',
    answers: ['SelectDates', 'EndMentoring'],
    lists: 'all',
    mutable: 'every',
  },
  /** An employee waits for the manager's answer: only the repeats may be turned off. */
  ManagerApprovalRequested: {
    summary: 'The manager was asked to decide.',
    notifies: ['manager'],
    rule: MANAGER_APPROVAL,
    explains: () =>
      `Whoever decides as the manager is asked when a date comes to await them: ${onDays(MANAGER_APPROVAL)}.`,
    scheduled: (state, now) => requests(state, awaitingManager(state), MANAGER_APPROVAL, now),
    countsFrom: 'dates',
    answers: ['ApproveDates', 'RefuseDatesAsManager'],
    lists: 'named',
    mutable: 'repeats',
  },
  ParticipationConfirmationRequested: {
    summary: 'The employee was asked whether they took part.',
    notifies: ['employee'],
    rule: PARTICIPATION,
    explains: () =>
      `The employee is asked when a date or an engagement is over: ${onDays(PARTICIPATION)}.`,
    // Nobody is asked about sessions.
    scheduled: (state, now) =>
      requests(
        state,
        state.dates.filter(
          (date) => date.status === 'awaiting_confirmation' && date.kind !== 'session',
        ),
        PARTICIPATION,
        now,
      ),
    countsFrom: 'dates',
    answers: ['ConfirmParticipation', 'ReportNonParticipation'],
    lists: 'named',
    mutable: 'every',
  },
} as const satisfies { readonly [T in RegistrationEventType]?: Reminder<T> };

export type ReminderType = keyof typeof REMINDERS;
export const REMINDER_TYPES = Object.keys(REMINDERS) as ReminderType[];

/** The reminders whose mail goes to an audience. */
export type ReminderTo<A extends Audience> = {
  [T in ReminderType]: A extends (typeof REMINDERS)[T]['notifies'][number] ? T : never;
}[ReminderType];

/** The row of an event that is a reminder. */
export const reminderOf = (type: string): Reminder<ReminderType> | undefined =>
  Object.hasOwn(REMINDERS, type) ? REMINDERS[type as ReminderType] : undefined;

/** Whether a recipient may turn off mails of this kind, this one among them. */
export function isMutable({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): boolean {
  const reminder = reminderOf(type);
  return reminder !== undefined && (reminder.mutable === 'every' || data['repeat'] !== 0);
}
