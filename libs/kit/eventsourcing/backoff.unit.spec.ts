import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { elapsed, backoffDelay } from './backoff.js';

test('pauses double up to the longest, and half of each is chance', () => {
  const pausing = { first: 20, longest: 100 };
  for (const [failures, whole] of [20, 40, 80, 100, 100].entries()) {
    const pauses = Array.from({ length: 200 }, () => backoffDelay(failures + 1, pausing));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(whole / 2);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(whole);
    expect(new Set(pauses).size).toBeGreaterThan(150);
  }
  expect(backoffDelay(5_000, pausing)).toBeLessThanOrEqual(100);
});

describe('a pause', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const stateOf = (pause: Promise<void>) =>
    Promise.race([pause.then(() => 'over'), Promise.resolve('waiting')]);

  test('ends after its time', async () => {
    const pause = elapsed(1_000, new AbortController().signal);
    jest.advanceTimersByTime(999);
    expect(await stateOf(pause)).toBe('waiting');
    jest.advanceTimersByTime(1);
    await pause;
    expect(jest.getTimerCount()).toBe(0);
  });

  test('ends when the signal comes, and leaves no timer', async () => {
    const stop = new AbortController();
    const pause = elapsed(3_600_000, stop.signal);
    expect([await stateOf(pause), jest.getTimerCount()]).toEqual(['waiting', 1]);
    stop.abort();
    await pause;
    expect(jest.getTimerCount()).toBe(0);
  });

  test('does not begin after the signal', async () => {
    const stop = new AbortController();
    stop.abort();
    await elapsed(3_600_000, stop.signal);
    expect(jest.getTimerCount()).toBe(0);
  });
});
