import { addToInstant, type Instant } from '#kit/eventsourcing';
import type { RegistrationDraft } from './registration.events.js';
import type { ParticipationDate, RegistrationState } from './registration.state.js';
import { livePeriod, standsInTheWay, statusOf } from './registration.status.js';
import { TIME_RULES, type TimeEvent } from './registration.time-rules.js';
import type { InitiativeKind } from './registration.types.js';

const ARCHIVABLE = new Set(['application', 'conversation', 'looking_for_mentee']);

/** Calendar months of silence after which a registration is archived, by the kind of its initiative. */
export type ArchivalMonths = Readonly<Record<InitiativeKind, number>>;

/** When the registration will be archived for inactivity, if nothing happens; null where it never will. `months`: other than the product's. */
export function archivesAt(
  state: RegistrationState,
  months: ArchivalMonths = TIME_RULES.RegistrationArchived.months,
): Instant | null {
  if (!state.exists || !ARCHIVABLE.has(statusOf(state))) return null;
  return addToInstant(state.activeAt, { months: months[state.kind] }, state.zone);
}

/** An open registration stands in the way of a new one; what time has archived by now does not, written down or not. */
export function standsInTheWayAt(state: RegistrationState, now: Instant): boolean {
  const archival = archivesAt(state);
  return standsInTheWay(state) && (archival === null || archival > now);
}

const archivalWarningAt = (state: RegistrationState): Instant | null => {
  const archival = state.archivalWarned ? null : archivesAt(state);
  return (
    archival &&
    addToInstant(archival, { days: -TIME_RULES.ArchivalWarningSent.daysBefore }, state.zone)
  );
};

/** Dates whose end time alone reaches: in progress, with an end. In the order in which they end, then as selected. */
const endingDates = (state: RegistrationState): (ParticipationDate & { end: Instant })[] =>
  state.dates
    .filter(
      (date): date is ParticipationDate & { end: Instant } =>
        date.status === 'in_progress' && date.end !== null,
    )
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));

/** What time alone has brought about by `now`: dates end, then archival. Machines get silence: nothing due, no events. */
export function dueEvents(
  state: RegistrationState,
  now: Instant,
  months?: ArchivalMonths,
): RegistrationDraft[] {
  if (!state.exists) return [];
  const ended = endingDates(state)
    .filter((date) => date.end <= now)
    .map((date): RegistrationDraft => ({
      type: 'DateEnded',
      data: { date: date.id, endedAt: date.end, since: date.end },
      occurredAt: date.end,
    }));
  const archival = archivesAt(state, months);
  if (archival && archival <= now)
    return [...ended, { type: 'RegistrationArchived', data: {}, occurredAt: archival }];
  return ended;
}

/** A repeated reminder: the highest count whose instant has come, and the instant of the next. */
interface Count {
  readonly due: number;
  readonly next: Instant | null;
}

/** What comes no more once the reason for it will be gone: at one instant, ends and archival go first (domain §5). */
const before = (end: Instant | null, { due, next }: Count): Count => ({
  due,
  next: end !== null && next !== null && next >= end ? null : next,
});

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

interface Ask {
  readonly dates: readonly string[];
  readonly since: Instant;
  readonly count: Count;
}

/** Asks are per group: the dates that entered a state at one instant share one event and one mail, and their repeats. */
function asks(
  state: RegistrationState,
  dates: readonly ParticipationDate[],
  days: readonly number[],
  now: Instant,
): Ask[] {
  const groups = new Map<Instant, ParticipationDate[]>();
  for (const date of dates) groups.set(date.since, [...(groups.get(date.since) ?? []), date]);
  return [...groups].sort().map(([since, group]) => {
    const at = (n: number) =>
      days[n] === undefined ? null : addToInstant(since, { days: days[n] }, state.zone);
    const last = Math.min(...group.map((date) => date.asked));
    const counted = count(at, last, now);
    return {
      since,
      count: counted,
      dates: group.filter((date) => date.asked < counted.due).map((date) => date.id),
    };
  });
}

