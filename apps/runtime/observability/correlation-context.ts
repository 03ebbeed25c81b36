import { AsyncLocalStorage } from 'node:async_hooks';

/** What a piece of work belongs to: the request's, or the command's, correlation id. */
export interface RunningWork {
  correlation?: string | undefined;
}

const works = new AsyncLocalStorage<RunningWork>();

/** Runs work, and everything that it starts, under its correlation id: every log line of it bears the id. */
export const runWithCorrelation = <T>(work: RunningWork, run: () => T): T => works.run(work, run);

/** The correlation id of what is being done; undefined where nothing has one. */
export const correlation = (): string | undefined => works.getStore()?.correlation;
