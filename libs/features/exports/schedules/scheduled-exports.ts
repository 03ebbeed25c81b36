import type { Pool } from 'pg';
import { Callers, refuseUnknownFilters } from '#platform/authorization';
import { Refusal, uuid5, type Clock, type Instant } from '#kit/eventsourcing';
import { planScheduledExportMail } from '#features/notifications';
import { columnsFor } from '../export-access.js';
import type { ExportFilesRepository } from '../export-files.repository.js';
import { checkRequest } from '../export-request.js';
import type { ExportRunner } from '../export-runner.js';
import type { ExportProblem } from '../http/export.response.js';
import { requestAt, type ExportSchedule, type RunUnderWay } from './export-schedule.js';
import { ExportSchedulesRepository } from './export-schedules.repository.js';
import { lastMissed, nextRuns } from './schedule-rule.js';
import { scheduleRight } from './schedule-right.js';

/** A run whose process ended, or whose file an erasure took, is begun again so often. */
const MOST_ATTEMPTS = 5;
const BEGUN_AGAIN = ['interrupted', 'erased_since'];

const NO_PERSON: ExportProblem = {
  rule: 'role',
  detail: 'The person who scheduled this export is gone.',
};
const TOO_MANY_ATTEMPTS: ExportProblem = {
  rule: 'interrupted',
  detail: 'The process that built the export stopped, again and again.',
};

interface Dependencies {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly files: ExportFilesRepository;
  readonly runner: ExportRunner;
}

/**
 * Runs scheduled exports (ADR 0040). The table says how far each run is, and every step is taken once, in whichever process: a run is begun
 * under an id that follows from its schedule and due instant, its file is built under a lease, and its mail is planned in the transaction
 * that ends the run.
 */
export class ScheduledExports {
  readonly #schedules: ExportSchedulesRepository;
  readonly #callers: Callers;
  #ticking: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: Dependencies) {
    this.#schedules = new ExportSchedulesRepository(dependencies.pool);
    this.#callers = new Callers(dependencies.pool);
  }

  /** The next instant after `now` at which a schedule is due; null when none is. */
  next(now: Instant): Promise<Instant | null> {
    return this.#schedules.next(now);
  }

  /** Takes the next step of each schedule that has one. @returns how many steps were taken */
  tick(): Promise<number> {
    const mine = this.#ticking.then(() => this.#tick());
    this.#ticking = mine.catch(() => undefined);
    return mine;
  }

  /** Takes steps, and waits for the files that this process builds, until nothing is left to do here. */
  async settle(): Promise<void> {
    for (let steps = 1, waited = true; steps > 0 || waited;) {
      steps = await this.tick();
      waited = await this.dependencies.runner.idle();
    }
  }

  /** Stops the files under way. Another process, or the next start, begins them again. */
  async stop(): Promise<void> {
    await this.#ticking;
    await this.dependencies.runner.beforeApplicationShutdown();
  }

  async #tick(): Promise<number> {
    const now = this.dependencies.clock.now();
    let steps = 0;
    for (const schedule of await this.#schedules.due(now))
      if (await this.#begin(schedule, now)) steps += 1;
    const underWay = await this.#schedules.underWay();
    if (underWay.length === 0) return steps;
    await this.dependencies.files.failAbandoned();
    const failures: unknown[] = [];
    for (const run of await this.#schedules.underWay()) {
      try {
        if (await this.#goOn(run)) steps += 1;
      } catch (error) {
        failures.push(error); // one schedule does not hold up the others
      }
    }
    if (failures.length > 0) throw failures[0];
    return steps;
  }

  /** Runs that were missed are made up for by one, the last. */
  #begin(schedule: ExportSchedule & { readonly next_at: Instant }, now: Instant): Promise<boolean> {
    const { id, rule, zone, next_at } = schedule;
    const due = lastMissed(rule, zone, next_at, now);
    return this.#schedules.begin(
      schedule,
      uuid5('scheduled export', id, due),
      due,
      nextRuns(rule, zone, now),
    );
  }

  /** @returns whether there was anything to do */
  async #goOn(run: RunUnderWay): Promise<boolean> {
    switch (run.file_status) {
      case 'waiting':
      case 'running':
        return false;
      case 'done':
        await this.#send(run);
        return true;
      case null:
      case 'withdrawn':
        return this.#build(run);
      case 'failed':
      case 'cancelled':
        if (run.file_problem === null || BEGUN_AGAIN.includes(run.file_problem.rule))
          return this.#build(run);
        await this.#end(run, run.file_status, run.file_problem);
        return true;
    }
  }

  async #send(run: RunUnderWay): Promise<void> {
    const endedAt = this.dependencies.clock.now();
    const { id, owner, run_due: dueAt, file_rows: rows } = run;
    const ended = { dueAt, endedAt, outcome: 'sent', export: run.run, rows: rows ?? 0 } as const;
    await this.#schedules.end(run, ended, null, (client) =>
      planScheduledExportMail(client, {
        schedule: id,
        export: run.run,
        recipient: owner,
        at: endedAt,
      }),
    );
  }

  /** Builds the file with the rights that the owner has now. A refusal pauses the schedule. */
  async #build(run: RunUnderWay): Promise<boolean> {
    const { files, runner, clock } = this.dependencies;
    if (run.run_attempts >= MOST_ATTEMPTS) {
      await this.#end(run, 'failed', TOO_MANY_ATTEMPTS);
      return true;
    }
    try {
      const job = await this.#jobOf(run);
      if (job === undefined) {
        await this.#refuse(run, NO_PERSON);
        return true;
      }
      const { caller, request } = job;
      if (!(await files.beginAgain(runner.rowOf(run.run, caller, request, clock.now()))))
        return false;
      await this.#schedules.countAttempt(run);
      void runner.launch(run.run, job.right, caller, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.#refuse(run, { rule: error.rule, detail: error.message });
    }
    return true;
  }

  /** @throws Refusal when the owner may no longer export this */
  async #jobOf(run: RunUnderWay) {
    const caller = await this.#callers.byId(run.owner);
    if (!caller) return undefined;
    const request = requestAt(run, run.run_due);
    checkRequest(request);
    const right = scheduleRight(caller, run.capacity ?? undefined);
    columnsFor(request, right);
    await refuseUnknownFilters(this.dependencies.pool, right.caller, request);
    return { caller, request, right };
  }

  #refuse(run: RunUnderWay, problem: ExportProblem): Promise<void> {
    const endedAt = this.dependencies.clock.now();
    const { run_due: dueAt } = run;
    return this.#schedules.end(run, { dueAt, endedAt, outcome: 'refused', problem }, problem);
  }

  #end(run: RunUnderWay, outcome: 'failed' | 'cancelled', problem: ExportProblem): Promise<void> {
    const endedAt = this.dependencies.clock.now();
    return this.#schedules.end(run, { dueAt: run.run_due, endedAt, outcome, problem }, null);
  }
}
