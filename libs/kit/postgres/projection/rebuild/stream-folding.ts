import pg, { type Pool } from 'pg';
import { columnsOf, CopyEncoder, encodeCopyLine, type Column } from '#kit/pg-copy';
import {
  idOf,
  decryptPersonalData,
  encryptedFor,
  apply,
  type KeyRing,
  type Projection,
  type StoredEvent,
} from '#kit/eventsourcing';
import { Projections } from '../folded-states.js';
import { isAboutContent } from '../../event-store/append-session.js';
import { ProjectionError, problemOf } from '../parking/projection-error.js';

type CopiedRow = Parameters<typeof encodeCopyLine>[0];

/**
 * Whole streams in, COPY text per table out: each stream is folded from its first event to its last. Nothing is parked here.
 */
export class StreamFolding {
  readonly #projections: Projections;
  #columns: ReadonlyMap<string, readonly Column[]> = new Map();
  #encoders = new Map<string, CopyEncoder>();

  constructor(
    private readonly ring: KeyRing,
    projections: readonly Projection[],
  ) {
    this.#projections = new Projections(projections);
  }

  /** To be called once, when the tables are there. */
  async loadColumns(pool: Pool, schema: string): Promise<void> {
    this.#columns = await columnsOf(pool, schema);
  }

  columnsOf(table: string): readonly Column[] {
    const columns = this.#columns.get(table);
    if (!columns) throw new Error(`There is no table ${table} to fill.`);
    return columns;
  }

  /** `batch`: events of whole streams, those of a stream together and in order. Their rows are there to be taken. @throws ProjectionError */
  async fold(batch: readonly StoredEvent[]): Promise<void> {
    const keys = await this.ring.keys(this.#personsIn(batch), false);
    for (let start = 0; start < batch.length;) {
      const stream = batch[start]?.stream;
      let end = start + 1;
      while (batch[end]?.stream === stream) end++;
      this.#foldStream(batch.slice(start, end), keys);
      start = end;
    }
  }

  /** The rows of what was folded since they were last taken: COPY text by table. */
  take(): ReadonlyMap<string, Buffer> {
    const taken = new Map([...this.#encoders].map(([table, { bytes }]) => [table, bytes]));
    this.#encoders = new Map();
    return taken;
  }

  /** Says of which stream the row was that the database refused. @throws always */
  refused(error: unknown, table: string, text: Buffer): never {
    const where =
      error instanceof pg.DatabaseError && isAboutContent(error) ? error.where : undefined;
    const [, line] = /^COPY \w+, line (\d+)/.exec(where ?? '') ?? [];
    if (line === undefined) throw error;
    const cells = (text.toString('utf8').split('\n')[Number(line) - 1] ?? '').split('\t');
    const cell = (name: string) =>
      cells[this.columnsOf(table).findIndex((column) => column.name === name)];
    const category = this.#projections.all.find(({ tables }) => tables.includes(table))?.category;
    const stream = `${category}-${cell('owner')}`;
    throw new Error(
      `read-models cannot take in ${stream}, as ${table} refuses it: ${problemOf(error)}`,
      { cause: error },
    );
  }

  #personsIn(batch: readonly StoredEvent[]): string[] {
    return [
      ...new Set(
        batch.flatMap((event) =>
          this.#projections.of(event.stream)?.personal ? encryptedFor(event.data) : [],
        ),
      ),
    ];
  }

  #foldStream(events: readonly StoredEvent[], keys: ReadonlyMap<string, Buffer>): void {
    const last = events.at(-1);
    const projection = last && this.#projections.of(last.stream);
    if (!projection) return;
    let state = projection.initial();
    let event = last;
    try {
      for (event of events) {
        state = apply(
          projection,
          state,
          projection.personal
            ? { ...event, data: decryptPersonalData(keys, event.id, event.data) }
            : event,
        );
      }
      const rows = projection.rows(state, {
        id: idOf(last.stream),
        revision: last.revision,
        position: last.position,
      });
      for (const [table, some] of Object.entries(rows))
        for (const row of some) this.#addRow(table, row);
    } catch (error) {
      throw new ProjectionError(event, 'read-models', error);
    }
  }

  #addRow(table: string, row: CopiedRow): void {
    let bytes = this.#encoders.get(table);
    if (!bytes) this.#encoders.set(table, (bytes = new CopyEncoder()));
    bytes.add(encodeCopyLine(row, this.columnsOf(table)));
  }
}
