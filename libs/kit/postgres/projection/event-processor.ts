import type { Pool, PoolClient } from 'pg';
import type { EventStore, Position, StoredEvent } from '#kit/eventsourcing';
import { inTransaction } from '../database.js';
import { Checkpoint } from './checkpoint.js';
import type { Lease } from './lease.js';
import { isRetryable, ProjectionError } from './parking/projection-error.js';
import { Parking, type Held } from './parking/parked-streams.js';
import { attempt } from './parking/batch-bisector.js';
import { eventsOfHeld, WINDOW } from './projector.js';

type Effects = (client: PoolClient) => Promise<void>;

/** What a reader does with a window: work of its own first (must be harmless when repeated), then effects that commit with the checkpoint. */
export interface EventPageHandler {
  /** @returns effects to be written in the transaction that moves the checkpoint; nothing when there are none */
  handle(events: readonly StoredEvent[]): Promise<Effects | undefined>;
  /** Whether its work on a stream's events asks the read models about that stream, and has to wait for them where it is parked. */
  asksAbout(stream: string): boolean;
}

/** Events one by one: what each has left to write, and the first event of each stream that could not be handled. */
interface Handled {
  readonly effects: readonly (readonly [StoredEvent, Effects])[];
  readonly failures: Map<string, ProjectionError>;
}

/**
 * Follows the log for a process: at least once for its work, exactly once for its effects in the database. It follows another reader, the
 * read models, of which its work asks: a stream that they have parked waits here as well, and goes on by itself once they have taken
 * it in. A stream with an event that cannot be handled is parked, and the others go on.
 */
