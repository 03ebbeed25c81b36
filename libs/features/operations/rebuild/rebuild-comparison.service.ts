import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { inSnapshot } from '#features/exports';
import { RecordedReads, watchingCapacityOn } from '#features/history';
import {
  forbidden,
  holds,
  neededRoles,
  oversees,
  READ_MODELS,
  type Caller,
} from '#platform/authorization';
import { Ledger, uuid5, type Json } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { RebuildComparisonBody } from '../http/dto/rebuilds.dto.js';
import { compareRebuilt } from './compare-rebuilt.js';
import { REBUILT } from './rebuilt-exports.js';

/** Differences that are listed; further ones are counted. */
export const MOST_DIFFERENCES = 10_000;

/** Rebuilds the rows of an export from events, as a job, and reports whether each equals the live row (docs/domain.md §1: analysts). */
@Injectable()
export class RebuildComparisonService {
  constructor(
    private readonly jobs: JobsService,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal forbidden to callers who oversee nothing */
  start(
    { export: name }: RebuildComparisonBody,
    { caller, cause }: CommandContext,
    wait: boolean,
  ): Promise<JobAnswer> {
    if (!oversees(caller))
      throw forbidden(
        'role',
        'You are not permitted to rebuild exports from events: it needs the role of admin, auditor, analyst or platform.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform']),
      );
    const id = uuid5(cause.commandId, 'rebuild-comparison');
    const request = { export: name };
    return this.jobs.start(
      {
        id,
        requester: caller.person,
        company: caller.company,
        kind: 'rebuild-comparison',
        request,
        total: 1,
        run: async (job) => {
          const summary = await this.#compare(job, overseeing(caller), name);
          job.signal.throwIfAborted();
          await job.report({ outcome: 'summary', ...summary });
          await this.#record(caller, id, request, summary);
          return null;
        },
      },
      wait,
    );
  }

  #compare(job: RunningJob, caller: Caller, name: RebuildComparisonBody['export']) {
    return inSnapshot(this.pool, async (snapshot) => {
      let different = 0;
      const { rows, equal } = await compareRebuilt({
        snapshot,
        store: this.ledger.store,
        caller,
        rebuilt: REBUILT[name],
        onPage: async ({ differences, owners, total }) => {
          const listed = differences.slice(0, Math.max(0, MOST_DIFFERENCES - different));
          different += differences.length;
          await job.report(...listed);
          job.progress(owners, total);
        },
      });
      const omitted = Math.max(0, different - MOST_DIFFERENCES);
      return { rows, equal, different, omitted, position: snapshot.position };
    });
  }

  async #record(
    caller: Caller,
    id: string,
    filters: Json,
    summary: { readonly rows: number; readonly position: string },
  ): Promise<void> {
    const capacity = watchingCapacityOn(caller, null);
    if (capacity === null) return;
    await this.reads.record(caller, {
      capacity,
      what: 'rebuild-comparison',
      subject: id,
      filters,
      position: summary.position,
      rows: summary.rows,
      answer: JSON.stringify(summary),
    });
  }
}

/** A coordinator’s registrations are no part of what they oversee. */
const overseeing = (caller: Caller): Caller =>
  holds(caller, 'coordinator')
    ? { ...caller, roles: caller.roles.filter(({ role }) => role !== 'coordinator') }
    : caller;
