import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  forbidden,
  isPlatform,
  neededRoles,
  READ_MODELS,
  type Caller,
} from '#platform/authorization';
import { canonicalJson, invalid, sha256, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { RetryMailsBody } from './dead-mails.dto.js';

/** Mails per statement. */
const PAGE = 200;

/** What becomes of a mail: only a dead one of somebody who is still there is sent again. */
const OUTCOME = `
  CASE WHEN o.id IS NULL THEN 'not_found' WHEN o.status <> 'dead' THEN 'not_dead'
       WHEN coalesce(e.erased, true) THEN 'recipient_gone' ELSE 'queued' END`;

const JUDGE = `
  SELECT asked.id AS mail, ${OUTCOME} AS outcome
    FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, n)
    LEFT JOIN work.outbox o ON o.id = asked.id
    LEFT JOIN read.people e ON e.id = o.recipient
   ORDER BY asked.n`;

/** The attempts are counted anew. A mail keeps its Message-ID, by which a repeat is recognised. */
const REVIVE = `
  UPDATE work.outbox SET status = 'waiting', attempts = 0, next_at = now(), claimed_until = NULL, problem = NULL
   WHERE id = ANY($1::uuid[]) AND status = 'dead' RETURNING id`;

const DEAD = `SELECT id FROM work.outbox WHERE status = 'dead' AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${PAGE}`;

interface Judged {
  readonly mail: string;
  readonly outcome: 'not_found' | 'not_dead' | 'recipient_gone' | 'queued';
}

/** Puts mails that failed for good back into the outbox, as a job with an outcome per mail. */
@Injectable()
export class RetryMailsService {
  constructor(
    private readonly jobs: JobsService,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal invalid without a selection; forbidden */
  async start(
    { mails, all }: RetryMailsBody,
    { caller, cause, options }: CommandContext,
    wait: boolean,
  ): Promise<JobAnswer> {
    if ((mails === undefined) === (all === undefined))
      throw invalid('mails', 'no_selection', 'Give either mails, or all: true.');
    refuseUnlessPlatform(caller);
    const dryRun = options.dryRun === true;
    return this.jobs.start(
      {
        id: uuid5(cause.commandId, 'retry-mails'),
        requester: caller.person,
        company: caller.company,
        kind: 'retry-mails',
        request: { dryRun, all: all === true, sha256: sha256(canonicalJson(mails ?? [])) },
        total: mails?.length ?? (await this.#dead()),
        run: async (job) => {
          if (mails) await this.#retry(job, mails, dryRun);
          else await this.#retryAll(job, dryRun);
          return null;
        },
      },
      wait,
    );
  }

  async #retryAll(job: RunningJob, dryRun: boolean): Promise<void> {
    let after: string | null = null;
    for (;;) {
      const { rows }: { rows: { id: string }[] } = await this.pool.query(DEAD, [after]);
      const last = rows.at(-1);
      if (!last) return;
      await this.#retry(
        job,
        rows.map(({ id }) => id),
        dryRun,
      );
      after = last.id;
    }
  }

  async #retry(job: RunningJob, mails: readonly string[], dryRun: boolean): Promise<void> {
    const { rows } = await this.pool.query<Judged>(JUDGE, [mails]);
    const queued = rows.filter(({ outcome }) => outcome === 'queued').map(({ mail }) => mail);
    job.signal.throwIfAborted();
    if (dryRun) return job.report(...rows.map(previewed));
    const { rows: revived } = await this.pool.query<{ id: string }>(REVIVE, [queued]);
    const ids = new Set(revived.map(({ id }) => id));
    await job.report(
      ...rows.map((row) =>
        row.outcome === 'queued' && !ids.has(row.mail) ? { ...row, outcome: 'not_dead' } : row,
      ),
    );
  }

  async #dead(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM work.outbox WHERE status = 'dead'`,
    );
    return rows[0]?.count ?? 0;
  }
}

const previewed = ({ mail, outcome }: Judged): object => ({
  mail,
  outcome: outcome === 'queued' ? 'would_be_queued' : outcome,
});

function refuseUnlessPlatform(caller: Caller): void {
  if (isPlatform(caller)) return;
  throw forbidden(
    'role',
    'You are not permitted to send failed mails again: it needs the role platform.',
    neededRoles(caller, ['platform']),
  );
}
