import { setTimeout as pause } from 'node:timers/promises';

/** Polls until the condition holds (true) or the timeout, in milliseconds, is over (false). Keeps Node alive meanwhile. */
export async function until(
  condition: () => boolean,
  timeout: number,
  every = 10,
): Promise<boolean> {
  const end = Date.now() + timeout;
  while (!condition()) {
    if (Date.now() >= end) return false;
    await pause(every);
  }
  return true;
}
