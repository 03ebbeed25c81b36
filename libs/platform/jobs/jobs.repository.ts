import { Inject, Injectable } from '@nestjs/common';
import { Pool, type ClientBase } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { inLockedTransaction } from '#kit/pg-transaction';
import { RetryLater, type Keyset } from '#platform/http';
import type { JobProblem, JobStatus } from './job.response.js';

export interface JobRow {
  readonly id: string;
  readonly requester: string;
  readonly kind: string;
  readonly request: object;
  readonly status: JobStatus;
  readonly progress: number;
  readonly total: number;
  readonly problem: JobProblem | null;
  readonly requested_at: Instant;
  readonly expires_at: Instant;
}
/** Progress of a job in steps of its work, such as events or rows. */
export interface JobSteps {
  readonly done: number;
  readonly total: number;
}
export type NewJob = Pick<
  JobRow,
  'id' | 'requester' | 'kind' | 'request' | 'total' | 'requested_at' | 'expires_at'
>;

/** Seconds after which a job whose process does not renew the lease counts as abandoned; by the database's clock. */
const LEASE_SECONDS = 30;
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;
const UNDER_WAY = `status IN ('waiting', 'running')`;
/** Jobs of one person that may wait or run at once. */
export const MOST_JOBS_EACH = 8;
const RETRY_SECONDS = 10;
export const INTERRUPTED: JobProblem = {
  rule: 'interrupted',
  detail: 'The process that ran the job ended. Ask again under the same Idempotency-Key to go on.',
};

async function refuseTooMany(client: ClientBase, requester: string): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM work.jobs WHERE requester = $1 AND ${UNDER_WAY} LIMIT $2`,
    [requester, MOST_JOBS_EACH + 1],
  );
  if (rowCount === null || rowCount <= MOST_JOBS_EACH) return;
  throw new RetryLater(
    429,
    'too_many_jobs',
    `You have ${MOST_JOBS_EACH} jobs waiting or running. Wait until one has ended, or cancel one: GET /jobs lists them.`,
    RETRY_SECONDS,
  );
}

/** Stores jobs and their outcomes. A process holds a lease on each job it runs; an expired lease means that the process died. */
@Injectable()
export class JobsRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /**
   * Adds a job, or restarts one that was cancelled or interrupted.
   * @returns false if the job exists and needs no restart
   * @throws RetryLater if the requester has too many jobs
   */
  async begin({
    id,
    requester,
    kind,
    request,
    total,
    requested_at,
    expires_at,
  }: NewJob): Promise<boolean> {
    await this.failAbandoned();
    return inLockedTransaction(this.pool, `jobs of ${requester}`, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO work.jobs (id, requester, kind, request, status, total, requested_at, expires_at, lease_until)
       VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $7, ${LEASE})
       ON CONFLICT (id) DO UPDATE SET status = 'waiting', progress = 0, problem = NULL, requested_at = excluded.requested_at,
         expires_at = excluded.expires_at, lease_until = excluded.lease_until
        WHERE jobs.request::text = excluded.request::text AND (jobs.status = 'cancelled' OR jobs.problem->>'rule' IN ('interrupted', 'internal'))`,
        [id, requester, kind, JSON.stringify(request), total, requested_at, expires_at],
      );
      if (rowCount !== 1) return false;
      await refuseTooMany(client, requester);
      await client.query('DELETE FROM work.job_outcomes WHERE job = $1', [id]);
      return true;
    });
  }

  async find(id: string, requester: string, now: Instant): Promise<JobRow | undefined> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<JobRow>(
      'SELECT * FROM work.jobs WHERE id = $1 AND requester = $2 AND expires_at > $3',
      [id, requester, now],
    );
    return rows[0];
  }

  /** The requester's jobs, the latest first. */
  async list(requester: string, now: Instant): Promise<JobRow[]> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<JobRow>(
      'SELECT * FROM work.jobs WHERE requester = $1 AND expires_at > $2 ORDER BY requested_at DESC, id LIMIT 100',
      [requester, now],
    );
    return rows;
  }

  /**
   * Writes outcomes from `first` on (a repeat changes nothing), updates the progress and renews the lease.
   * @param steps progress in steps of the work; left out: one step per outcome
   * @returns false if the job has ended
   */
  async advance(
    id: string,
    first: number,
    outcomes: readonly object[],
    steps?: JobSteps,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.jobs SET status = 'running', total = coalesce($3, total), progress = least(coalesce($3, total), $2), lease_until = ${LEASE}
        WHERE id = $1 AND ${UNDER_WAY}`,
      [id, steps?.done ?? first - 1 + outcomes.length, steps?.total ?? null],
    );
    await this.pool.query(
      `INSERT INTO work.job_outcomes (job, number, outcome)
       SELECT $1, $2 + o.at - 1, o.outcome FROM json_array_elements($3::json) WITH ORDINALITY AS o(outcome, at)
        WHERE EXISTS (SELECT FROM work.jobs WHERE id = $1) ON CONFLICT DO NOTHING`,
      [id, first, JSON.stringify(outcomes)],
    );
    return rowCount === 1;
  }

  /** Ends a job under way. */
  async end(
    id: string,
    status: 'done' | 'failed' | 'cancelled',
    problem: JobProblem | null,
  ): Promise<void> {
    await this.pool.query(
      `UPDATE work.jobs SET status = $2, problem = $3 WHERE id = $1 AND ${UNDER_WAY}`,
      [...[id, status, problem === null ? null : JSON.stringify(problem)]],
    );
  }

  async remove(id: string): Promise<void> {
    await this.pool.query('DELETE FROM work.jobs WHERE id = $1', [id]);
  }

  async removeExpired(now: Instant): Promise<void> {
    await this.pool.query(`DELETE FROM work.jobs WHERE expires_at <= $1 AND NOT ${UNDER_WAY}`, [
      now,
    ]);
  }

  /** Job → outcome → number of items. */
  async counts(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
    const { rows } = await this.pool.query<{ job: string; counts: Record<string, number> }>(
      `SELECT job, json_object_agg(outcome, count) AS counts FROM (
         SELECT job, outcome->>'outcome' AS outcome, count(*)::int AS count FROM work.job_outcomes WHERE job = ANY($1::uuid[]) GROUP BY 1, 2
       ) counted GROUP BY job`,
      [ids],
    );
    return new Map(rows.map(({ job, counts }) => [job, counts]));
  }

  async outcomes(id: string, keyset: Keyset): Promise<{ number: number; outcome: object }[]> {
    const values: unknown[] = [id, keyset.limit];
    const beyond = keyset.condition((value) => `$${values.push(value)}`) ?? 'true';
    const { rows } = await this.pool.query<{ number: number; outcome: object }>(
      `SELECT number, outcome FROM work.job_outcomes WHERE job = $1 AND ${beyond} ORDER BY ${keyset.orderBy} LIMIT $2`,
      values,
    );
    return rows;
  }

  async kept(kind: string, ids: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT id FROM work.jobs WHERE id::text = ANY($1) AND kind = $2 AND expires_at > $3 AND (${UNDER_WAY} OR status = 'done')`,
      [ids, kind, now],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Fails the jobs whose lease has expired. */
  async failAbandoned(): Promise<void> {
    await this.pool.query(
      `UPDATE work.jobs SET status = 'failed', problem = $1 WHERE ${UNDER_WAY} AND lease_until < now()`,
      [JSON.stringify(INTERRUPTED)],
    );
  }
}
