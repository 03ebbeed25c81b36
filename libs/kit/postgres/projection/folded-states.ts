import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import {
  decryptPersonalData,
  encryptedFor,
  apply,
  type KeyRing,
  type Position,
  type Projection,
  type StoredEvent,
} from '#kit/eventsourcing';
import { ProjectionError } from './parking/projection-error.js';

/** A stream's state after its event of this revision. */
export interface Folded {
  readonly state: unknown;
  readonly revision: number;
  readonly position: Position;
}

/** How many streams' states are cached. */
const CACHED_STREAMS = 5_000;

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

/** Folds events into the states of their streams. States are stored beside the read models, and cached. */
export class FoldedStates {
  readonly #cache = new LRUCache<string, Folded>({ max: CACHED_STREAMS });

  constructor(
    private readonly pool: Pool,
    private readonly ring: KeyRing,
    private readonly projections: Projections,
    private readonly reader: string,
    private readonly schema: string,
  ) {}

  /**
   * @param events of projected streams; those that a state already includes are skipped
   * @param from states that are newer than the stored ones
   * @throws ProjectionError for the first event that cannot be folded
   */
  async fold(
    events: readonly StoredEvent[],
    from?: ReadonlyMap<string, Folded>,
  ): Promise<Map<string, Folded>> {
    const folded = await this.#statesOf([...new Set(events.map((event) => event.stream))], from);
    const keys = await this.ring.keys(
      [...new Set(events.flatMap((event) => this.#encryptedFor(event)))],
      false,
    );
    for (const event of events) {
      const before = folded.get(event.stream) as Folded;
      if (event.revision > before.revision)
        folded.set(event.stream, this.#evolve(before, event, keys));
    }
    return folded;
  }

  remember(folded: ReadonlyMap<string, Folded>): void {
    for (const [stream, state] of folded) this.#cache.set(stream, state);
  }

  forget(): void {
    this.#cache.clear();
  }

  #encryptedFor({ stream, data }: StoredEvent): readonly string[] {
    return this.projections.of(stream)?.personal ? encryptedFor(data) : [];
  }

  #evolve({ state }: Folded, event: StoredEvent, keys: ReadonlyMap<string, Buffer>): Folded {
    const projection = this.projections.of(event.stream) as Projection;
    try {
      const decrypted = projection.personal
        ? { ...event, data: decryptPersonalData(keys, event.id, event.data) }
        : event;
      return {
        state: apply(projection, state, decrypted),
        revision: event.revision,
        position: event.position,
      };
    } catch (error) {
      throw new ProjectionError(event, this.reader, error);
    }
  }

  async #statesOf(
    streams: readonly string[],
    from?: ReadonlyMap<string, Folded>,
  ): Promise<Map<string, Folded>> {
    const folded = new Map<string, Folded>();
    const unknown: string[] = [];
    for (const stream of streams) {
      const known = from?.get(stream) ?? this.#cache.get(stream);
      if (known) folded.set(stream, known);
      else unknown.push(stream);
    }
    if (unknown.length === 0) return folded;
    const { rows } = await this.pool.query<{ stream: string; revision: number; state: unknown }>({
      name: `states-${this.schema}`,
      text: `SELECT stream, revision, state FROM ${this.schema}.states WHERE stream = ANY($1)`,
      values: [unknown],
    });
    for (const { stream, revision, state } of rows)
      folded.set(stream, { state, revision, position: '' });
    for (const stream of unknown) {
      if (!folded.has(stream))
        folded.set(stream, {
          state: this.projections.of(stream)?.initial(),
          revision: -1,
          position: '',
        });
    }
    return folded;
  }
}
