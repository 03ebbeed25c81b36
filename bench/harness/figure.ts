import type { RunningServer } from './server.js';

/** Goal of a line: the ratio of our value to the rival's. */
export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly ratio: number;
}
export const atLeast = (ratio: number): Goal => ({ kind: 'at least', ratio });
export const atMost = (ratio: number): Goal => ({ kind: 'at most', ratio });

/** One line of the table: our values and a rival's, measured in turns in the same run. */
export interface Line {
  /** Id of the figure, such as `B1`. */
  readonly figure: string;
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  /** One value per round. The table shows the medians. */
  readonly ours: readonly number[];
  readonly rival: readonly number[];
  /** Processor time per operation in microseconds, of Node and PostgreSQL together, one value per round. */
  readonly cpu?: { readonly ours: readonly number[]; readonly rival?: readonly number[] };
  /** Left out: the line is for comparison only. */
  readonly goal?: Goal;
}

/** Amounts and repetitions of the measurements. */
export interface Sizes {
  /** Events in the large histories. */
  readonly events: number;
  /** Registrations in the history for lists and exports. Half of them belong to one company. */
  readonly registrations: number;
  /** Rounds. Each measures all contestants. */
  readonly rounds: number;
  /** Duration of one contestant's measurement, for figures that count what fits into a time. */
  readonly seconds: number;
}

/** Environment of a figure: sizes, and the PostgreSQL server of this run, with the settings of the embedded one (fsync on). */
export interface Bench extends Sizes {
  readonly server: RunningServer;
  /** Prints progress. */
  say(text: string): void;
}

/** A figure. Each has a file of its own and is listed in `figures.ts`. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  measure(bench: Bench): Promise<Line[]>;
}
