import type { Search } from '../../shell/search.js';

export type Counts = Readonly<Record<string, number>>;

/** The filters of the address that all figures take. */
export const chosen = ({ level, nonprofit, from, to }: Search) => ({
  ...(level && { level }),
  ...(nonprofit && { nonprofit }),
  ...(from && { from }),
  ...(to && { to }),
});

export const stepOf = ({ step }: Search): 'month' | 'week' => (step === 'week' ? 'week' : 'month');
