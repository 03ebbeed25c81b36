import { addToInstant, type Instant } from '#kit/eventsourcing';
import { archivesAt } from './registration.archival.js';
import type { RegistrationEvents } from './registration.events.js';
import type { ParticipationDate, RegistrationState } from './registration.state.js';
import { livePeriod, statusOf } from './registration.status.js';
import { type EveryMonths, type OnDays } from './registration.schedule-text.js';

/** One reminder of a registration as the clock has it: the data of its event when it is due, and the instant of the next one. */
export interface Scheduled<Data> {
  readonly due: Data | null;
  readonly next: Instant | null;
}

/** The calendar arithmetic of each reminder. */
export const ARCHIVAL_WARNING: { readonly daysBefore: number } = { daysBefore: 7 };
export const MENTEE_SEARCH: EveryMonths = { months: 1 };
export const ENGAGEMENT_REVIEW: EveryMonths = { months: 3 };
export const MANAGER_APPROVAL: OnDays = { days: [0, 3, 7] };
export const PARTICIPATION: OnDays = { days: [0, 7, 21] };

/** The dates that await whoever decides as the manager. */
export const awaitingManager = (state: RegistrationState): readonly ParticipationDate[] =>
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
export function archivalWarnings(
  state: RegistrationState,
  now: Instant,
): Scheduled<RegistrationEvents['ArchivalWarningSent']>[] {
  const archival = state.archivalWarned ? null : archivesAt(state);
  if (archival === null) return [];
  const at = addToInstant(archival, { days: -ARCHIVAL_WARNING.daysBefore }, state.zone);
  return at <= now ? [{ due: { archivesAt: archival }, next: null }] : [{ due: null, next: at }];
}

/** Counted in months from the beginning of the search. */
export function searchReminders(
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
export function engagementReviews(
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
export function requests(
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
