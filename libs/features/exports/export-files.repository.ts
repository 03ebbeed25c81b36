import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import type { ExportManifest, Progress } from './build-export.js';
import type { ExportRequest } from './export-request.js';
import type { ExportProblem, ExportStatus } from './http/export.response.js';

/** An export as it is kept: who asked for what, how far it is, what came of it. */
export interface ExportFile {
  readonly id: string;
  readonly requester: string;
  readonly request: ExportRequest;
  readonly status: ExportStatus;
  readonly progress: number;
  readonly total: number | null;
  readonly manifest: ExportManifest | null;
  readonly path: string | null;
  readonly problem: ExportProblem | null;
  readonly requested_at: Instant;
  readonly expires_at: Instant;
}

/** What is written down of an export by somebody whose reading is recorded (domain §7). */
export interface RecordedRead {
  readonly capacity: string;
  readonly at: Instant;
}

/** Seconds after which an export is taken for dead if the process that builds it says nothing; by the database's clock. */
const LEASE_SECONDS = 30;
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;
const UNDER_WAY = `status IN ('waiting', 'running')`;
const ERASED_SINCE: ExportProblem = {
  rule: 'erased_since',
  detail: 'Somebody was erased since: export again.',
};

/** The rows about export files. What is under way is leased by its process; whoever finds the lease run out knows that it died. */
@Injectable()
export class ExportFilesRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async add(
    file: Pick<ExportFile, 'id' | 'requester' | 'request' | 'requested_at' | 'expires_at'>,
  ): Promise<void> {
    await this.pool.query(
      `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
       VALUES ($1, $2, $3, 'waiting', $4, $5, ${LEASE})`,
      [file.id, file.requester, JSON.stringify(file.request), file.requested_at, file.expires_at],
    );
  }

  /** The requester's export, as long as it is kept. */
  async find(id: string, requester: string, now: Instant): Promise<ExportFile | undefined> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<ExportFile>(
      'SELECT * FROM work.export_files WHERE id = $1 AND requester = $2 AND expires_at > $3',
      [id, requester, now],
    );
    return rows[0];
  }

  /** The requester's exports, the latest first. */
  async list(requester: string, now: Instant): Promise<ExportFile[]> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<ExportFile>(
      'SELECT * FROM work.export_files WHERE requester = $1 AND expires_at > $2 ORDER BY requested_at DESC, id LIMIT 100',
      [requester, now],
    );
    return rows;
  }

  /** Renews the lease and says how far it is; false when it was cancelled, or is gone. */
  async renew(
    id: string,
    status: 'waiting' | 'running',
    { done, total }: Partial<Progress>,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.export_files SET status = $2, progress = greatest(progress, $3), total = $4, lease_until = ${LEASE} WHERE id = $1 AND ${UNDER_WAY}`,
      [id, status, done ?? 0, total ?? null],
    );
    return rowCount === 1;
  }

  /** Done, and recorded if that is to be; both or neither. False when it was cancelled meanwhile. */
  async finish(
    id: string,
    path: string,
    manifest: ExportManifest,
    progress: Progress,
    read: RecordedRead | undefined,
  ): Promise<boolean> {
    const { rows } = await this.pool.query<{ finished: boolean }>(
      `WITH finished AS (
         UPDATE work.export_files SET status = 'done', path = $2, manifest = $3, progress = $4, total = $4 WHERE id = $1 AND ${UNDER_WAY} RETURNING requester
       ), recorded AS (
         INSERT INTO work.reads (id, reader, capacity, what, subject, filters, position, rows, sha256, read_at)
         SELECT $1::uuid, requester, $5, 'export', $6, $7, $8, $9, $10, $11 FROM finished WHERE $5::text IS NOT NULL
       )
       SELECT EXISTS (SELECT 1 FROM finished) AS finished`,
      [
        ...[id, path, JSON.stringify(manifest), progress.total],
        ...[
          read?.capacity,
          manifest.export,
          JSON.stringify(manifest.request),
          manifest.position,
          manifest.rows,
          manifest.sha256,
          read?.at,
        ],
      ],
    );
    return rows[0]?.finished ?? false;
  }

  /** Ends an export without a file; false when it had ended before. */
  async end(
    id: string,
    status: 'failed' | 'cancelled',
    problem: ExportProblem | null,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.export_files SET status = $2, problem = $3 WHERE id = $1 AND ${UNDER_WAY}`,
      [id, status, problem === null ? null : JSON.stringify(problem)],
    );
    return rowCount === 1;
  }

  /** Forgets an export of the requester, with its file. */
  async remove(id: string): Promise<void> {
    await this.pool.query('DELETE FROM work.export_files WHERE id = $1', [id]);
  }

  /** What a killed process left under way has failed. */
  async failAbandoned(): Promise<void> {
    const problem: ExportProblem = {
      rule: 'interrupted',
      detail: 'The process that built it ended: export again.',
    };
    await this.pool.query(
      `UPDATE work.export_files SET status = 'failed', problem = $1 WHERE ${UNDER_WAY} AND lease_until < now()`,
      [JSON.stringify(problem)],
    );
  }

  /** Forgets every export that somebody asked for. */
  async removeAllOf(requester: string): Promise<void> {
    await this.pool.query('DELETE FROM work.export_files WHERE requester = $1', [requester]);
  }

  /** Ends what is under way: it may have read the name of somebody who was erased since. Its process finds its row ended. */
  async endUnderWay(): Promise<void> {
    await this.pool.query(
      `UPDATE work.export_files SET status = 'failed', problem = $1 WHERE ${UNDER_WAY}`,
      [JSON.stringify(ERASED_SINCE)],
    );
  }

  /** Files built before somebody was erased are handed out no more (domain §8). `erasures`: the set of the erased as it is now. */
  async withdraw(erasures: string): Promise<void> {
    await this.pool.query(
      `UPDATE work.export_files SET status = 'withdrawn', path = NULL, problem = $2 WHERE status = 'done' AND manifest->'erasures'->>'sha256' <> $1`,
      [erasures, JSON.stringify(ERASED_SINCE)],
    );
  }

  async removeExpired(now: Instant): Promise<void> {
    await this.pool.query(
      `DELETE FROM work.export_files WHERE expires_at <= $1 AND NOT ${UNDER_WAY}`,
      [now],
    );
  }

  /** Which of these exports still have a file, or will. */
  async withFile(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT id FROM work.export_files WHERE id = ANY($1::uuid[]) AND (${UNDER_WAY} OR status = 'done')`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
