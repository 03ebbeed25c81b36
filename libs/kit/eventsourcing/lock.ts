/**
 * Named locks among all processes on the same stores, for rules across streams, which no expected revision can guard. Work under one
 * lock must not wait for another.
 */
export interface Lock {
  /** Runs the work while it holds the lock. @throws what the work throws; a transient error when the lock is not free in time */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** For a process that is the only one on its stores. */
export const SINGLE_PROCESS_LOCK: Lock = { withLock: (_, work) => work() };
