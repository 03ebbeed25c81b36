/** How to wait between attempts, in milliseconds. */
export interface BackoffOptions {
  readonly first: number;
  readonly longest: number;
}

/** The pause after so many failures in a row: it doubles, up to the longest, and half of it is chance, so that many do not come at once. */
export function backoffDelay(failures: number, { first, longest }: BackoffOptions): number {
  const whole = Math.min(first * 2 ** (failures - 1), longest);
  return whole * (0.5 + Math.random() / 2);
}

/** Resolves after the time given, or as soon as the signal comes. */
export function elapsed(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
