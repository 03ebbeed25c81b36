/**
 * Named locks among all processes on the same stores, for rules across streams, which no expected revision can guard. Work under one
 * lock must not wait for another.
 */
export interface Lock {
  /**
   * Runs the work while it holds all of these locks. Each is taken in the order given, which has to be the same everywhere.
   * @throws what the work throws; a transient error when a lock is not free in time
   */
  withLocks<T>(names: readonly string[], work: () => Promise<T>): Promise<T>;
}

/** For a process that is the only one on its stores. */
export const SINGLE_PROCESS_LOCK: Lock = { withLocks: (_, work) => work() };