export class EventProcessor {
  readonly checkpoint: Checkpoint;
  readonly #parking: Parking;
  /** Told of every stream that is parked. */
  parked: (failure: ProjectionError) => void = () => undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readAll' | 'readStream'>,
    name: string,
    lease: Lease,
    private readonly handler: EventPageHandler,
    /** The reader that goes before. */
    private readonly ahead: Pick<Checkpoint, 'parked'>,
    private readonly windowSize = WINDOW,
  ) {
    this.checkpoint = new Checkpoint(pool, name, lease);
    this.#parking = new Parking(name);
  }

  /** Takes one window in, not beyond `upTo` (where the read models stand); false when there was nothing new. @throws NotOwner */
  async step(upTo: Position): Promise<boolean> {
    await this.checkpoint.look();
    const resumed = await this.#resume();
    if (this.checkpoint.position >= upTo) return resumed;
    const window = await this.store.readAll(this.checkpoint.position, this.windowSize);
    const next = window.next < upTo ? window.next : upTo;
    if (next === this.checkpoint.position) return resumed;
    const { parked } = this.checkpoint;
    const { ready, waiting } = this.#apart(
      window.events.filter(({ position, stream }) => position <= next && !parked.has(stream)),
    );
    const failures = await this.#takeIn(ready, waiting, next);
    this.checkpoint.moved(
      next,
      waiting,
      failures.map(({ event }) => event),
    );
    for (const failure of failures) this.parked(failure);
    return true;
  }

  /**
   * Handles a parked stream after all, up to where the reader is. If that fails again, the stream stays parked there, with that problem.
   * @returns why it is still parked
   */
  async replay(stream: string): Promise<ProjectionError | undefined> {
    for (;;) {
      const held = await inTransaction(this.pool, (client) => this.#parking.hold(client, stream));
      if (!held) return undefined;
      const events = await eventsOfHeld(this.store, held, this.#parking.reader);
      const handled =
        events instanceof ProjectionError ? failed(events) : await this.#oneByOne(events);
      if (await this.#finish(held, handled)) return handled.failures.get(stream);
    }
  }

  /** Writes what a replay has left to write; false when the reader has passed more of the stream by meanwhile. */
  async #finish(held: Held, handled: Handled): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const still = await this.#parking.hold(client, held.stream);
      if (still?.revision !== held.revision) return true;
      const isWhole = still.upTo === held.upTo || handled.failures.size > 0;
      if (!isWhole && (await this.#passedBy(still, held.upTo))) return false;
      await this.#write(client, handled);
      await this.#parking.release(client, held.stream, handled.failures.get(held.stream));
      return true;
    });
  }

  async #passedBy(held: Held, after: Position): Promise<boolean> {
    const events = await eventsOfHeld(this.store, held, this.#parking.reader);
    return events instanceof ProjectionError || events.some(({ position }) => position > after);
  }

  /** Streams that waited for the reader ahead, and need not any more. */
  async #resume(): Promise<boolean> {
    const ready = [...this.checkpoint.parked].filter(
      ([stream, { waiting }]) => waiting && !this.ahead.parked.has(stream),
    );
    for (const [stream] of ready) {
      const failure = await this.replay(stream);
      if (failure) this.parked(failure);
    }
    if (ready.length > 0) {
      this.checkpoint.forget();
      await this.checkpoint.look();
    }
    return ready.length > 0;
  }

  /** What may be handled, and the first event of each stream that has to wait. */
  #apart(events: readonly StoredEvent[]): {
    ready: readonly StoredEvent[];
    waiting: readonly StoredEvent[];
  } {
    const behind = this.ahead.parked;
    if (behind.size === 0) return { ready: events, waiting: [] };
    const mustWait = ({ stream, revision }: StoredEvent) =>
      revision >= (behind.get(stream)?.revision ?? Infinity) && this.handler.asksAbout(stream);
    const first = new Map<string, StoredEvent>();
    for (const event of events.filter(mustWait))
      if (!first.has(event.stream)) first.set(event.stream, event);
    return { ready: events.filter((event) => !mustWait(event)), waiting: [...first.values()] };
  }

  async #takeIn(
    ready: readonly StoredEvent[],
    waiting: readonly StoredEvent[],
    next: Position,
  ): Promise<readonly ProjectionError[]> {
    const { parked } = this.checkpoint;
    try {
      const effects = await this.handler.handle(ready);
      const writes = async (client: PoolClient): Promise<void> => {
        await effects?.(client);
        await this.#parking.park(client, parked, [], waiting);
      };
      await this.#commit(next, effects || waiting.length > 0 ? writes : undefined);
      return [];
    } catch (error) {
      if (isRetryable(error)) throw error;
    }
    const handled = await this.#oneByOne(ready);
    await this.#commit(next, async (client) => {
      await this.#write(client, handled);
      const others = waiting.filter(({ stream }) => !handled.failures.has(stream));
      await this.#parking.park(client, parked, [...handled.failures.values()], others);
    });
    return [...handled.failures.values()];
  }

  async #oneByOne(events: readonly StoredEvent[]): Promise<Handled> {
    const effects: [StoredEvent, Effects][] = [];
    const failures = new Map<string, ProjectionError>();
    for (const event of events) {
      if (failures.has(event.stream)) continue;
      try {
        const effect = await this.handler.handle([event]);
        if (effect) effects.push([event, effect]);
      } catch (error) {
        if (isRetryable(error)) throw error;
        failures.set(event.stream, new ProjectionError(event, this.#parking.reader, error));
      }
    }
    return { effects, failures };
  }

  /** What was left to write; a stream in which that fails has failed there. */
  async #write(client: PoolClient, { effects, failures }: Handled): Promise<void> {
    for (const [event, effect] of effects) {
      if (event.revision >= (failures.get(event.stream)?.event.revision ?? Infinity)) continue;
      const problem = await attempt(client, () => effect(client));
      if (problem !== undefined)
        failures.set(event.stream, new ProjectionError(event, this.#parking.reader, problem));
    }
  }

  /** Without effects, the move is one statement, and a transaction by itself. */
  async #commit(next: Position, effects: Effects | undefined): Promise<void> {
    const moving = !effects
      ? this.checkpoint.move(this.pool, next)
      : inTransaction(this.pool, async (client) => {
          await this.checkpoint.move(client, next);
          await effects(client);
        });
    await moving.catch((error: unknown) => {
      if (isRetryable(error)) this.checkpoint.forget();
      throw error;
    });
  }
}

const failed = (failure: ProjectionError): Handled => ({
  effects: [],
  failures: new Map([[failure.event.stream, failure]]),
});
