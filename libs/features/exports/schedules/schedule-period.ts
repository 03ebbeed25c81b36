import {
  addToInstant,
  dayOf,
  startOfDay,
  type Day,
  type Instant,
  type Zone,
} from '#kit/eventsourcing';

/** Periods of an export that move with its runs. */
export const PERIODS = [
  'previous_week',
  'previous_month',
  'previous_quarter',
  'previous_year',
  'month_to_date',
  'year_to_date',
] as const;
export type SchedulePeriod = (typeof PERIODS)[number];

const UTC: Zone = 'UTC';
const moved = (day: Day, amount: { months?: number; days?: number }): Day =>
  dayOf(addToInstant(startOfDay(day, UTC), amount, UTC), UTC);

/** Days since Monday. */
const weekday = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const firstOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`;
const firstOfQuarter = (day: Day): Day =>
  moved(firstOfMonth(day), { months: -((Number(day.slice(5, 7)) - 1) % 3) });

/** The whole period before the one that begins on this day. */
const before = (first: Day, length: { months?: number; days?: number }) => ({
  from: moved(first, length),
  to: moved(first, { days: -1 }),
});

/** The days of a period, inclusive, at a run: by the calendar of the schedule's zone. */
export function daysOf(
  period: SchedulePeriod,
  run: Instant,
  zone: Zone,
): { readonly from: Day; readonly to: Day } {
  const day = dayOf(run, zone);
  switch (period) {
    case 'previous_week':
      return before(moved(day, { days: -weekday(day) }), { days: -7 });
    case 'previous_month':
      return before(firstOfMonth(day), { months: -1 });
    case 'previous_quarter':
      return before(firstOfQuarter(day), { months: -3 });
    case 'previous_year':
      return before(firstOfYear(day), { months: -12 });
    case 'month_to_date':
      return { from: firstOfMonth(day), to: day };
    case 'year_to_date':
      return { from: firstOfYear(day), to: day };
  }
}
