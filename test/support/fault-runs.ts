import { expect } from '@jest/globals';
import { appendFileSync } from 'node:fs';

export type StoreName = 'PostgreSQL' | 'EventStoreDB';

/** One run of a fault. What was acknowledged, or must happen, has a name, and so has what is found afterwards. */
export interface FaultRun {
  /** Its number in docs/faults.md. */
  readonly fault: number;
  readonly store: StoreName;
  /** How often it was provoked. */
  readonly injected: number;
  /** Ids of events that were acknowledged, or of effects that had to come about. */
  readonly expected: readonly string[];
  /** The same of what is there, one for each time that it is. */
  readonly seen: readonly string[];
  /** How often something came again under its first name, by which whoever gets it knows it: a retried append, a mail with its Message-ID. */
  readonly again?: number;
  /** What else the run came to, to be printed below the table: rates, sizes. */
  readonly said?: string;
}

/** What a run comes to. */
export interface FaultCount {
  readonly fault: number;
  readonly store: StoreName;
  readonly injected: number;
  readonly expected: number;
  readonly lost: number;
  /** There more than once, or without being expected. */
  readonly double: number;
  readonly again: number;
  readonly said?: string;
}

export function countRun({
  fault,
  store,
  injected,
  expected,
  seen,
  again = 0,
  said,
}: FaultRun): FaultCount {
  const [wanted, found] = [new Set(expected), new Set(seen)];
  const known = [...wanted].filter((name) => found.has(name)).length;
  const count = {
    fault,
    store,
    injected,
    expected: wanted.size,
    lost: wanted.size - known,
    double: seen.length - known,
    again,
  };
  return said === undefined ? count : { ...count, said };
}

/** Writes down what a run came to, for the table of `npm run test:faults`; and insists that nothing was lost and nothing happened twice. */
export function recordRun(run: FaultRun): void {
  const count = countRun(run);
  const file = process.env['FAULT_RUNS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(count)}\n`);
  expect(count).toMatchObject({ lost: 0, double: 0 });
  expect(count.injected).toBeGreaterThan(0);
  expect(count.expected).toBeGreaterThan(0);
}

/** How much a spec does: few in the suite, more in `npm run test:faults`, and as many as an environment variable of this name says. */
export function amount(
  name: string,
  { usual, long }: { readonly usual: number; readonly long: number },
): number {
  const given = process.env[name];
  if (given !== undefined) return Number(given);
  return isLong() ? long : usual;
}

/** Whether this is `npm run test:faults`, and not the suite. */
export const isLong = (): boolean => process.env['FAULTS'] === 'long';

export const FIXED_SEED = 20_260_105;

/**
 * The seeds of a random test: a fixed one and another in each run of the suite, only another in `npm run test:faults`, or the one that
 * SEED names. A title or fast-check prints the seed of a run that fails.
 */
export function randomSeeds(): readonly number[] {
  const given = process.env['SEED'];
  if (given !== undefined) return [Number(given)];
  const another = Date.now() % 2 ** 31;
  return isLong() ? [another] : [FIXED_SEED, another];
}
