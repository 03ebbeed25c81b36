import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before each further attempt. */
const PAUSES = [500, 2_000, 5_000];

/**
 * Runs work again after a transient error, up to three more times.
 * @throws the first error that is not transient, the error of the last attempt, or the signal's reason
 */
export async function retry<T>(
  work: () => Promise<T>,
  isTransient: (error: unknown) => boolean,
  signal: AbortSignal,
): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !isTransient(error)) throw error;
    }
    await delay(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  return work();
}
