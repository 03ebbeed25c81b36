import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '#kit/eventsourcing';
import type { ExportManifest } from './build-export.js';

/**
 * Records an export built outside the API as a read, as the API does (docs/domain.md §7): reader, capacity, filters, position, rows and hash.
 * Exports of coordinators are not recorded.
 */
export async function recordExport(
  pool: Pool,
  manifest: ExportManifest,
  at: Instant,
): Promise<void> {
  const { scope, export: name, request, position, rows, sha256 } = manifest;
  if (scope.capacity === 'coordinator') return;
  await pool.query(
    `INSERT INTO work.reads (id, reader, capacity, what, subject, filters, position, rows, sha256, read_at)
     VALUES ($1, $2, $3, 'export', $4, $5, $6, $7, $8, $9)`,
    [
      randomUUID(),
      scope.person,
      scope.capacity,
      name,
      JSON.stringify(request),
      position,
      rows,
      sha256,
      at,
    ],
  );
}
