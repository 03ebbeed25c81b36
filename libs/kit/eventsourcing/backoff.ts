/** The pauses between attempts, in any unit of time. */
export interface BackoffOptions {
  /** The pause after the first failure. */
  readonly first: number;
  /** No pause is longer. */
  readonly longest: number;
}

/** The pause after this many failures in a row (1 or more). It doubles with each failure, up to the longest. */
export const exponentialDelay = (failures: number, { first, longest }: BackoffOptions): number =>
  Math.min(first * 2 ** (failures - 1), longest);

/** Like {@link exponentialDelay}, but up to half of the pause is left out at random, so that clients do not retry all at once. */
export const backoffDelay = (failures: number, options: BackoffOptions): number =>
  exponentialDelay(failures, options) * (0.5 + Math.random() / 2);

/** Resolves after this many milliseconds, or as soon as the signal aborts. */
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
