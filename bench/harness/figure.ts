import type { RunningServer } from './server.js';

/** What a line of the table has to reach: our value over the rival's. */
export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly ratio: number;
}
export const atLeast = (ratio: number): Goal => ({ kind: 'at least', ratio });
export const atMost = (ratio: number): Goal => ({ kind: 'at most', ratio });

/** One line of the table: ours beside a rival's, measured in turns in the same run. */
export interface Line {
  /** Its figure, e.g. `B1`. */
  readonly figure: string;
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  /** A value per round; the table shows the medians. */
  readonly ours: readonly number[];
  readonly rival: readonly number[];
  /** Left out: shown for comparison. */
  readonly goal?: Goal;
}

/** How much is measured, and how often. */
export interface Sizes {
  /** Events of the large histories. */
  readonly events: number;
  /** Registrations of the history that lists and exports are of; half of them of one company. */
  readonly registrations: number;
  /** Measured rounds, each of all contestants. */
  readonly rounds: number;
  /** Of one contestant's measurement, where a figure is measured by time. */
  readonly seconds: number;
}

/** What a figure finds: sizes, and a PostgreSQL server of this run's own, with the settings of the embedded one (fsync on). */
export interface Bench extends Sizes {
  readonly server: RunningServer;
  /** Tells whoever waits what is being done. */
  say(text: string): void;
}

/** A figure, in a file of its own; listed in `figures.ts`. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  measure(bench: Bench): Promise<Line[]>;
}
