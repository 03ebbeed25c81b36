import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { RetryLater } from '#platform/http';
import { inLockedTransaction } from '#kit/pg-transaction';
import type { ExportManifest, Progress } from './build-export.js';
import type { ExportRequest } from './export-request.js';
import type { ExportProblem, ExportStatus } from './http/export.response.js';

/** A stored export: requester, request, progress and result. */
export interface ExportFile {
  readonly id: string;
  readonly requester: string;
  readonly request: ExportRequest;
  readonly status: ExportStatus;
  readonly progress: number;
  readonly total: number | null;
  readonly rows: number;
  readonly manifest: ExportManifest | null;
  readonly path: string | null;
  readonly problem: ExportProblem | null;
  readonly requested_at: Instant;
  readonly expires_at: Instant;
}

export type NewExport = Pick<
  ExportFile,
  'id' | 'requester' | 'request' | 'requested_at' | 'expires_at'
>;

/** An export is recorded as a read when its requester's reads are recorded (docs/domain.md §7). */
export interface RecordedRead {
  readonly capacity: string;
  readonly at: Instant;
}

/** Seconds without renewal after which an export counts as abandoned by its process; by the database's clock. */
const LEASE_SECONDS = 30;
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;
const UNDER_WAY = `status IN ('waiting', 'running')`;
const ERASED_SINCE: ExportProblem = {
  rule: 'erased_since',
  detail: 'A person was erased after this export began. Create a new export.',
};

export const INTERRUPTED: ExportProblem = {
  rule: 'interrupted',
  detail: 'The process that built this export stopped. Create a new export.',
};

/** For an installation that has moved: the processes that built its exports are gone. */
export const FAIL_EXPORTS_UNDER_WAY = `UPDATE work.export_files SET status = 'failed', lease_until = NULL WHERE status IN ('waiting', 'running')`;

/** Exports of one person that may wait or run at once. */
export const MOST_EXPORTS_EACH = 8;
const TOO_MANY = () =>
  new RetryLater(
    429,
    'too_many_exports',
    `You have ${MOST_EXPORTS_EACH} exports waiting or running. Wait until one has ended, or cancel one: GET /exports lists them.`,
    10,
  );

/** The table of exports. A process holds a lease on each export that it builds; an expired lease means that the process died. */
@Injectable()
export class ExportFilesRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** @throws RetryLater if the requester has too many exports */
  async add(file: NewExport): Promise<void> {
    await this.failAbandoned();
    await inLockedTransaction(this.pool, `exports of ${file.requester}`, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
         SELECT $1::uuid, $2::uuid, $3::json, 'waiting', $4::timestamptz, $5::timestamptz, ${LEASE}
          WHERE (SELECT count(*) FROM work.export_files WHERE requester = $2 AND ${UNDER_WAY}) < ${MOST_EXPORTS_EACH}`,
        [file.id, file.requester, JSON.stringify(file.request), file.requested_at, file.expires_at],
      );
      if (rowCount === 0) throw TOO_MANY();
    });
  }

  /** Adds an export under a fixed id, or begins one again that ended without a file. @returns false when another process was first */
  async beginAgain(file: NewExport): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO work.export_files (id, requester, request, status, requested_at, expires_at, lease_until)
       VALUES ($1, $2, $3, 'waiting', $4, $5, ${LEASE})
       ON CONFLICT (id) DO UPDATE SET request = excluded.request, status = 'waiting', progress = 0, total = NULL, rows = 0, manifest = NULL,
         path = NULL, problem = NULL, requested_at = excluded.requested_at, expires_at = excluded.expires_at, lease_until = excluded.lease_until
        WHERE export_files.status IN ('failed', 'cancelled', 'withdrawn')`,
      [file.id, file.requester, JSON.stringify(file.request), file.requested_at, file.expires_at],
    );
    return rowCount === 1;
  }

  /** The requester's export, until it expires. */
  async find(id: string, requester: string, now: Instant): Promise<ExportFile | undefined> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<ExportFile>(
      'SELECT * FROM work.export_files WHERE id = $1 AND requester = $2 AND expires_at > $3',
      [id, requester, now],
    );
    return rows[0];
  }

  /** The requester's exports, newest first; at most 100. */
  async list(requester: string, now: Instant): Promise<ExportFile[]> {
    await this.failAbandoned();
    const { rows } = await this.pool.query<ExportFile>(
      'SELECT * FROM work.export_files WHERE requester = $1 AND expires_at > $2 ORDER BY requested_at DESC, id LIMIT 100',
      [requester, now],
    );
    return rows;
  }

  /** Renews the lease and stores the progress. @returns false when the export was cancelled or deleted */
  async renew(
    id: string,
    status: 'waiting' | 'running',
    { done, total, rows }: Partial<Progress>,
  ): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE work.export_files SET status = $2, progress = greatest(progress, $3), total = $4, rows = greatest(rows, $5), lease_until = ${LEASE} WHERE id = $1 AND ${UNDER_WAY}`,
      [id, status, done ?? 0, total ?? null, rows ?? 0],
    );
    return rowCount === 1;
  }

  /** Marks the export as done and records the read, in one statement. @returns false when it was cancelled meanwhile */
  async finish(
    id: string,
    path: string,
    manifest: ExportManifest,
    progress: Progress,
    read: RecordedRead | undefined,
  ): Promise<boolean> {
    const { rows } = await this.pool.query<{ finished: boolean }>(
      `WITH finished AS (
         UPDATE work.export_files SET status = 'done', path = $2, manifest = $3, progress = $4, total = $4, rows = $9 WHERE id = $1 AND ${UNDER_WAY} RETURNING requester
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

  /** Ends an export without a file. @returns false when it had already ended */
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

  /** Deletes the row of an export. */
  async remove(id: string): Promise<void> {
    await this.pool.query('DELETE FROM work.export_files WHERE id = $1', [id]);
  }

  /** Marks exports whose process died as failed. */
  async failAbandoned(): Promise<void> {
    await this.pool.query(
      `UPDATE work.export_files SET status = 'failed', problem = $1 WHERE ${UNDER_WAY} AND lease_until < now()`,
      [JSON.stringify(INTERRUPTED)],
    );
  }

  /** Deletes the rows of all exports of a requester. */
  async removeAllOf(requester: string): Promise<void> {
    await this.pool.query('DELETE FROM work.export_files WHERE requester = $1', [requester]);
  }

  /** Ends all running exports, because they may have read the name of an erased person. Their processes notice at the next renewal. */
  async endUnderWay(): Promise<void> {
    await this.pool.query(
      `UPDATE work.export_files SET status = 'failed', problem = $1 WHERE ${UNDER_WAY}`,
      [JSON.stringify(ERASED_SINCE)],
    );
  }

  /**
   * Withdraws files built before the latest erasure (docs/domain.md §8).
   * @param erasures SHA-256 of the set of erased people, as in manifests
   */
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

  /** The ids of the exports that have a file, or are still running. */
  async withFile(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT id FROM work.export_files WHERE id = ANY($1::uuid[]) AND (${UNDER_WAY} OR status = 'done')`,
      [ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
