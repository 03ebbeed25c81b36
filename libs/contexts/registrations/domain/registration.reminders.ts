import { addToInstant, type Instant } from '#kit/eventsourcing';
import { archivesAt } from './registration.archival.js';
import type { RegistrationCommandName } from './registration.commands.js';
import type { RegistrationEvents, RegistrationEventType } from './registration.events.js';
import type { ParticipationDate, RegistrationState } from './registration.state.js';
import { livePeriod, statusOf } from './registration.status.js';
import {
  every,
  inUnits,
  onDays,
  type EveryMonths,
  type OnDays,
} from './registration.schedule-text.js';
import type { Audience } from './registration.types.js';

/** One reminder of a registration as the clock has it: the data of its event when it is due, and the instant of the next one. */
export interface Scheduled<Data> {
  readonly due: Data | null;
  readonly next: Instant | null;
}

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

const ARCHIVAL_WARNING: { readonly daysBefore: number } = { daysBefore: 7 };
const MENTEE_SEARCH: EveryMonths = { months: 1 };
const ENGAGEMENT_REVIEW: EveryMonths = { months: 3 };
const MANAGER_APPROVAL: OnDays = { days: [0, 3, 7] };
const PARTICIPATION: OnDays = { days: [0, 7, 21] };

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

const awaitingManager = (state: RegistrationState): readonly ParticipationDate[] =>
  state.closing ? [] : state.dates.filter((date) => date.status === 'awaiting_manager');

/**
 * The request to the people who decide instead of others since `changedAt`, for all dates that awaited those (docs/domain.md §3); null
 * where none still waits. Found late, it is the repeat that is due, as after an outage.
 */
export function requestToNewDeciders(
  state: RegistrationState,
  changedAt: Instant,
  now: Instant,
): RegistrationEvents['ManagerApprovalRequested'] | null {
  const waiting = awaitingManager(state)
    .filter((date) => date.since <= changedAt)
    .map((date) => ({ ...date, asked: -1, askedFrom: changedAt }));
  return requests(state, waiting, MANAGER_APPROVAL, now)[0]?.due ?? null;
}

/** A repeated reminder: the highest count whose instant has come, and the instant of the next. */
interface Count {
  readonly due: number;
  readonly next: Instant | null;
}

/** Counts instants `first`, `first + step`, … from the one after `last`; after an outage only the latest is due. */
function count(instantOfCount: (n: number) => Instant | null, last: number, now: Instant): Count {
  let due = last;
  let next = instantOfCount(due + 1);
  while (next !== null && next <= now) {
    due += 1;
    next = instantOfCount(due + 1);
  }
  return { due, next };
}

/** Nothing comes at or after the instant at which its reason ends: at one instant, ends and archival go first (docs/domain.md §5). */
const nextBefore = (end: Instant | null, next: Instant | null): Instant | null =>
  end !== null && next !== null && next >= end ? null : next;

/** The instant of the warning before the archival; null where none comes any more. */
function archivalWarnings(
  state: RegistrationState,
  now: Instant,
): Scheduled<RegistrationEvents['ArchivalWarningSent']>[] {
  const archival = state.archivalWarned ? null : archivesAt(state);
  if (archival === null) return [];
  const at = addToInstant(archival, { days: -ARCHIVAL_WARNING.daysBefore }, state.zone);
  return at <= now ? [{ due: { archivesAt: archival }, next: null }] : [{ due: null, next: at }];
}

/** Counted in months from the beginning of the search. */
function searchReminders(
  state: RegistrationState,
  now: Instant,
): Scheduled<RegistrationEvents['MenteeSearchReminderSent']>[] {
  const { searchSince, searchMonth, zone } = state;
  if (searchSince === null || statusOf(state) !== 'looking_for_mentee') return [];
  const { due, next } = count(
    (month) => addToInstant(searchSince, { months: month * MENTEE_SEARCH.months }, zone),
    searchMonth,
    now,
  );
  return [
    { due: due > searchMonth ? { month: due } : null, next: nextBefore(archivesAt(state), next) },
  ];
}

/** Counted in quarters while the engagement period is in progress. */
function engagementReviews(
  state: RegistrationState,
  now: Instant,
): Scheduled<RegistrationEvents['EngagementReviewSent']>[] {
  const period = livePeriod(state);
  const { reviewSince, reviewQuarter, zone } = state;
  if (period?.status !== 'in_progress' || reviewSince === null) return [];
  const { due, next } = count(
    (quarter) => addToInstant(reviewSince, { months: quarter * ENGAGEMENT_REVIEW.months }, zone),
    reviewQuarter,
    now,
  );
  return [
    {
      due: due > reviewQuarter ? { date: period.id, quarter: due } : null,
      next: nextBefore(period.end, next),
    },
  ];
}

/**
 * The dates that entered a status at one instant share their request and its repeats: one event and one mail each. So do those whose
 * decision passed to other people at one instant.
 */
function requests(
  state: RegistrationState,
  waiting: readonly ParticipationDate[],
  { days }: OnDays,
  now: Instant,
): Scheduled<RegistrationEvents['ManagerApprovalRequested']>[] {
  const groups = new Map<Instant, ParticipationDate[]>();
  for (const date of waiting)
    groups.set(date.askedFrom, [...(groups.get(date.askedFrom) ?? []), date]);
  return [...groups].sort().map(([since, group]) => {
    const at = (n: number) =>
      days[n] === undefined ? null : addToInstant(since, { days: days[n] }, state.zone);
    const { due, next } = count(at, Math.min(...group.map((date) => date.asked)), now);
    const dates = group.filter((date) => date.asked < due).map((date) => date.id);
    return { due: dates.length > 0 ? { dates, since, repeat: due } : null, next };
  });
}
