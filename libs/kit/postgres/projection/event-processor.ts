import type { Pool, PoolClient } from 'pg';
import type { EventStore, Position, StoredEvent } from '#kit/eventsourcing';
import { inTransaction } from '#kit/pg-transaction';
import { Checkpoint } from './checkpoint.js';
import type { Lease } from './lease.js';
import { isRetryable, ProjectionError } from './parking/projection-error.js';
import { Parking, type Held } from './parking/parked-streams.js';
import { attempt } from './parking/batch-bisector.js';
import { eventsOfHeld, PAGE_SIZE } from './projector.js';

type Effects = (client: PoolClient) => Promise<void>;

/** Handles a page: first work that may be repeated, then effects that commit together with the checkpoint. */
export interface EventPageHandler {
  /** @returns effects to write in the transaction that moves the checkpoint; undefined when there are none */
  handle(events: readonly StoredEvent[]): Promise<Effects | undefined>;
  /** Whether handling a stream's events reads the read models of that stream, and must wait while the stream is parked there. */
  asksAbout(stream: string): boolean;
}

/** Events handled one by one: the effects of each, and the first event of each stream that failed. */
interface Handled {
  readonly effects: readonly (readonly [StoredEvent, Effects])[];
  readonly failures: Map<string, ProjectionError>;
}

/**
 * Handles the events of the log in their order: at least once for its work, exactly once for its effects in the database. It follows
 * the read models, which its work may read. A stream that is parked there waits here as well, and goes on once it has been projected.
 * A stream with an event that cannot be handled is parked; other streams go on.
 */
export class EventProcessor {
  readonly checkpoint: Checkpoint;
  readonly #parking: Parking;
  /** Called for every stream that is parked. */
  parked: (failure: ProjectionError) => void = () => undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readAll' | 'readStream'>,
    name: string,
    lease: Lease,
    private readonly handler: EventPageHandler,
    /** The checkpoint of the read models. */
    private readonly ahead: Pick<Checkpoint, 'parked'>,
    private readonly pageSize = PAGE_SIZE,
  ) {
    this.checkpoint = new Checkpoint(pool, name, lease);
    this.#parking = new Parking(name);
  }

  /**
   * Handles one page, up to `upTo` at most (the position of the read models).
   * @returns false when there was nothing new
   * @throws NotOwner
   */
  async step(upTo: Position): Promise<boolean> {
    await this.checkpoint.refresh();
    const resumed = await this.#resume();
    if (this.checkpoint.position >= upTo) return resumed;
    const page = await this.store.readAll(this.checkpoint.position, this.pageSize);
    const next = page.next < upTo ? page.next : upTo;
    if (next === this.checkpoint.position) return resumed;
    const { parked } = this.checkpoint;
    const { ready, waiting } = this.#splitWaiting(
      page.events.filter(({ position, stream }) => position <= next && !parked.has(stream)),
    );
    const failures = await this.#handlePage(ready, waiting, next);
    this.checkpoint.moved(
      next,
      waiting,
      failures.map(({ event }) => event),
    );
    for (const failure of failures) this.parked(failure);
    return true;
  }

  /**
   * Handles a parked stream up to the checkpoint. If an event fails again, the stream stays parked at that event.
   * @returns why the stream is still parked; undefined when it is not
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

  /** Writes the effects of a replay. Returns false when the checkpoint has passed more events of the stream meanwhile. */
  async #finish(held: Held, handled: Handled): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const still = await this.#parking.hold(client, held.stream);
      if (still?.revision !== held.revision) return true;
      const isWhole = still.upTo === held.upTo || handled.failures.size > 0;
      if (!isWhole && (await this.#hasPassedMore(still, held.upTo))) return false;
      await this.#write(client, handled);
      await this.#parking.release(client, held.stream, handled.failures.get(held.stream));
      return true;
    });
  }

  async #hasPassedMore(held: Held, after: Position): Promise<boolean> {
    const events = await eventsOfHeld(this.store, held, this.#parking.reader);
    return events instanceof ProjectionError || events.some(({ position }) => position > after);
  }

  /** Replays the streams that waited for the read models and need not any more. */
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
      await this.checkpoint.refresh();
    }
    return ready.length > 0;
  }

  /** Splits events into those that may be handled, and the first event of each stream that has to wait. */
  #splitWaiting(events: readonly StoredEvent[]): {
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

  async #handlePage(
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

  /** Writes the effects. An effect that fails is a failure of its event. */
  async #write(client: PoolClient, { effects, failures }: Handled): Promise<void> {
    for (const [event, effect] of effects) {
      if (event.revision >= (failures.get(event.stream)?.event.revision ?? Infinity)) continue;
      const problem = await attempt(client, () => effect(client));
      if (problem !== undefined)
        failures.set(event.stream, new ProjectionError(event, this.#parking.reader, problem));
    }
  }

  /** Without effects, the move is a single statement, which needs no transaction. */
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
