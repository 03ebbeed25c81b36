import { expect, test } from '@jest/globals';
import { amount, FIXED_SEED } from '../support/fault-runs.js';
import { fuzz } from './fuzz.js';

/** The short form of `npm run test:fuzz`. */
const REQUESTS = amount('REQUESTS', { usual: 10_000, long: 10_000 });
const SEED = Number(process.env['SEED'] ?? FIXED_SEED);
const PATIENCE_MILLISECONDS = 1_200_000;

test(
  `nothing breaks, leaks or hangs (SEED=${SEED})`,
  async () => {
    const { tally, failures, operations, refusedOnTour, log } = await fuzz({
      seed: SEED,
      requests: REQUESTS,
    });
    expect(`${failures.join('\n\n')}${failures.length > 0 ? log : ''}`).toBe('');
    expect(tally.total).toBe(REQUESTS);
    expect(refusedOnTour).toEqual([]);
    const done = operations.filter(({ name }) => tally.done.has(name)).length;
    expect(done / operations.length).toBeGreaterThan(0.6); // states are reached, not only refusals
  },
  PATIENCE_MILLISECONDS,
);
