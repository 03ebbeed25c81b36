import { foldInSlices, type Decider } from './decider.js';
import { LRUCache } from 'lru-cache';
import { GENESIS } from './canonical-json.js';
import type { Instant } from './event.js';
import { BEGINNING, type EventStore, type Position } from './event-store.js';

/** A stream folded up to its last known event. */
export interface Loaded<S> {
  readonly stream: string;
  readonly state: S;
  /** The revision of the last event; -1 when the stream does not exist. */
  readonly revision: number;
  readonly hash: string;
  readonly position: Position;
  /** The instant at which the last event was recorded; empty when there is none. */
  readonly recordedAt: Instant;
  /** The ids of all commands whose events are in this stream. */
  readonly commands: ReadonlySet<string>;
  /** It was read from the log just now, not taken from the cache. */
  readonly fresh: boolean;
}

/**
 * Caches the folded states of the streams used last, so that a command usually needs no read before its append. This is safe because an
 * append names the revision that it was decided on, and a refusal is only believed of a state that was read afresh. Commands on one
 * stream run one at a time in this process.
 */
export class StreamCache {
  readonly #states: LRUCache<string, Loaded<unknown>>;
  readonly #queues = new Map<string, Promise<unknown>>();

  /** @param limit how many streams to keep */
  constructor(
    private readonly store: EventStore,
    limit = 5_000,
  ) {
    this.#states = new LRUCache({ max: limit });
  }

  /**
   * The stream folded up to its last event.
   * @param fresh reads the events that were appended since the state was cached
   */
  async load<S>(decider: Decider<S, never>, stream: string, fresh: boolean): Promise<Loaded<S>> {
    const cached = this.#states.get(stream) as Loaded<S> | undefined;
    if (cached && !fresh) return cached;
    const added = await this.store.readStream(stream, cached ? cached.revision + 1 : 0);
    const base = cached ?? {
      stream,
      state: decider.initial(),
      revision: -1,
      hash: GENESIS,
      position: BEGINNING,
      recordedAt: '',
      commands: new Set<string>(),
    };
    const last = added.at(-1);
    const loaded: Loaded<S> = last
      ? {
          stream,
          state: await foldInSlices(decider, base.state, added),
          revision: last.revision,
          hash: last.hash,
          position: last.position,
          recordedAt: last.recordedAt,
          commands: new Set([...base.commands, ...added.map((event) => event.meta.commandId)]),
          fresh: true,
        }
      : { ...base, fresh: true };
    this.set(loaded);
    return loaded;
  }

  set(loaded: Loaded<unknown>): void {
    this.#states.set(loaded.stream, { ...loaded, fresh: false });
  }

  delete(stream: string): void {
    this.#states.delete(stream);
  }

  /** Runs the work after all other work that was given for this stream. */
  async exclusive<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(stream) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result.catch(() => undefined);
    this.#queues.set(stream, settled);
    try {
      return await result;
    } finally {
      if (this.#queues.get(stream) === settled) this.#queues.delete(stream);
    }
  }
}
