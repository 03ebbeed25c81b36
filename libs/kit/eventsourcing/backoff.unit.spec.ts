import { expect, test } from '@jest/globals';
import { elapsed, backoffDelay } from './backoff.js';

test('pauses double up to the longest, and up to half of each is chance', () => {
  const pausing = { first: 20, longest: 100 };
  for (const [failures, whole] of [20, 40, 80, 100, 100].entries()) {
    const pauses = Array.from({ length: 200 }, () => backoffDelay(failures + 1, pausing));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(whole / 2);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(whole);
    expect(new Set(pauses).size).toBeGreaterThan(150);
  }
  expect(backoffDelay(5_000, pausing)).toBeLessThanOrEqual(100);
});

test('a pause ends when the signal comes', async () => {
  const stop = new AbortController();
  const pause = elapsed(3_600_000, stop.signal);
  stop.abort();
  await pause;
  await elapsed(3_600_000, stop.signal);
});