const managerAsks = (state: RegistrationState, now: Instant) =>
  asks(
    state,
    state.closing ? [] : state.dates.filter((date) => date.status === 'awaiting_manager'),
    TIME_RULES.ManagerApprovalRequested.days,
    now,
  );

/** Sessions are never asked about. */
const confirmationAsks = (state: RegistrationState, now: Instant) =>
  asks(
    state,
    state.dates.filter(
      (date) => date.status === 'awaiting_confirmation' && date.kind !== 'session',
    ),
    TIME_RULES.ParticipationConfirmationRequested.days,
    now,
  );

function searchCount(state: RegistrationState, now: Instant): Count | null {
  const { searchSince } = state;
  if (searchSince === null || statusOf(state) !== 'looking_for_mentee') return null;
  const months = count(
    (month) =>
      addToInstant(
        searchSince,
        { months: month * TIME_RULES.MenteeSearchReminderSent.months },
        state.zone,
      ),
    state.searchMonth,
    now,
  );
  return before(archivesAt(state), months);
}

function reviewCount(
  state: RegistrationState,
  now: Instant,
): (Count & { readonly period: string }) | null {
  const period = livePeriod(state);
  const { reviewSince } = state;
  if (period?.status !== 'in_progress' || reviewSince === null) return null;
  const quarters = count(
    (quarter) =>
      addToInstant(
        reviewSince,
        { months: quarter * TIME_RULES.EngagementReviewSent.months },
        state.zone,
      ),
    state.reviewQuarter,
    now,
  );
  return { ...before(period.end, quarters), period: period.id };
}

/** The reminders whose instant has come and whose reason still stands, in the order of domain §5. */
export function dueReminders(state: RegistrationState, now: Instant): RegistrationDraft[] {
  if (!state.exists) return [];
  const drafts: RegistrationDraft[] = [];
  const warning = archivalWarningAt(state);
  const archival = archivesAt(state);
  if (warning && archival && warning <= now)
    drafts.push({ type: 'ArchivalWarningSent', data: { archivesAt: archival } });
  const search = searchCount(state, now);
  if (search && search.due > state.searchMonth)
    drafts.push({ type: 'MenteeSearchReminderSent', data: { month: search.due } });
  const review = reviewCount(state, now);
  if (review && review.due > state.reviewQuarter)
    drafts.push({
      type: 'EngagementReviewSent',
      data: { date: review.period, quarter: review.due },
    });
  for (const { dates, since, count: counted } of managerAsks(state, now)) {
    if (dates.length > 0)
      drafts.push({
        type: 'ManagerApprovalRequested',
        data: { dates, since, repeat: counted.due },
      });
  }
  for (const { dates, since, count: counted } of confirmationAsks(state, now)) {
    if (dates.length > 0)
      drafts.push({
        type: 'ParticipationConfirmationRequested',
        data: { dates, since, repeat: counted.due },
      });
  }
  return drafts;
}

/** What time will do next to a registration, and when. */
export interface Deadline {
  readonly kind: TimeEvent;
  readonly at: Instant;
}

/** Every deadline that stands, soonest first: a row in the read models, and the answer to "what will happen, when?". */
export function deadlinesOf(state: RegistrationState): Deadline[] {
  if (!state.exists) return [];
  const never = '';
  const found: { kind: Deadline['kind']; at: Instant | null }[] = [
    ...endingDates(state).map((date) => ({ kind: 'DateEnded' as const, at: date.end })),
    { kind: 'RegistrationArchived', at: archivesAt(state) },
    { kind: 'ArchivalWarningSent', at: archivalWarningAt(state) },
    { kind: 'MenteeSearchReminderSent', at: searchCount(state, never)?.next ?? null },
    { kind: 'EngagementReviewSent', at: reviewCount(state, never)?.next ?? null },
    ...managerAsks(state, never).map((ask) => ({
      kind: 'ManagerApprovalRequested' as const,
      at: ask.count.next,
    })),
    ...confirmationAsks(state, never).map((ask) => ({
      kind: 'ParticipationConfirmationRequested' as const,
      at: ask.count.next,
    })),
  ];
  return found
    .filter((deadline): deadline is Deadline => deadline.at !== null)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
