import type { ExportState } from '../rows/instant-of-position.js';
import type { StoredEvent } from '#kit/eventsourcing';
import type { ExportRequest } from '../export-request.js';
import type { Cell } from '../files/export-file.types.js';
import { namesOf } from '../rows/as-of-rows.js';
import type { DatabaseSnapshot } from '../rows/database-snapshot.js';
import type { RowBatch } from '../rows/follow-up-rows.js';
import { CAPACITY, CHANGE, type ChangeCode, type ComparedColumns } from './compared-columns.js';
import type { EventFinder } from './event-finder.js';
import type { Traced } from './trace-changes.js';

type Cells = readonly Cell[];

/** Figures of a comparison: how many rows changed, and the sums of the columns of numbers, before and after. */
export class Figures {
  readonly rows = { before: 0, after: 0, added: 0, gone: 0, changed: 0 };
  readonly sums: Record<string, { before: number; after: number }> = {};

  add(side: 'before' | 'after', row: Cells, columns: ComparedColumns): void {
    this.rows[side] += 1;
    for (const { key } of columns.compared) {
      const value = columns.cell(row, key);
      if (typeof value === 'number') (this.sums[key] ??= { before: 0, after: 0 })[side] += value;
    }
  }
}

/** The earlier state of a comparison, and figures of both: numbers of rows, and sums of the columns of numbers. */
export interface Compared {
  readonly before: ExportState;
  readonly rows: Figures['rows'];
  readonly sums: Figures['sums'];
}

interface Change {
  readonly code: ChangeCode;
  readonly before: Cells | undefined;
  readonly after: Cells | undefined;
}

/** Compares two exports of the same request, batch by batch: both process the same registrations in the same order. */
export class Comparison {
  readonly figures = new Figures();

  constructor(
    private readonly snapshot: DatabaseSnapshot,
    private readonly request: ExportRequest,
    private readonly columns: ComparedColumns,
    private readonly finder: EventFinder,
  ) {}

  async *lines(
    before: AsyncGenerator<RowBatch>,
    after: AsyncGenerator<RowBatch>,
  ): AsyncGenerator<RowBatch> {
    try {
      for await (const now of after) {
        const then = await before.next();
        const changes = this.#changes(then.done ? [] : then.value.rows, now.rows);
        yield { ...now, rows: await this.#linesOf(changes) };
      }
    } finally {
      await before.return(undefined);
    }
  }

  #changes(before: readonly Cells[], after: readonly Cells[]): Change[] {
    for (const row of before) this.figures.add('before', row, this.columns);
    const known = new Map(before.map((row) => [row[0], row]));
    const changes: Change[] = [];
    for (const row of after) {
      this.figures.add('after', row, this.columns);
      const then = known.get(row[0] ?? null);
      known.delete(row[0] ?? null);
      if (!then) changes.push({ code: 'added', before: undefined, after: row });
      else if (this.#differing(then, row).length > 0)
        changes.push({ code: 'changed', before: then, after: row });
    }
    for (const row of known.values()) changes.push({ code: 'gone', before: row, after: undefined });
    for (const { code } of changes) this.figures.rows[code] += 1;
    return changes;
  }

  #differing(before: Cells | undefined, after: Cells | undefined): string[] {
    const { compared, cell } = this.columns;
    const value = (row: Cells | undefined, key: string) => (row && cell(row, key)) ?? '';
    return compared.map(({ key }) => key).filter((key) => value(before, key) !== value(after, key));
  }

  async #linesOf(changes: readonly Change[]): Promise<Cell[][]> {
    if (changes.length === 0) return [];
    const traced = await this.finder.ofRows(
      changes.map(({ before, after }) => after ?? before ?? []),
    );
    const found: {
      readonly change: Change;
      readonly key: string | null;
      readonly event: StoredEvent | undefined;
    }[] = [];
    for (const change of changes) {
      const row = change.after ?? change.before ?? [];
      for (const key of this.#keysOf(change)) {
        const events = await this.#eventsOf(change, row, key, traced.get(row));
        for (const event of events.length > 0 ? events : [undefined])
          found.push({ change, key, event });
      }
    }
    const names = await namesOf(this.snapshot, this.request, [
      ...new Set(found.map(({ event }) => event?.meta.actor ?? null)),
    ]);
    return found.map(({ change, key, event }) => this.#line(change, key, event, names));
  }

  /** The row itself if it was added or is gone, then its figures; else each changed cell. */
  #keysOf({ code, before, after }: Change): (string | null)[] {
    const keys = this.#differing(before, after);
    if (code === 'changed') return keys;
    const row = after ?? before ?? [];
    return [null, ...keys.filter((key) => typeof this.columns.cell(row, key) === 'number')];
  }

  async #eventsOf(
    { code }: Change,
    row: Cells,
    key: string | null,
    traced: Traced | undefined,
  ): Promise<readonly StoredEvent[]> {
    if (code === 'added' && traced?.made) return [traced.made];
    if (key !== null) {
      const own = traced?.changed.get(key) ?? [];
      return own.length > 0 ? own : this.finder.ofReferences(row, key);
    }
    return [...new Set([...(traced?.changed.values() ?? [])].flat())];
  }

  #line(
    { code, before, after }: Change,
    key: string | null,
    event: StoredEvent | undefined,
    names: ReadonlyMap<string | null, string>,
  ): Cell[] {
    const { about, compared, cell } = this.columns;
    const { locale } = this.request;
    const row = after ?? before ?? [];
    const column = compared.find((each) => each.key === key);
    const capacity = event?.meta.capacity ?? null;
    return [
      code,
      CHANGE[code]?.[locale] ?? code,
      ...about.map((each) => cell(row, each.key)),
      key,
      column?.label[locale] ?? null,
      key === null || !before ? null : cell(before, key),
      key === null || !after ? null : cell(after, key),
      event?.type ?? null,
      event?.occurredAt ?? null,
      event?.recordedAt ?? null,
      event?.meta.actor ? (names.get(event.meta.actor) ?? null) : null,
      capacity,
      capacity === null ? null : (CAPACITY[capacity]?.[locale] ?? capacity),
      event?.id ?? null,
    ];
  }
}
