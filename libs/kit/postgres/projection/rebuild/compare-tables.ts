import type { Pool } from 'pg';
import { READ_MODELS_POSITION, BEGINNING, type Position } from '#kit/eventsourcing';
import type { Projector } from '../projector.js';
import { digests } from '../projection-tables.js';
import { NEXT } from './shadow-tables.js';
import type { RebuildResult } from './rebuild.types.js';

/** To where the log, or a reader of it, is now: where it is once that is reached, may always be further. */
export async function catchUp(projector: Projector, to: Position): Promise<void> {
  while (projector.checkpoint.position < to && (await projector.step(to)));
}

/** Both at one position: the tables in use within a snapshot, their successors once they stand there. */
export async function compare(
  pool: Pool,
  projector: Projector,
  tables: readonly string[],
): Promise<Pick<RebuildResult, 'differing' | 'digests'>> {
  const client = await pool.connect();
  const ofNext = () => digests(pool, NEXT, tables);
  let [live, next]: (Record<string, string> | undefined)[] = [];
  let position: Position;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ position: Position }>(READ_MODELS_POSITION);
    position = rows[0]?.position ?? BEGINNING;
    const both = position === projector.checkpoint.position ? ofNext() : undefined;
    if (position >= projector.checkpoint.position) live = await digests(client, 'read', tables);
    await client.query('COMMIT');
    next = await both;
  } finally {
    client.release();
  }
  if (live) await catchUp(projector, position);
  next ??= await ofNext();
  const differing = live ? tables.filter((table) => live[table] !== next[table]) : [];
  return { differing, digests: next };
}
