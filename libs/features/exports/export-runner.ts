import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { Pool } from 'pg';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import { Ledger, Refusal, Semaphore, type Instant } from '#kit/eventsourcing';
import { TransientErrors } from '#platform/http';
import { buildExport, erasuresIn, type Progress } from './build-export.js';
import { TooManyRows } from './files/export-file.types.js';
import { checkRequest, type ExportRequest } from './export-request.js';
import { columnsFor, exportRight, type ExportRight } from './export-access.js';
import { ManifestSigner } from './manifest-signer.js';
import { retry } from './retry.js';
import { ExportFilesRepository, INTERRUPTED, type NewExport } from './export-files.repository.js';
import { removeFilesOf, removeStray } from './export-folder.js';

import type { ExportProblem } from './http/export.response.js';

/** Injection token of the folder for export files. */
export const EXPORTS_FOLDER = Symbol('exports folder');

/** How long a file is kept. */
const KEPT_MILLISECONDS = 24 * 3_600_000;
/** Exports built concurrently. */
const CONCURRENT_EXPORTS = 2;
/** The lease is renewed at least this often. */
const RENEW_MILLISECONDS = 2_000;
/** Progress is stored at most this often while rows are written. */
const PROGRESS_MILLISECONDS = 200;
const CLEAN_UP_MILLISECONDS = 60_000;

interface Job {
  readonly id: string;
  readonly right: ExportRight;
  readonly caller: Caller;
  readonly request: ExportRequest;
  readonly stop: AbortController;
  progress: Partial<Progress>;
  status: 'waiting' | 'running';
}

class Cancelled extends Error {}
/** The process was stopped. A scheduled export is begun again. */
class Interrupted extends Error {}

