import type { JobsRepository, JobSteps } from './jobs.repository.js';

/** Stops a job before its end. */
export class JobStopped extends Error {
  constructor(readonly why: 'cancelled' | 'interrupted') {
    super(`The job was ${why}.`);
  }
}

/** Milliseconds between two renewals of the lease. */
const RENEW = 2_000;
/** Outcomes per write. */
const BATCH = 200;

/** A job under way: collects outcomes, one per item in order, and tells the work when to stop. */
export class RunningJob {
  readonly #stop = new AbortController();
  readonly #waiting: object[] = [];
  #written = 0;
  #steps: JobSteps | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly id: string,
    private readonly rows: JobsRepository,
  ) {}

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  stop(why: JobStopped): void {
    this.#stop.abort(why);
  }

  /** @throws Stopped, between two items, when there is to be no further one */
  async report(...outcomes: readonly object[]): Promise<void> {
    this.#waiting.push(...outcomes);
    if (this.#waiting.length >= BATCH) await this.write();
    this.signal.throwIfAborted();
  }

  /**
   * Says how far the work is, in steps of its own rather than in outcomes. It is stored with the next renewal of the lease.
   * @throws JobStopped when there is to be no further step
   */
  progress(done: number, total: number): void {
    this.#steps = { done, total: Math.max(done, total) };
    this.signal.throwIfAborted();
  }

  /** Renews the lease while the work runs. */
  async keepLease<T>(work: () => Promise<T>): Promise<T> {
    await this.write();
    const renewing = setInterval(() => void this.write().catch(() => undefined), RENEW);
    try {
      return await work();
    } finally {
      clearInterval(renewing);
      await this.write();
    }
  }

  write(): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const outcomes = [...this.#waiting];
    const goesOn = await this.rows.advance(this.id, this.#written + 1, outcomes, this.#steps);
    this.#waiting.splice(0, outcomes.length); // after the write, so that a lost connection loses no outcome
    this.#written += outcomes.length;
    if (!goesOn) this.stop(new JobStopped('cancelled'));
  }
}
