import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before each further attempt. */
const PAUSES = [500, 2_000, 5_000];

/**
 * Does from its beginning, a few times at most, what trouble that passes came upon.
 * @throws what is no such trouble, what came of the last attempt, or the signal's reason
 */
export async function retry<T>(
  work: () => Promise<T>,
  passes: (error: unknown) => boolean,
  signal: AbortSignal,
): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !passes(error)) throw error;
    }
    await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  return work();
}
