import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import {
  decryptPersonalData,
  encryptedFor,
  apply,
  mapInSlices,
  type EventStore,
  type KeyRing,
  type Position,
  type Projection,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { RowsByTable } from './changed-rows.js';
import { ProjectionError } from './parking/projection-error.js';

/** A stream's state after its event of this revision. */
export interface Folded {
  readonly state: unknown;
  readonly revision: number;
  readonly position: Position;
  /** The rows that its tables have of an earlier state; undefined when they are not known. */
  readonly written: RowsByTable | undefined;
  /** The revision of its last snapshot; -1 when there is none. */
  readonly snapshot: number;
}

/** How many streams' states are cached. */
const CACHED_STREAMS = 5_000;
/** Streams that are read from the log at the same time. */
const READ_AT_ONCE = 100;

/** The projections by the category of their streams. */
export class Projections {
  readonly #byCategory: ReadonlyMap<string, Projection>;

  constructor(readonly all: readonly Projection[]) {
    this.#byCategory = new Map(all.map((projection) => [projection.category, projection]));
  }

  /** The projection of a stream; undefined when no read model is made of it. */
  of(stream: string): Projection | undefined {
    return this.#byCategory.get(stream.slice(0, stream.indexOf('-')));
  }
}

/**
 * Folds events into the states of their streams. States are cached; that of another stream is folded from its last snapshot, if it has
 * one, and from the log.
 */
export class FoldedStates {
  readonly #cache = new LRUCache<string, Folded>({ max: CACHED_STREAMS });

  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly ring: KeyRing,
    private readonly projections: Projections,
    private readonly reader: string,
    private readonly schema: string,
  ) {}

  /**
   * @param events of projected streams; those that a state already includes are skipped
   * @param from states that are newer than the cached ones
   * @throws ProjectionError for the first event that cannot be folded
   */
  async fold(
    events: readonly StoredEvent[],
    from?: ReadonlyMap<string, Folded>,
  ): Promise<Map<string, Folded>> {
    const folded = await this.#statesBefore(events, from);
    await this.#foldInto(folded, events);
    return folded;
  }

  remember(folded: ReadonlyMap<string, Folded>): void {
    for (const [stream, state] of folded) this.#cache.set(stream, state);
  }

  forget(): void {
    this.#cache.clear();
  }

  async #foldInto(folded: Map<string, Folded>, events: readonly StoredEvent[]): Promise<void> {
    const keys = await this.ring.keys(
      [...new Set(events.flatMap((event) => this.#encryptedFor(event)))],
      false,
    );
    await mapInSlices(events, (event) => {
      const before = folded.get(event.stream) as Folded;
      if (event.revision > before.revision)
        folded.set(event.stream, this.#evolve(before, event, keys));
    });
  }

  #encryptedFor({ stream, data }: StoredEvent): readonly string[] {
    return this.projections.of(stream)?.personal ? encryptedFor(data) : [];
  }

  #evolve(
    { state, written, snapshot }: Folded,
    event: StoredEvent,
    keys: ReadonlyMap<string, Buffer>,
  ): Folded {
    const projection = this.projections.of(event.stream) as Projection;
    try {
      const decrypted = projection.personal
        ? { ...event, data: decryptPersonalData(keys, event.id, event.data) }
        : event;
      return {
        state: apply(projection, state, decrypted),
        revision: event.revision,
        position: event.position,
        written,
        snapshot,
      };
    } catch (error) {
      throw new ProjectionError(event, this.reader, error);
    }
  }

  /** The state of every stream before its first event. */
  async #statesBefore(
    events: readonly StoredEvent[],
    from?: ReadonlyMap<string, Folded>,
  ): Promise<Map<string, Folded>> {
    const folded = new Map<string, Folded>();
    const unknown = new Map<string, number>();
    for (const { stream, revision } of events) {
      if (folded.has(stream)) continue;
      const known = from?.get(stream) ?? this.#cache.get(stream);
      folded.set(stream, known ?? this.#nothingOf(stream));
      if (!known && revision > 0) unknown.set(stream, revision);
    }
    for (const [stream, snapshot] of await this.#snapshotsOf([...unknown.keys()]))
      folded.set(stream, snapshot);
    const streams = [...unknown];
    for (let start = 0; start < streams.length; start += READ_AT_ONCE)
      await this.#catchUp(folded, streams.slice(start, start + READ_AT_ONCE));
    return folded;
  }

  #nothingOf(stream: string): Folded {
    const state = this.projections.of(stream)?.initial();
    return { state, revision: -1, position: '', written: undefined, snapshot: -1 };
  }

  async #snapshotsOf(streams: readonly string[]): Promise<readonly (readonly [string, Folded])[]> {
    if (streams.length === 0) return [];
    const { rows } = await this.pool.query<{ stream: string; revision: number; state: unknown }>({
      name: `snapshots-${this.schema}`,
      text: `SELECT stream, revision, state FROM ${this.schema}.snapshots WHERE stream = ANY($1)`,
      values: [streams],
    });
    return rows.map(({ stream, revision, state }) => [
      stream,
      { state, revision, position: '', written: undefined, snapshot: revision },
    ]);
  }

  /** From where a state stands in the log up to a revision, which is left out. The store reads streams asked for at once together. */
  async #catchUp(
    folded: Map<string, Folded>,
    streams: readonly (readonly [string, number])[],
  ): Promise<void> {
    const parts = await Promise.all(
      streams.map(async ([stream, end]) => {
        const events = await this.store.readStream(
          stream,
          (folded.get(stream)?.revision ?? -1) + 1,
        );
        return events.filter(({ revision }) => revision < end);
      }),
    );
    await this.#foldInto(folded, parts.flat());
  }
}
