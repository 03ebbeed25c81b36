import { nextDay, type Day } from '#kit/eventsourcing';

const lastOfMonth = (day: Day): boolean => nextDay(day).endsWith('-01');
const isSunday = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;

/** The last days of the weeks or months between two days, both included. */
export function periodEnds(since: Day, until: Day, step: 'week' | 'month'): Day[] {
  const isEnd = step === 'month' ? lastOfMonth : isSunday;
  const ends: Day[] = [];
  for (let day = since; day <= until; day = nextDay(day)) if (isEnd(day)) ends.push(day);
  return ends;
}
