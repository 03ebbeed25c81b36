import { Inject, Injectable } from '@nestjs/common';
import { Pool, type ClientBase } from 'pg';
import { notAllowed, type Instant } from '#kit/eventsourcing';
import { inLockedTransaction, inTransaction } from '#kit/pg-transaction';
import { READ_MODELS } from '#platform/authorization';
import type { ExportProblem } from '../http/export.response.js';
import type { EndedRun, ExportSchedule, RunUnderWay, SchedulePlan } from './export-schedule.js';

/** Schedules of one person. */
export const MOST_SCHEDULES_EACH = 20;
const DUE_AT_ONCE = 20;

const DUE = `status = 'active' AND run IS NULL AND next_at`;
const UNDER_WAY = `
  SELECT s.*, f.status AS file_status, f.problem AS file_problem, f.rows AS file_rows
    FROM work.export_schedules s LEFT JOIN work.export_files f ON f.id = s.run
   WHERE s.run IS NOT NULL ORDER BY s.run_due, s.id`;

const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

/** The table of scheduled exports (ADR 0040). */
@Injectable()
export class ExportSchedulesRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** @throws Refusal not_allowed when the owner has too many */
  async add(
    schedule: Pick<ExportSchedule, 'id' | 'owner' | 'created_at' | 'status' | 'next_runs'> &
      SchedulePlan,
  ): Promise<void> {
    await inLockedTransaction(this.pool, `schedules of ${schedule.owner}`, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO work.export_schedules (id, owner, capacity, request, period, rule, zone, status, next_at, next_runs, created_at)
         SELECT $1::uuid, $2::uuid, $3::text, $4::json, $5::text, $6::text, $7::text, $8::text, $9::timestamptz, $10::json, $11::timestamptz
          WHERE (SELECT count(*) FROM work.export_schedules WHERE owner = $2) < ${MOST_SCHEDULES_EACH}
         ON CONFLICT (id) DO NOTHING`,
        [schedule.id, schedule.owner, ...planValues(schedule), schedule.created_at],
      );
      if (rowCount === 1 || (await this.find(schedule.id, schedule.owner, client))) return;
      throw notAllowed(
        'too_many_schedules',
        `You have ${MOST_SCHEDULES_EACH} scheduled exports. Delete one, or change one: GET /export-schedules lists them.`,
      );
    });
  }

  /** Replaces what the owner decides of a schedule. A run under way goes on. @returns false when there is none */
  async replace(
    id: string,
    owner: string,
    plan: Pick<ExportSchedule, 'status' | 'next_runs'> & SchedulePlan,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.export_schedules SET capacity = $3, request = $4, period = $5, rule = $6, zone = $7, status = $8, next_at = $9,
         next_runs = $10, problem = NULL WHERE id = $1 AND owner = $2`,
      [id, owner, ...planValues(plan)],
    );
    return rowCount === 1;
  }

  async find(
    id: string,
    owner: string,
    client: ClientBase | Pool = this.pool,
  ): Promise<ExportSchedule | undefined> {
    const { rows } = await client.query<ExportSchedule>(
      'SELECT * FROM work.export_schedules WHERE id = $1 AND owner = $2',
      [id, owner],
    );
    return rows[0];
  }

  async list(owner: string): Promise<ExportSchedule[]> {
    const { rows } = await this.pool.query<ExportSchedule>(
      'SELECT * FROM work.export_schedules WHERE owner = $1 ORDER BY created_at, id',
      [owner],
    );
    return rows;
  }

  /** @returns false when there is none */
  async remove(id: string, owner: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'DELETE FROM work.export_schedules WHERE id = $1 AND owner = $2',
      [id, owner],
    );
    return rowCount === 1;
  }

  async removeAllOf(owner: string): Promise<void> {
    await this.pool.query('DELETE FROM work.export_schedules WHERE owner = $1', [owner]);
  }

  async due(now: Instant): Promise<(ExportSchedule & { readonly next_at: Instant })[]> {
    const { rows } = await this.pool.query<ExportSchedule & { next_at: Instant }>({
      name: 'due-schedules',
      text: `SELECT * FROM work.export_schedules WHERE ${DUE} <= $1 ORDER BY next_at, id LIMIT ${DUE_AT_ONCE}`,
      values: [now],
    });
    return rows;
  }

  /** When the next schedule is due, after an instant. */
  async next(after: Instant): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>(
      `SELECT min(next_at) AS at FROM work.export_schedules WHERE ${DUE} > $1`,
      [after],
    );
    return rows[0]?.at ?? null;
  }

  /** Begins a run, in whichever process is first. @returns false in any other */
  async begin(
    { id, next_at }: Pick<ExportSchedule, 'id' | 'next_at'>,
    run: string,
    due: Instant,
    nextRuns: readonly Instant[],
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.export_schedules SET run = $3, run_due = $4, run_attempts = 0, next_at = $5, next_runs = $6
        WHERE id = $1 AND ${DUE} = $2`,
      [id, next_at, run, due, nextRuns[0] ?? null, JSON.stringify(nextRuns)],
    );
    return rowCount === 1;
  }

  async underWay(): Promise<RunUnderWay[]> {
    const { rows } = await this.pool.query<RunUnderWay>({
      name: 'runs-under-way',
      text: UNDER_WAY,
    });
    return rows;
  }

  async countAttempt({ id, run }: RunUnderWay): Promise<void> {
    await this.pool.query(
      'UPDATE work.export_schedules SET run_attempts = run_attempts + 1 WHERE id = $1 AND run = $2',
      [id, run],
    );
  }

  /**
   * Ends a run, once; `also` runs in the same transaction.
   * @param paused why there will be no further run
   */
  async end(
    { id, run }: RunUnderWay,
    ended: EndedRun,
    paused: ExportProblem | null,
    also?: (client: ClientBase) => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE work.export_schedules SET run = NULL, run_due = NULL, run_attempts = 0, last_run = $3,
           status = CASE WHEN $4::json IS NULL THEN status ELSE 'paused' END, problem = coalesce($4::json, problem)
          WHERE id = $1 AND run = $2`,
        [id, run, JSON.stringify(ended), json(paused)],
      );
      if (rowCount === 1) await also?.(client);
    });
  }
}

/** What follows from the owner's decision: a paused schedule is never due. */
function planValues(plan: Pick<ExportSchedule, 'status' | 'next_runs'> & SchedulePlan): unknown[] {
  const { capacity, request, period, rule, zone, status, next_runs } = plan;
  return [
    ...[capacity, JSON.stringify(request), period, rule, zone, status],
    ...[next_runs[0] ?? null, JSON.stringify(next_runs)],
  ];
}
