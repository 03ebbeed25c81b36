import cliProgress from 'cli-progress';
import { digests, Projector } from '#postgres';
import { PROJECTIONS } from '../runtime/read-models.js';
import { withRuntime } from './connect.js';

/** Drops every read model and builds it again from the log, with progress; says whether every table has the digest it had. Sends nothing. */
export async function rebuild(): Promise<void> {
  await withRuntime(async ({ pool, store, ring, owner }) => {
    const projector = new Projector(pool, store, ring, PROJECTIONS, owner, 2_000);
    while (!(await projector.checkpoint.own())) await new Promise((resolve) => setTimeout(resolve, 500));
    while (await projector.step());
    const before = await digests(pool, 'read', projector.tables);
    const total = Number(await store.head());
    const bar = new cliProgress.SingleBar({ format: 'Rebuilding {bar} {value}/{total} events · {eta_formatted} left' });
    bar.start(total, 0);
    await projector.reset();
    while (await projector.step()) {
      bar.update(Number(projector.checkpoint.position));
      await projector.checkpoint.own();
    }
    bar.stop();
    const after = await digests(pool, 'read', projector.tables);
    await projector.checkpoint.release();
    const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
    for (const [table, digest] of Object.entries(after)) console.log(`${changed.includes(table) ? 'CHANGED' : 'equal  '}  ${table}  ${digest}`);
    if (changed.length > 0) throw new Error(`Not as before: ${changed.join(', ')}. The log is right; look at what wrote the tables.`);
  });
}
