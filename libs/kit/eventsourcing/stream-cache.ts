import { fold, type Decider } from './decider.js';
import { GENESIS } from './canonical-json.js';
import type { Instant } from './event.js';
import { BEGINNING, type EventStore, type Position } from './event-store.js';

/** A stream folded up to its last known event. */
export interface Loaded<S> {
  readonly stream: string;
  readonly state: S;
  /** Of the last event; -1 when the stream does not exist. */
  readonly revision: number;
  readonly hash: string;
  readonly position: Position;
  /** When its last event was recorded; empty when there is none. */
  readonly recordedAt: Instant;
  /** Ids of every command that wrote into this stream. */
  readonly commands: ReadonlySet<string>;
  /** Read from the log just now, not remembered. */
  readonly fresh: boolean;
}

/**
 * Remembers the last folded states, so that a command usually needs no read before its append. Safe because an append names the
 * revision it was decided on, and because a refusal is only believed of a fresh state. One command at a time per stream and process.
 */
export class StreamCache {
  readonly #kept = new Map<string, { category: string; loaded: Loaded<unknown> }>();
  readonly #queues = new Map<string, Promise<unknown>>();
  constructor(
    private readonly store: EventStore,
    private readonly limit = 5_000,
  ) {}

  async load<S>(aggregate: Decider<S, never>, stream: string, fresh: boolean): Promise<Loaded<S>> {
    const kept = this.#kept.get(stream)?.loaded as Loaded<S> | undefined;
    if (kept && !fresh) return kept;
    const added = await this.store.readStream(stream, kept ? kept.revision + 1 : 0);
    const base = kept ?? {
      stream,
      state: aggregate.initial(),
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
          state: fold(aggregate, base.state, added),
          revision: last.revision,
          hash: last.hash,
          position: last.position,
          recordedAt: last.recordedAt,
          commands: new Set([...base.commands, ...added.map((event) => event.meta.commandId)]),
          fresh: true,
        }
      : { ...base, fresh: true };
    this.keep(aggregate, loaded);
    return loaded;
  }

  keep<S>(aggregate: Decider<S, never>, loaded: Loaded<S>): void {
    this.#kept.delete(loaded.stream);
    this.#kept.set(loaded.stream, {
      category: aggregate.category,
      loaded: { ...loaded, fresh: false },
    });
    const oldest = this.#kept.size > this.limit ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }

  forget(stream: string): void {
    this.#kept.delete(stream);
  }

  /** Runs one piece of work at a time for a stream, in the order asked. */
  async exclusive<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(stream) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.#queues.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (this.#queues.get(stream) === settled) this.#queues.delete(stream);
    }
  }
}
