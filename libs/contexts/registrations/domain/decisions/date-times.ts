import { addToInstant, notAllowed, type DecisionContext, type Instant } from '#kit/eventsourcing';
import type { ProposedDate, SignUpContext } from '../registration.commands.js';
import type { RegistrationState } from '../registration.state.js';
import { liveDates, livePeriod } from '../registration.status.js';

/** A proposed date or session lasts at most this long (docs/domain.md §2). */
const LONGEST_DATE_HOURS = 24;
/** A proposed date or session starts at most this far from now (docs/domain.md §3). */
const FURTHEST_YEARS = 2;
/** An engagement period ends at most this long after its start (docs/domain.md §3). */
const LONGEST_PERIOD_YEARS = 5;

export interface Times {
  readonly start: Instant;
  readonly end: Instant;
}

/** Start and end of a date: of a slot, a proposed date or a session in the period, as the kind of initiative demands. @throws Refusal */
export function timesOf(
  proposed: ProposedDate,
  state: RegistrationState,
  signUpContext: SignUpContext,
  { now }: DecisionContext,
): Times {
  const { kind } = signUpContext.initiative;
  if (kind === 'slots') return timesOfSlot(proposed, signUpContext, now);
  if (proposed.slot !== undefined)
    throw notAllowed(
      'date_does_not_suit',
      'This initiative has no slots. Give start and end instead.',
      'dates',
    );
  const { start, end } = proposed;
  if (start === undefined || end === undefined)
    throw notAllowed('date_does_not_suit', 'Give start and end.', 'dates');
  if (Date.parse(end) - Date.parse(start) > LONGEST_DATE_HOURS * 3_600_000)
    throw notAllowed('date_too_long', `A date lasts at most ${LONGEST_DATE_HOURS} hours.`, 'dates');
  refuseFarAway(start, signUpContext.employee.zone, now);
  if (kind === 'mentoring') refuseOutsidePeriod(state, { start, end });
  return { start, end };
}

function timesOfSlot(
  { slot: id }: ProposedDate,
  { initiative }: SignUpContext,
  now: Instant,
): Times {
  if (id === undefined)
    throw notAllowed('date_does_not_suit', 'This initiative has slots. Name one of them.', 'dates');
  const slot = initiative.slots[id] as SignUpContext['initiative']['slots'][string];
  if (slot.cancelled) throw notAllowed('slot_cancelled', 'The slot was cancelled.', 'dates');
  if (slot.end <= now) throw notAllowed('slot_over', 'The slot is over.', 'dates');
  return slot;
}

function refuseFarAway(start: Instant, zone: string, now: Instant): void {
  const yearsFromNow = (years: number) => addToInstant(now, { months: 12 * years }, zone);
  const [earliest, latest] = [yearsFromNow(-FURTHEST_YEARS), yearsFromNow(FURTHEST_YEARS)];
  if (start < earliest || start > latest)
    throw notAllowed(
      'date_too_far',
      `A date starts at most ${FURTHEST_YEARS} years before or after now. Give a start from ${earliest} to ${latest}.`,
      'dates',
    );
}

/** @throws Refusal period_too_long, for an end that is too far from the start */
export function refuseLongPeriod(start: Instant, end: Instant | undefined, zone: string): void {
  const latest = addToInstant(start, { months: 12 * LONGEST_PERIOD_YEARS }, zone);
  if (end !== undefined && end > latest)
    throw notAllowed(
      'period_too_long',
      `An engagement period ends at most ${LONGEST_PERIOD_YEARS} years after its start. Give an end up to ${latest}, or none.`,
      'end',
    );
}

/** Sessions lie inside the engagement period. */
export function refuseOutsidePeriod(state: RegistrationState, { start, end }: Times): void {
  const period = livePeriod(state);
  if (!period) throw notAllowed('no_period', 'There is no engagement period.', 'dates');
  if (start < period.start || (period.end !== null && end > period.end))
    throw notAllowed('outside_period', 'A session must lie inside the engagement period.', 'dates');
}

export function refuseSlotTwice(
  state: RegistrationState,
  slots: readonly (string | undefined)[],
): void {
  const taken = new Set(liveDates(state).map((date) => date.slot));
  for (const slot of slots) {
    if (slot === undefined) continue;
    if (taken.has(slot))
      throw notAllowed('slot_selected_twice', 'The slot is selected already.', 'dates');
    taken.add(slot);
  }
}

/**
 * Live dates of one registration do not overlap, those of the same command neither (docs/domain.md §3). One may begin as another ends.
 * A period is left aside, as its sessions lie in it.
 * @throws Refusal dates_overlap
 */
export function refuseOverlaps(
  state: RegistrationState,
  added: readonly Times[],
  field: 'date' | 'dates' = 'dates',
): void {
  const taken: Times[] = liveDates(state)
    .filter((date) => date.kind !== 'period')
    .map(({ start, end }) => ({ start, end: end ?? start }));
  for (const times of added) {
    const other = taken.find(({ start, end }) => start < times.end && times.start < end);
    if (other)
      throw notAllowed(
        'dates_overlap',
        `The date overlaps another date of this registration, from ${other.start} to ${other.end}. Choose another time, or cancel that date first.`,
        field,
      );
    taken.push(times);
  }
}
