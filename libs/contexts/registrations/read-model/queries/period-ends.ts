import type { Day } from '#kit/eventsourcing';

const DAY_MILLISECONDS = 86_400_000;
const DAYS_A_WEEK = 7;

const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

/** The first Sunday from a day on, then each seven days after the one before. */
function* sundays(since: number): Generator<number> {
  const untilSunday = (DAYS_A_WEEK - new Date(since).getUTCDay()) % DAYS_A_WEEK;
  for (let day = since + untilSunday * DAY_MILLISECONDS; ; day += DAYS_A_WEEK * DAY_MILLISECONDS)
    yield day;
}

/** The last day of the month of a day, then of each month after it. */
function* monthEnds(since: number): Generator<number> {
  const year = new Date(since).getUTCFullYear();
  for (let month = new Date(since).getUTCMonth() + 1; ; month += 1) yield Date.UTC(year, month, 0);
}

/** The last days of the weeks or months between two days, both included. */
export function periodEnds(since: Day, until: Day, step: 'week' | 'month'): Day[] {
  const from = Date.parse(since);
  const ends: Day[] = [];
  for (const end of step === 'month' ? monthEnds(from) : sundays(from)) {
    const day = dayOf(end);
    if (day > until) break;
    ends.push(day);
  }
  return ends;
}
