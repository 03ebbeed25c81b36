import type { ClientBase } from 'pg';
import { uuid5, type Instant } from '#kit/eventsourcing';

/** The kind of the mail of a scheduled export. */
export const EXPORT_READY = 'ExportReady';

/** The mail of a scheduled export: a row of the outbox whose event is the export file. */
export interface ScheduledExportRow {
  readonly id: string;
  readonly kind: typeof EXPORT_READY;
  readonly audience: 'scheduler';
  readonly event: string;
  readonly recipient: string;
  readonly caused_at: Instant;
  readonly attempts: number;
}

const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, command_id, event, recipient, caused_at)
  SELECT $1::uuid, $2::text, 'scheduler', $3::uuid, $4::uuid, p.id, $6::timestamptz
    FROM read.people p WHERE p.id = $5 AND NOT p.erased AND p.mail IS NOT NULL
  ON CONFLICT (id) DO NOTHING`;

/** Plans the mail of a run, in the transaction that ends it. Its id is a function of the file, so that a run is one mail. */
export async function planScheduledExportMail(
  client: ClientBase,
  run: {
    readonly schedule: string;
    readonly export: string;
    readonly recipient: string;
    readonly at: Instant;
  },
): Promise<void> {
  const id = uuid5('mail', run.export, run.recipient);
  await client.query(INSERT, [
    ...[id, EXPORT_READY, run.schedule, run.export, run.recipient, run.at],
  ]);
}
