import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  holds,
  oversees,
  READ_MODELS,
  registrationsInScope,
  type Caller,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import { invalid, Ledger, uuid5, type Json } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer } from '#platform/jobs';
import type { WhatIfBody } from '../http/dto/history-jobs.dto.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { watchingCapacityOn } from '../timeline/history-visibility.js';
import { replayUnder } from '../what-if/replay-under-policy.js';

/** Replays history under another policy as a job, for the registrations that the requester oversees (docs/domain.md §8). */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly jobs: JobsService,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal invalid without a policy; forbidden to callers who oversee nothing */
  start(body: WhatIfBody, { caller, cause }: CommandContext, wait: boolean): Promise<JobAnswer> {
    const { managerPolicy, archiveAfterMonths, from, to } = body;
    if (managerPolicy === undefined && archiveAfterMonths === undefined)
      throw invalid(
        'managerPolicy',
        'no_policy',
        'Give managerPolicy, archiveAfterMonths, or both.',
      );
    if (!oversees(caller))
      throw forbidden(
        'role',
        'You are not permitted to replay history: it needs the role of admin, auditor, analyst or platform.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform']),
      );
    const request = JSON.parse(
      JSON.stringify({ managerPolicy, archiveAfterMonths, from, to }),
    ) as Json;
    const id = uuid5(cause.commandId, 'what-if');
    return this.jobs.start(
      {
        id,
        requester: caller.person,
        company: caller.company,
        kind: 'what-if',
        request,
        total: 1,
        run: async (job) => {
          const events = await this.#registrationEvents();
          const { differences, ...summary } = await replayUnder(
            {
              pool: this.pool,
              store: this.ledger.store,
              now: this.ledger.clock.now(),
              inScope: (ids) => this.#inScope(caller, ids),
              signal: job.signal,
              onProgress: ({ read, compared, registrations }) =>
                job.progress(read + compared, Math.max(events, read) + registrations + 1),
            },
            body,
          );
          job.signal.throwIfAborted();
          for (const difference of differences)
            await job.report({ outcome: 'differs', ...difference });
          await job.report({ outcome: 'summary', ...summary });
          job.progress(1, 1);
          await this.#record(caller, id, request, { differences, ...summary });
          return null;
        },
      },
      wait,
    );
  }

  /** How many events there are to read: those that the read models have. */
  async #registrationEvents(): Promise<number> {
    const { rows } = await this.pool.query<{ events: number }>(
      'SELECT coalesce(sum(revision + 1), 0)::int AS events FROM read.registrations',
    );
    return rows[0]?.events ?? 0;
  }

  /** Those of these registrations that the caller oversees. */
  async #inScope(caller: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const scope = registrationsInScope(overseeing(caller), 2, true);
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT r.id FROM read.registrations r JOIN read.people e ON e.id = r.employee
        WHERE r.id = ANY($1::uuid[]) AND ${scope.sql}`,
      [ids, ...scope.values],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async #record(caller: Caller, id: string, filters: Json, report: object): Promise<void> {
    const capacity = watchingCapacityOn(caller, null);
    if (capacity === null) return;
    await this.reads.record(caller, {
      capacity,
      what: 'what-if',
      subject: id,
      filters,
      position: await this.ledger.store.head(),
      rows: (report as { differences: readonly unknown[] }).differences.length,
      answer: report,
    });
  }
}

/** A coordinator’s registrations are no part of what they oversee. */
const overseeing = (caller: Caller): Caller =>
  holds(caller, 'coordinator')
    ? { ...caller, roles: caller.roles.filter(({ role }) => role !== 'coordinator') }
    : caller;
