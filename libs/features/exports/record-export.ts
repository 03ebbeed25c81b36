import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '#kit/eventsourcing';
import type { ExportManifest } from './build-export.js';

/**
 * Records an export that was built outside the API, as the API does with its own (domain §7): who, in which capacity, what, with which
 * filters, of which position, how many rows and their hash. A coordinator's is their own work, and is not recorded.
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