/** Builds exports in the background, two at a time; retries transient errors; keeps files for 24 hours. */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('exports');
  readonly #semaphore = new Semaphore(CONCURRENT_EXPORTS);
  readonly #jobs = new Map<string, { job: Job; ended: Promise<void> }>();

  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EXPORTS_FOLDER) private readonly folder: string,
    private readonly ledger: Ledger,
    private readonly files: ExportFilesRepository,
    private readonly signer: ManifestSigner,
    @Inject(TransientErrors) private readonly transientErrors: TransientErrors,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.sweep();
  }

  @Interval('export-clean-up', CLEAN_UP_MILLISECONDS)
  async cleanUp(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.#logger.error(error));
  }

  /** Cancels all exports before the server stops: a client that waits for an export would otherwise delay the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const { job } of this.#jobs.values()) job.stop.abort(new Interrupted());
    await this.idle();
  }

  /** Waits for the exports that this process builds now. @returns whether there were any */
  async idle(): Promise<boolean> {
    const jobs = [...this.#jobs.values()];
    await Promise.all(jobs.map(({ ended }) => ended));
    return jobs.length > 0;
  }

  /**
   * Starts an export. `ended` settles when the file is finished, or the export has failed or was cancelled.
   * @throws Refusal invalid, forbidden; not_found for a filter that names nothing in scope; RetryLater if the requester has too many exports
   */
  async start(
    caller: Caller,
    request: ExportRequest,
    capacity?: string,
  ): Promise<{ id: string; ended: Promise<void> }> {
    checkRequest(request);
    const right = exportRight(caller, capacity);
    columnsFor(request, right);
    await refuseUnknownFilters(this.pool, right.caller, request);
    const id = randomUUID();
    await this.files.add(this.rowOf(id, caller, request, this.ledger.clock.now()));
    return { id, ended: this.launch(id, right, caller, request) };
  }

  /** A new row in the table of exports. */
  rowOf(id: string, { person }: Caller, request: ExportRequest, now: Instant): NewExport {
    const expires = new Date(Date.parse(now) + KEPT_MILLISECONDS).toISOString();
    return { id, requester: person, request, requested_at: now, expires_at: expires };
  }

  /** Builds an export whose row is in the table. Settles when the file is finished, or the export has failed or was cancelled. */
  launch(id: string, right: ExportRight, caller: Caller, request: ExportRequest): Promise<void> {
    const job: Job = {
      id,
      right,
      caller,
      request,
      stop: new AbortController(),
      progress: {},
      status: 'waiting',
    };
    const ended = this.#run(job).finally(() => this.#jobs.delete(id));
    this.#jobs.set(id, { job, ended });
    return ended;
  }

  /** Cancels a running export of any process. Its row changes at once; another process notices when it renews its lease. */
  async cancel(id: string): Promise<void> {
    await this.files.end(id, 'cancelled', null);
    this.#jobs.get(id)?.job.stop.abort(new Cancelled('The export was cancelled.'));
  }

  /** Deletes exports that expired, were built before an erasure, or were left by a process that died. */
  async sweep(): Promise<void> {
    await this.files.failAbandoned();
    await this.files.withdraw((await erasuresIn(this.pool)).sha256);
    await this.files.removeExpired(this.ledger.clock.now());
    await removeStray(this.folder, this.files);
  }

  async #run(job: Job): Promise<void> {
    const renewing = setInterval(() => void this.#renew(job), RENEW_MILLISECONDS);
    try {
      await this.#semaphore.run(() => this.#build(job), job.stop.signal, [
        job.caller.company ?? job.caller.person,
        job.caller.person,
      ]);
    } catch (error) {
      await this.#fail(job, error).catch((failure: unknown) => this.#logger.error(failure));
    } finally {
      clearInterval(renewing);
    }
  }

  async #build(job: Job): Promise<void> {
    job.status = 'running';
    await this.#renew(job);
    let reportedAt = performance.now();
    const onProgress = (progress: Progress) => {
      job.progress = progress;
      if (performance.now() - reportedAt < PROGRESS_MILLISECONDS) return;
      reportedAt = performance.now();
      void this.#renew(job);
    };
    const build = () =>
      buildExport({
        pool: this.pool,
        store: this.ledger.store,
        caller: job.right.caller,
        request: job.request,
        folder: this.folder,
        basename: job.id,
        signer: this.signer,
        signal: job.stop.signal,
        onProgress,
      });
    const { path, manifest } = await retry(build, this.#isTransient, job.stop.signal);
    const recorded =
      job.right.capacity === 'coordinator'
        ? undefined
        : { capacity: job.right.capacity, at: this.ledger.clock.now() };
    const total = job.progress.total ?? 0;
    const finish = () =>
      this.files.finish(
        job.id,
        path,
        manifest,
        { done: total, total, rows: manifest.rows },
        recorded,
      );
    if (!(await retry(finish, this.#isTransient, job.stop.signal)))
      await this.#removeUnlessDone(job);
  }

  /** A lost database session, or a store that did not answer. */
  readonly #isTransient = (error: unknown): boolean => this.transientErrors.is(error);

  /** Checks the row first: when the connection was lost during `finish`, the export may be done. */
  async #removeUnlessDone({ id }: Job): Promise<void> {
    if (!(await this.files.withFile([id])).has(id)) await removeFilesOf(this.folder, id);
  }

  async #renew(job: Job): Promise<void> {
    const renewed = await this.files.renew(job.id, job.status, job.progress).catch(() => true);
    if (!renewed) job.stop.abort(new Cancelled('The export was cancelled.'));
  }

  async #fail(job: Job, error: unknown): Promise<void> {
    const cancelled = error instanceof Cancelled;
    const expected = [Cancelled, Interrupted, Refusal, TooManyRows];
    if (!expected.some((kind) => error instanceof kind)) this.#logger.error(error);
    await this.files.end(job.id, cancelled ? 'cancelled' : 'failed', problemOf(error));
    await this.#removeUnlessDone(job);
  }
}

function problemOf(error: unknown): ExportProblem {
  if (error instanceof Cancelled) return { rule: 'cancelled', detail: error.message };
  if (error instanceof Interrupted) return INTERRUPTED;
  if (error instanceof Refusal) return { rule: error.rule, detail: error.message };
  if (error instanceof TooManyRows) return { rule: 'too_many_rows', detail: error.message };
  return { rule: 'internal', detail: 'The export failed. The log of the server has the error.' };
}
