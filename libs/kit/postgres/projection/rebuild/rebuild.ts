import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { copyInto } from '#kit/pg-copy';
import { READ_MODELS_POSITION, BEGINNING, type Position } from '#kit/eventsourcing';
import { inTransaction } from '#kit/pg-transaction';
import { Lease, LEASE_SECONDS, NotOwner } from '../lease.js';
import { Projector, PAGE_SIZE } from '../projector.js';
import { catchUp, compare } from './compare-tables.js';
import { StreamFolding } from './stream-folding.js';
import {
  createShadow,
  dropReplaced,
  dropShadows,
  indexShadow,
  NEXT,
  analyzeShadow,
  swapShadow,
} from './shadow-tables.js';
import type { RebuildOptions, RebuildProgress, RebuildResult } from './rebuild.types.js';

const ADVANCE = `
  UPDATE work.rebuild SET stream = $1, events = $2
   WHERE events = $3 AND EXISTS (SELECT FROM work.leases l WHERE l.name = $4 AND l.owner = $5 AND l.epoch = $6)`;

/** The report of the last rebuild, for whoever asks later. */
const REPORT = `
  INSERT INTO work.settings (name, value) VALUES ('last-rebuild', json_build_object(
    'endedAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'events', $1::bigint, 'position', $2::text,
    'differing', $3::json, 'digests', $4::json))
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

const PLACE = `
  INSERT INTO work.checkpoints AS c (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = $2, epoch = c.epoch + 1`;

/** Events whose rows are written together, and the last whole stream of them. */
type Part = { readonly events: number; readonly stream: string };
const PART_EVENTS = 5_000;

/**
 * Builds every read model anew beside the ones in use: folds the log stream by stream and copies the rows, adds the indexes, catches
 * up, compares, and swaps in one short transaction, so that readers never see a gap. Resumable: each batch commits with its place.
 */
export class Rebuild {
  /** All that is replaced; snapshots are none of the events', and begin empty. */
  readonly #tables: readonly string[];
  readonly #compared: readonly string[];
  readonly #folding: StreamFolding;
  readonly #lease: Lease;
  #folded = 0;
  #total = 0;

  constructor(private readonly options: RebuildOptions) {
    this.#folding = new StreamFolding(options.ring, options.projections);
    this.#lease = new Lease(options.pool, 'rebuild', options.owner);
    this.#compared = options.projections.flatMap((projection) => [...projection.tables]);
    this.#tables = ['snapshots', ...this.#compared];
  }

  /** @throws Error while another process rebuilds; NotOwner when one has taken over; ProjectionError for an event that cannot be */
  async run(): Promise<RebuildResult> {
    await this.#own();
    this.#lease.keep();
    try {
      return await this.#build();
    } finally {
      await this.#lease.release();
    }
  }

  /** One that was killed holds its lease for a while yet. */
  async #own(): Promise<void> {
    for (const until = performance.now() + 1_500 * LEASE_SECONDS; !(await this.#lease.take());) {
      this.options.signal?.throwIfAborted();
      if (performance.now() > until) throw new Error('Another rebuild is under way.');
      await delay(200);
    }
  }

  async #build(): Promise<RebuildResult> {
    const { pool, store, ring, projections } = this.options;
    const { head, stream } = await this.#begin();
    await this.#foldAll(head, stream);
    await this.#inPhase('indexing', (client) => indexShadow(client));
    await this.#inPhase('indexing', (client) => analyzeShadow(client, this.#tables));
    const projector = new Projector(pool, store, ring, projections, this.#lease, PAGE_SIZE, NEXT);
    await this.#placeCheckpoint(head);
    this.#report('comparing');
    await catchUp(projector, await store.head());
    const compared = await compare(pool, projector, this.#compared);
    const position = await this.#swap(projector);
    await this.#inPhase('swapping', (client) => dropReplaced(client));
    const { differing, digests } = compared;
    await pool.query(REPORT, [
      this.#folded,
      position,
      JSON.stringify(differing),
      JSON.stringify(digests),
    ]);
    return { events: this.#folded, position, ...compared };
  }

  /** Throws away what an earlier rebuild has prepared. */
  static async abandon(pool: Pool): Promise<void> {
    await inTransaction(pool, async (client) => {
      await dropShadows(client);
      await client.query('DELETE FROM work.rebuild');
    });
  }

  async #begin(): Promise<{ head: Position; stream: string }> {
    const { pool, store } = this.options;
    const begun = await pool.query<{ head: Position; stream: string; events: number }>(
      'SELECT head, stream, events FROM work.rebuild',
    );
    const head = begun.rows[0]?.head ?? (await store.head());
    if (!begun.rows[0]) {
      await inTransaction(pool, async (client) => {
        await createShadow(client, this.#tables);
        await client.query('INSERT INTO work.rebuild (head) VALUES ($1)', [head]);
      });
    }
    this.#folded = begun.rows[0]?.events ?? 0;
    this.#total = /^\d+$/.test(head) ? Number(head) : 0;
    await this.#folding.loadColumns(pool, NEXT);
    return { head, stream: begun.rows[0]?.stream ?? '' };
  }

  /** While one part's rows are written, the next part is read and folded. */
  async #foldAll(head: Position, after: string): Promise<void> {
    let writing: Promise<void> = Promise.resolve();
    let part: Part = { events: 0, stream: after };
    const write = async (): Promise<void> => {
      const texts = this.#folding.take();
      const done = part;
      part = { events: 0, stream: done.stream };
      await writing;
      writing = this.#writePart(done, texts);
      writing.catch(() => undefined);
    };
    try {
      for await (const batch of this.options.log.read(after, head)) {
        this.options.signal?.throwIfAborted();
        await this.#folding.fold(batch);
        part = { events: part.events + batch.length, stream: batch.at(-1)?.stream ?? part.stream };
        if (part.events >= PART_EVENTS) await write();
      }
      await write();
    } finally {
      await writing;
    }
  }

  async #writePart({ events, stream }: Part, texts: ReadonlyMap<string, Buffer>): Promise<void> {
    if (events === 0) return;
    const folded = this.#folded + events;
    await inTransaction(this.options.pool, async (client) => {
      const { name, owner, epoch } = this.#lease.right;
      const moved = await client.query(ADVANCE, [stream, folded, this.#folded, name, owner, epoch]);
      if (moved.rowCount !== 1) throw new NotOwner(name);
      for (const [table, text] of texts) {
        const columns = this.#folding.columnsOf(table);
        await copyInto(client, `${NEXT}.${table}`, columns, text).catch((error: unknown) =>
          this.#folding.refused(error, table, text),
        );
      }
    });
    this.#folded = folded;
    this.#report('folding');
  }

  async #placeCheckpoint(head: Position): Promise<void> {
    await this.options.pool.query(PLACE, [NEXT, head]);
  }

  /**
   * Holds the readers' checkpoint for the moment of the swap; whoever owned it starts from where the successors stand. The little that
   * the readers are ahead by then is caught up with under the lock: however fast the log grows, there is one attempt.
   */
  async #swap(projector: Projector): Promise<Position> {
    this.#report('swapping');
    this.options.signal?.throwIfAborted();
    await catchUp(projector, await this.options.store.head());
    return inTransaction(this.options.pool, async (client) => {
      const { rows } = await client.query<{ position: Position }>(
        `${READ_MODELS_POSITION} FOR UPDATE`,
      );
      await catchUp(projector, rows[0]?.position ?? BEGINNING);
      const { position } = projector.checkpoint;
      await swapShadow(client, this.#tables);
      await client.query(
        `UPDATE work.checkpoints SET position = $1, epoch = epoch + 1 WHERE name = 'read-models'`,
        [position],
      );
      await client.query(`DELETE FROM work.checkpoints WHERE name = '${NEXT}'`);
      await client.query(
        `DELETE FROM work.rebuild; DELETE FROM work.parked WHERE reader = 'read-models'`,
      );
      return position;
    });
  }

  async #inPhase(
    phase: RebuildProgress['phase'],
    work: (client: PoolClient) => Promise<void>,
  ): Promise<void> {
    this.options.signal?.throwIfAborted();
    this.#report(phase);
    await inTransaction(this.options.pool, work);
  }

  #report(phase: RebuildProgress['phase']): void {
    this.options.onProgress?.({ phase, events: this.#folded, total: this.#total });
  }
}
