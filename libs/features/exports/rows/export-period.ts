import { dayOf, nextDay, startOfDay, type Day, type Instant, type Zone } from '#kit/eventsourcing';

/** Days, inclusive. An end that is left out is open. */
export interface Period {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Whether the day of an instant, in a zone, lies in the period. */
export function dayWithin({ from, to }: Period, instant: Instant, zone: Zone): boolean {
  if (from === undefined && to === undefined) return true;
  const day = dayOf(instant, zone);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/**
 * Whether the time from `start` to `end` overlaps the period's days in a zone. Without an end it overlaps everything after its start.
 * Touching the period's first or last instant is no overlap. A time without length counts by its start.
 */
export function overlaps(
  { from, to }: Period,
  start: Instant,
  end: Instant | null,
  zone: Zone,
): boolean {
  if (to !== undefined && start >= startOfDay(nextDay(to), zone)) return false;
  if (from === undefined || end === null) return true;
  const begins = startOfDay(from, zone);
  return end > begins || start >= begins;
}

/**
 * Whole minutes of `minutes`, spread evenly from `start` to `end`, that lie within the period's days in a zone. What has passed is rounded
 * at either bound, not what lies between: the parts of consecutive periods add up to exactly `minutes`. A time without length counts by
 * its start.
 */
export function minutesWithin(
  { from, to }: Period,
  minutes: number,
  start: Instant,
  end: Instant,
  zone: Zone,
): number {
  const [begins, length] = [Date.parse(start), Date.parse(end) - Date.parse(start)];
  const passedBy = (instant: Instant): number => {
    const passed = Date.parse(instant) - begins;
    if (passed <= 0) return 0;
    return passed >= length ? minutes : Math.round((minutes * passed) / length);
  };
  const [before, until] = [
    from === undefined ? 0 : passedBy(startOfDay(from, zone)),
    to === undefined ? minutes : passedBy(startOfDay(nextDay(to), zone)),
  ];
  return until - before;
}

/** The period widened to cover every time zone, as instants from (inclusive) and until (exclusive). Narrows a query; not exact. */
export function widest({ from, to }: Period): {
  readonly from?: Instant;
  readonly until?: Instant;
} {
  const [easternmost, westernmost] = [14, 12].map((hours) => hours * 3_600_000) as [number, number];
  return {
    ...(from === undefined
      ? {}
      : { from: new Date(Date.parse(`${from}T00:00Z`) - easternmost).toISOString() }),
    ...(to === undefined
      ? {}
      : { until: new Date(Date.parse(`${nextDay(to)}T00:00Z`) + westernmost).toISOString() }),
  };
}
