import { copyInto } from '#kit/pg-copy';
import { inTransaction } from '#kit/pg-transaction';
import { NotOwner } from '../lease.js';
import { NEXT } from './shadow-tables.js';
import { StreamFolding } from './stream-folding.js';
import type { FoldingJob, FoldingOptions, StreamRange } from './rebuild.types.js';

const ADVANCE = `
  UPDATE work.rebuild SET stream = $1, events = $2
   WHERE range = $3 AND events = $4 AND EXISTS (SELECT FROM work.leases l WHERE l.name = $5 AND l.owner = $6 AND l.epoch = $7)`;

/** Events whose rows are written together. */
const PART_EVENTS = 5_000;

/** Folds the streams of a range and writes their rows part by part, each with the place up to which the range is done. */
export class RangeFolder {
  #folding: Promise<StreamFolding> | undefined;

  constructor(private readonly options: FoldingOptions) {}

  /**
   * While the rows of one part are written, the next part is read and folded.
   * @throws NotOwner when another process has taken over; ProjectionError for an event that cannot be folded
   */
  async fold(range: StreamRange, job: FoldingJob): Promise<void> {
    const folding = await (this.#folding ??= this.#createFolding());
    folding.take();
    let writing: Promise<void> = Promise.resolve();
    let part = range;
    let written = range;
    const write = async (): Promise<void> => {
      const texts = folding.take();
      const to = part;
      await writing;
      writing = this.#write(folding, texts, written, to, job);
      writing.catch(() => undefined);
      written = to;
    };
    try {
      for await (const batch of this.options.log.read(range.stream, range.until, job.head)) {
        job.signal?.throwIfAborted();
        await folding.fold(batch);
        const stream = batch.at(-1)?.stream ?? part.stream;
        part = { ...part, events: part.events + batch.length, stream };
        if (part.events - written.events >= PART_EVENTS) await write();
      }
      await write();
    } finally {
      await writing;
    }
  }

  /**
   * Goes on with a range from where its written rows end. A commit of the process that left it there is waited for.
   * @throws as {@link fold}
   */
  async goOnWith(range: StreamRange, job: FoldingJob): Promise<void> {
    const { rows } = await this.options.pool.query<Pick<StreamRange, 'stream' | 'events'>>(
      'SELECT stream, events::float8 AS events FROM work.rebuild WHERE range = $1 FOR UPDATE',
      [range.number],
    );
    for (const written of rows) await this.fold({ ...range, ...written }, job);
  }

  async #createFolding(): Promise<StreamFolding> {
    const folding = new StreamFolding(this.options.ring, this.options.projections);
    await folding.loadColumns(this.options.pool, NEXT);
    return folding;
  }

  async #write(
    folding: StreamFolding,
    texts: ReadonlyMap<string, Buffer>,
    from: StreamRange,
    to: StreamRange,
    { right, written }: FoldingJob,
  ): Promise<void> {
    if (to.events === from.events) return;
    await inTransaction(this.options.pool, async (client) => {
      const { name, owner, epoch } = right;
      const moved = await client.query(ADVANCE, [
        to.stream,
        to.events,
        to.number,
        from.events,
        name,
        owner,
        epoch,
      ]);
      if (moved.rowCount !== 1) throw new NotOwner(name);
      for (const [table, text] of texts) {
        const columns = folding.columnsOf(table);
        await copyInto(client, `${NEXT}.${table}`, columns, text).catch((error: unknown) =>
          folding.refused(error, table, text),
        );
      }
    });
    written(to.number, to.events);
  }
}
