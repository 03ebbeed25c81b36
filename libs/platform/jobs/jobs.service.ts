import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  canonicalJson,
  invalid,
  Ledger,
  notFound,
  Refusal,
  Semaphore,
  type Json,
} from '#kit/eventsourcing';
import { Keyset, type Page, type PageQuery } from '#platform/http';
import { INTERRUPTED, JobsRepository, type JobRow } from './jobs.repository.js';
import type { JobAnswer, JobOutcome, JobProblem } from './job.response.js';
import { RunningJob, JobStopped } from './running-job.js';

/** A job as its requester starts it. */
export interface JobDefinition {
  /** Derived from the Idempotency-Key, if there is one, so that a retry finds the same job. */
  readonly id: string;
  readonly requester: string;
  /** The requester's company, if any: companies take turns, and within one its people. */
  readonly company: string | null;
  readonly kind: string;
  /** The request, without personal data; another request under the same id is refused. */
  readonly request: Json;
  readonly total: number;
  /** Does the work and reports one outcome per item. @returns why not all was done, or null. @throws Refusal that fails the whole job */
  readonly run: (job: RunningJob) => Promise<JobProblem | null>;
}

const KEPT_MILLISECONDS = 24 * 3_600_000;
const AT_ONCE = 4;

/**
 * Runs jobs in the background, a few at a time. A job shows its progress, keeps an outcome per item for 24 hours, and can be cancelled from
 * any process. Exports have tables of their own and use the same kind of semaphore.
 */
@Injectable()
export class JobsService implements BeforeApplicationShutdown {
  readonly #logger = new Logger('jobs');
  readonly #semaphore = new Semaphore(AT_ONCE);
  readonly #running = new Map<string, { job: RunningJob; ended: Promise<void> }>();

  constructor(
    private readonly rows: JobsRepository,
    private readonly ledger: Ledger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    for (const { job } of this.#running.values()) job.stop(new JobStopped('interrupted'));
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  /**
   * Starts a job, or finds it by its id; waits for its end if `wait` is set.
   * @throws Refusal invalid (`key_reused`); RetryLater if the requester has too many jobs
   */
  async start(work: JobDefinition, wait: boolean): Promise<JobAnswer> {
    const now = this.ledger.clock.now();
    await this.rows.removeExpired(now);
    await this.#untilCancelled(work);
    const expires = new Date(Date.parse(now) + KEPT_MILLISECONDS).toISOString();
    const begun = await this.rows.begin({
      ...work,
      request: work.request as object,
      requested_at: now,
      expires_at: expires,
    });
    if (begun) this.#runInBackground(work);
    const row = await this.#find(work.requester, work.id);
    if (canonicalJson(row.request as Json) !== canonicalJson(work.request))
      throw invalid(
        'Idempotency-Key',
        'key_reused',
        'This Idempotency-Key was used before for another request: use a new key.',
      );
    if (wait) await this.ended(work.id);
    return this.byId(work.requester, work.id);
  }

  /** Resolves when this process has stopped working on a job; at once for a job of another process. */
  async ended(id: string): Promise<void> {
    await this.#running.get(id)?.ended;
  }

  /**
   * Waits for the end of cancelled work that this process is still at. Begun again before that, the job would have two runs, and the
   * first would end it as cancelled.
   */
  async #untilCancelled({ id, requester }: JobDefinition): Promise<void> {
    if (!this.#running.has(id)) return;
    const row = await this.rows.find(id, requester, this.ledger.clock.now());
    if (row?.status === 'cancelled') await this.ended(id);
  }

  #runInBackground(work: JobDefinition): void {
    const job = new RunningJob(work.id, this.rows);
    const ended = this.#run(work, job).finally(() => this.#running.delete(work.id));
    this.#running.set(work.id, { job, ended });
  }

  async list(requester: string): Promise<JobAnswer[]> {
    const rows = await this.rows.list(requester, this.ledger.clock.now());
    const counts = await this.rows.counts(rows.map((row) => row.id));
    return rows.map((row) => answerOf(row, counts.get(row.id)));
  }

  /** @throws Refusal not_found */
  async byId(requester: string, id: string): Promise<JobAnswer> {
    return answerOf(await this.#find(requester, id), (await this.rows.counts([id])).get(id));
  }

  async outcomes(requester: string, id: string, query: PageQuery): Promise<Page<JobOutcome>> {
    await this.#find(requester, id);
    const keyset = new Keyset(query, [{ sql: 'number', kind: 'int' }]);
    const page = keyset.page(await this.rows.outcomes(id, keyset), ({ number }) => [
      String(number),
    ]);
    return {
      ...page,
      items: page.items.map(({ number, outcome }) => ({ number, ...outcome }) as JobOutcome),
    };
  }

  /** Those of these jobs of a kind that are under way or done: their files are kept. */
  kept(kind: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.rows.kept(kind, ids, this.ledger.clock.now());
  }

  /** Cancels a job under way, in whichever process; deletes one that has ended. */
  async cancel(requester: string, id: string): Promise<void> {
    const { status } = await this.#find(requester, id);
    if (status !== 'waiting' && status !== 'running') return this.rows.remove(id);
    await this.rows.end(id, 'cancelled', null);
    this.#running.get(id)?.job.stop(new JobStopped('cancelled'));
  }

  async #find(requester: string, id: string): Promise<JobRow> {
    const row = await this.rows.find(id, requester, this.ledger.clock.now());
    if (!row) throw notFound('job', 'job');
    return row;
  }

  async #run(work: JobDefinition, job: RunningJob): Promise<void> {
    try {
      const problem = await job.keepLease(() =>
        this.#semaphore.run(() => work.run(job), job.signal, queueOf(work)),
      );
      await this.rows.end(work.id, problem === null ? 'done' : 'failed', problem);
    } catch (error) {
      const cancelled = error instanceof JobStopped && error.why === 'cancelled';
      if (!(error instanceof JobStopped) && !(error instanceof Refusal)) this.#logger.error(error);
      await this.rows
        .end(work.id, cancelled ? 'cancelled' : 'failed', problemOf(error))
        .catch((failure: unknown) => this.#logger.error(failure));
    }
  }
}

/** Whoever has no company is a queue of their own. */
const queueOf = ({ company, requester }: JobDefinition): readonly string[] => [
  company ?? requester,
  requester,
];

function problemOf(error: unknown): JobProblem {
  if (error instanceof JobStopped)
    return error.why === 'cancelled'
      ? { rule: 'cancelled', detail: 'The job was cancelled. The outcomes show what was done.' }
      : INTERRUPTED;
  if (error instanceof Refusal) return { rule: error.rule, detail: error.message };
  return {
    rule: 'internal',
    detail:
      'The job failed because of an internal error. Ask again under the same Idempotency-Key.',
  };
}

function answerOf(row: JobRow, counts: Readonly<Record<string, number>> = {}): JobAnswer {
  const { id, kind, status, progress, total, request, problem } = row;
  return {
    ...{ id, kind, status, progress: { done: progress, total }, counts, request },
    ...{
      requestedAt: row.requested_at,
      expiresAt: row.expires_at,
      outcomes: `/jobs/${id}/outcomes`,
    },
    ...(problem ? { problem } : {}),
  };
}
