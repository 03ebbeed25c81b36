import type { Search } from '../../shell/search.js';

export type Counts = Readonly<Record<string, number>>;

/** The filters of the address that all figures take. */
export const chosen = ({ level, nonprofit, from, to }: Search) => ({
  ...(level && { level }),
  ...(nonprofit && { nonprofit }),
  ...(from && { from }),
  ...(to && { to }),
});

const MONTHS_BACK = 12;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** The first and the last day of figures over time: a year up to today, unless the address says otherwise. */
export function rangeOf({ since, until }: Search): {
  readonly since: string;
  readonly until: string;
} {
  const now = new Date();
  const today = now.toISOString().slice(0, DAY_LENGTH);
  now.setUTCMonth(now.getUTCMonth() - MONTHS_BACK);
  return { since: since ?? now.toISOString().slice(0, DAY_LENGTH), until: until ?? today };
}

export const stepOf = ({ step }: Search): 'month' | 'week' => (step === 'week' ? 'week' : 'month');
