import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { READ_MODELS_POSITION, BEGINNING, type Position } from '#kit/eventsourcing';
import { inTransaction } from '#kit/pg-transaction';
import { Lease, LEASE_SECONDS } from '../lease.js';
import { Projector, PAGE_SIZE } from '../projector.js';
import { catchUp, compare } from './compare-tables.js';
import { RangeFolder } from './range-folder.js';
import {
  createShadow,
  dropReplaced,
  dropShadows,
  indexShadow,
  NEXT,
  analyzeShadow,
  swapShadow,
} from './shadow-tables.js';
import type {
  RebuildOptions,
  RebuildProgress,
  RebuildResult,
  StreamRange,
} from './rebuild.types.js';

/** The report of the last rebuild, for whoever asks later. */
const REPORT = `
  INSERT INTO work.settings (name, value) VALUES ('last-rebuild', json_build_object(
    'endedAt', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'events', $1::bigint, 'position', $2::text,
    'differing', $3::json, 'digests', $4::json))
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

const BEGIN_RANGES = `
  INSERT INTO work.rebuild (range, head, stream, until)
  SELECT number - 1, $1, stream, until FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS ranges (stream, until, number)`;

const PLACE = `
  INSERT INTO work.checkpoints AS c (name, position) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET position = $2, epoch = c.epoch + 1`;

/** Ranges for each process, so that none has to wait long for the last one. */
const RANGES_PER_PROCESS = 4;

/**
 * Builds every read model anew beside the ones in use: folds the log stream by stream and copies the rows, adds the indexes, catches
 * up, compares, and swaps in one short transaction, so that readers never see a gap. Resumable: rows commit with the place of their range.
 */
export class Rebuild {
  /** All that is replaced; snapshots are none of the events', and begin empty. */
  readonly #tables: readonly string[];
  readonly #compared: readonly string[];
  readonly #lease: Lease;
  /** Folded events by range. */
  readonly #folded = new Map<number, number>();
  #total = 0;

  constructor(private readonly options: RebuildOptions) {
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
    const { head, ranges } = await this.#begin();
    await this.#foldAll(head, ranges);
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
      this.#events,
      position,
      JSON.stringify(differing),
      JSON.stringify(digests),
    ]);
    return { events: this.#events, position, ...compared };
  }

  /** Throws away what an earlier rebuild has prepared. */
  static async abandon(pool: Pool): Promise<void> {
    await inTransaction(pool, async (client) => {
      await dropShadows(client);
      await client.query('DELETE FROM work.rebuild');
    });
  }

  /** How the log is divided, and how far each range has come: as an earlier run left it, or from the beginning. */
  async #begin(): Promise<{ head: Position; ranges: readonly StreamRange[] }> {
    const { pool, store } = this.options;
    const known = await this.#ranges();
    const head = known.rows[0]?.head ?? (await store.head());
    this.#total = /^\d+$/.test(head) ? Number(head) : 0;
    if (known.rows.length > 0) return { head, ranges: known.rows };
    const boundaries = await this.#boundaries();
    await inTransaction(pool, async (client) => {
      await createShadow(client, this.#tables);
      await client.query(BEGIN_RANGES, [head, ['', ...boundaries], [...boundaries, null]]);
    });
    return { head, ranges: (await this.#ranges()).rows };
  }

  #ranges() {
    return this.options.pool.query<StreamRange & { readonly head: Position }>(
      'SELECT range AS number, head, until, stream, events::float8 AS events FROM work.rebuild ORDER BY range',
    );
  }

  #boundaries(): Promise<string[]> {
    const { log, parallel } = this.options;
    if (!parallel) return Promise.resolve([]);
    return log.boundaries(parallel.processes * RANGES_PER_PROCESS);
  }

  async #foldAll(head: Position, ranges: readonly StreamRange[]): Promise<void> {
    for (const { number, events } of ranges) this.#folded.set(number, events);
    const job = {
      head,
      right: this.#lease.right,
      signal: this.options.signal,
      written: (range: number, events: number) => {
        this.#folded.set(range, events);
        this.#report('folding');
      },
    };
    const { parallel } = this.options;
    if (parallel && ranges.length > 1) return parallel.fold(ranges, job);
    const folder = new RangeFolder(this.options);
    for (const range of ranges) await folder.fold(range, job);
  }

  get #events(): number {
    return [...this.#folded.values()].reduce((sum, events) => sum + events, 0);
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
    this.options.onProgress?.({ phase, events: this.#events, total: this.#total });
  }
}
