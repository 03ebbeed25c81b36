import { minutesBetween } from '#kit/eventsourcing';
import type { ParticipationDate } from './registration.state.js';

/** Fewest and most minutes that a confirmation or a validation may name (docs/domain.md §3). */
export const LEAST_MINUTES = 1;
export const MOST_MINUTES = 1_440;

/** Own length of a slot or session in minutes; none for a period. */
export const minutesOf = (date: ParticipationDate): number | null =>
  date.kind === 'period' || date.end === null ? null : minutesBetween(date.start, date.end);

/**
 * The minutes that count for a participated slot or session: those of the validation in force, else those of the confirmation, else the
 * own length (docs/domain.md §3). None for other dates.
 */
export function creditedMinutesOf(date: ParticipationDate): number | null {
  const own = minutesOf(date);
  if (own === null || date.status !== 'participated') return null;
  return date.certified?.minutes ?? date.participation?.minutes ?? own;
}
