import { groupBy } from '../shared/group-by.js';
/** Hours and people, counted from the participation dates of an export. */
export interface Participation {
  readonly month: string;
  readonly minutes: number;
  readonly employee: string;
  readonly nonprofit: string;
  readonly level: string;
}

/** The columns of the export that is counted. */
export const COUNTED = ['start', 'creditedMinutes', 'employeeId', 'nonprofit', 'level'] as const;

/** The cells of a CSV file with commas. */
export function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && row.length === 0) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

export function participationsOf(csv: string): readonly Participation[] {
  const [head = [], ...rows] = cellsOf(csv);
  const at = (row: readonly string[], key: (typeof COUNTED)[number]): string =>
    row[head.indexOf(key)] ?? '';
  return rows.map((row) => ({
    month: at(row, 'start').slice(0, 'YYYY-MM'.length),
    minutes: Number(at(row, 'creditedMinutes')) || 0,
    employee: at(row, 'employeeId'),
    nonprofit: at(row, 'nonprofit'),
    level: at(row, 'level'),
  }));
}

export interface Tally {
  readonly key: string;
  readonly hours: number;
  readonly people: number;
}

const MINUTES_PER_HOUR = 60;
const TENTHS = 10;

/** Hours and different people by a key. */
export function tallyBy(
  participations: readonly Participation[],
  key: 'month' | 'nonprofit' | 'level',
): readonly Tally[] {
  const groups = groupBy(participations, (one) => one[key]);
  return [...groups].map(([name, group]) => {
    const minutes = group.reduce((sum, one) => sum + one.minutes, 0);
    return {
      key: name,
      hours: Math.round((TENTHS * minutes) / MINUTES_PER_HOUR) / TENTHS,
      people: new Set(group.map(({ employee }) => employee)).size,
    };
  });
}

const MONTHS = 12;

/** Tallies of each month from the first to the last, those without participation too. */
export function byMonth(participations: readonly Participation[]): readonly Tally[] {
  const found = tallyBy(participations, 'month').toSorted((one, other) =>
    one.key.localeCompare(other.key),
  );
  const numberOf = (month: string): number =>
    Number(month.slice(0, 4)) * MONTHS + Number(month.slice(5)) - 1;
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return [];
  const from = numberOf(first.key);
  return Array.from({ length: numberOf(last.key) - from + 1 }, (_, index) => {
    const month = (from + index) % MONTHS;
    const key = `${Math.floor((from + index) / MONTHS)}-${String(month + 1).padStart(2, '0')}`;
    return found.find((tally) => tally.key === key) ?? { key, hours: 0, people: 0 };
  });
}
