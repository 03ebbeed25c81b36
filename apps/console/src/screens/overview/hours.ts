import type { components } from '../../../../../tools/client/index.js';

type TallyMonth = components['schemas']['TallyMonth'];

const MINUTES_PER_HOUR = 60;
const TENTHS = 10;

/** Minutes as hours with one decimal. */
export const hoursOf = (minutes: number): number =>
  Math.round((TENTHS * minutes) / MINUTES_PER_HOUR) / TENTHS;

export interface HoursOfGroup {
  readonly key: string;
  readonly label: string;
  readonly hours: number;
}

/** The hours of each level or nonprofit in all months together, most first. Of no level: key and label are empty. */
export function hoursByGroup(months: readonly TallyMonth[]): readonly HoursOfGroup[] {
  const minutes = new Map<string, number>();
  const names = new Map<string, string>();
  for (const group of months.flatMap(({ groups = [] }) => groups)) {
    const key = group.id ?? '';
    minutes.set(key, (minutes.get(key) ?? 0) + group.minutes);
    names.set(key, group.name ?? '');
  }
  return [...minutes]
    .map(([key, sum]) => ({ key, label: names.get(key) ?? '', hours: hoursOf(sum) }))
    .toSorted((one, other) => other.hours - one.hours || one.label.localeCompare(other.label));
}
