/**
 * Lets one piece of work at a time pass under a name, among all processes on the same stores: for what must hold across streams, which
 * no expected revision can keep. Pieces of work must not wait for each other's names.
 */
export interface Lock {
  /** @throws whatever the work throws; an error that passes when its turn does not come in time */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Of a process that is the only one on its stores. */
export const SINGLE_PROCESS_LOCK: Lock = { withLock: (_, work) => work() };
