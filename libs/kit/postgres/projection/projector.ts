import type { Pool, PoolClient } from 'pg';
import type { EventStore, KeyRing, Position, Projection, StoredEvent } from '#kit/eventsourcing';
import { inTransaction } from '../database.js';
import { Checkpoint } from './checkpoint.js';
import { FoldedStates, Projections, type Folded } from './folded-states.js';
import type { Lease } from './lease.js';
import { isRetryable, ProjectionError } from './parking/projection-error.js';
import { Parking, type Held } from './parking/parked-streams.js';
import { BatchBisector, type ApplyBatch } from './parking/batch-bisector.js';
import { RowWriter } from './row-writer.js';

/** What came of a window: states by stream, and the first event of each stream that could not be taken in. */
type TakenIn = Pick<BatchBisector, 'states' | 'failures'>;

const LIVE = 'read';

/** Positions of the log taken in at once, by every reader: what the first has read is what the next would read. */
export const WINDOW = 1_000;

/**
 * Keeps the read models: a window of the log is folded per stream, and the rows of every stream it touched are written as sets,
 * in one transaction with the checkpoint. A stream with an event that cannot be taken in is parked from that event on, and the others
 * go on; beside the tables in use nothing is parked, and the projector fails.
 */
export class Projector {
  readonly checkpoint: Checkpoint;
  readonly #projections: Projections;
  readonly #states: FoldedStates;
  readonly #writer: RowWriter;
  readonly #parking: Parking;
  /** Told of every window that was taken in, and when that began (milliseconds since 1970). */
  projected: (events: readonly StoredEvent[], began: number) => void = () => undefined;
  /** Told of every stream that is parked. */
  parked: (failure: ProjectionError) => void = () => undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readAll' | 'readStream'>,
    ring: KeyRing,
    projections: readonly Projection[],
    lease: Lease,
    private readonly windowSize = WINDOW,
    /** Where the tables are: `read`, or beside it while they are rebuilt. */
    private readonly schema = LIVE,
  ) {
    const name = schema === LIVE ? 'read-models' : schema;
    this.#projections = new Projections(projections);
    this.#states = new FoldedStates(pool, ring, this.#projections, name, schema);
    this.#writer = new RowWriter(this.#projections, schema);
    this.#parking = new Parking(name);
    this.checkpoint = new Checkpoint(pool, name, lease);
  }

  get tables(): string[] {
    return this.#projections.all.flatMap((projection) => [...projection.tables]);
  }

  /** Takes one window of the log in, not beyond `upTo` if given; false when there was nothing new. @throws NotOwner, NotTakenIn */
  async step(upTo?: Position): Promise<boolean> {
    if (await this.checkpoint.look()) this.#states.forget();
    const window = await this.store.readAll(this.checkpoint.position, this.windowSize);
    const next = upTo !== undefined && upTo < window.next ? upTo : window.next;
    if (next <= this.checkpoint.position) return false;
    const [events, began] = [window.events.filter((event) => event.position <= next), Date.now()];
    const { states, failures } = await this.#takeIn(events.filter(this.#isWanted), next);
    this.checkpoint.moved(
      next,
      [],
      failures.map(({ event }) => event),
    );
    this.#states.remember(states);
    this.projected(events, began);
    for (const failure of failures) this.parked(failure);
    return true;
  }

  /**
   * Takes a parked stream in after all, up to where the reader is; whoever reads on meanwhile looks again afterwards. If it fails again,
   * the stream stays parked there, with that problem.
   * @returns why it is still parked
   */
  async replay(stream: string): Promise<ProjectionError | undefined> {
    return inTransaction(this.pool, async (client) => {
      const held = await this.#parking.hold(client, stream);
      if (!held) return undefined;
      const failure = await this.#replayHeld(client, held);
      await this.#parking.release(client, stream, failure);
      return failure;
    });
  }

  async #replayHeld(client: PoolClient, held: Held): Promise<ProjectionError | undefined> {
    const events = await eventsOfHeld(this.store, held, this.#parking.reader);
    if (events instanceof ProjectionError) return events;
    this.#states.forget();
    const parts = new BatchBisector(client, this.#parking.reader, this.#write);
    await parts.take(events);
    return parts.failures[0];
  }

  readonly #isWanted = ({ stream }: StoredEvent): boolean =>
    this.#projections.of(stream) !== undefined && !this.checkpoint.parked.has(stream);

  async #takeIn(events: readonly StoredEvent[], next: Position): Promise<TakenIn> {
    try {
      const states = await this.#states.fold(events);
      await this.#commit(next, (client) => this.#writer.write(client, states));
      return { states, failures: [] };
    } catch (error) {
      if (isRetryable(error)) throw error;
      return this.#takeApart(events, next);
    }
  }

  async #takeApart(events: readonly StoredEvent[], next: Position): Promise<TakenIn> {
    let parts: BatchBisector | undefined;
    await this.#commit(next, async (client) => {
      parts = new BatchBisector(client, this.#parking.reader, this.#write);
      await parts.take(events);
      const [failure] = parts.failures;
      if (failure && this.schema !== LIVE) throw failure;
      await this.#parking.park(client, this.checkpoint.parked, parts.failures);
    });
    return parts as TakenIn;
  }

  readonly #write: ApplyBatch = async (client, events, from) => {
    const states: ReadonlyMap<string, Folded> = await this.#states.fold(events, from);
    await this.#writer.write(client, states);
    return states;
  };

  async #commit(next: Position, effects: (client: PoolClient) => Promise<void>): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await this.checkpoint.move(client, next);
      await effects(client);
    }).catch((error: unknown) => {
      if (isRetryable(error)) this.checkpoint.forget();
      throw error;
    });
  }
}

/** The events of a held stream that its reader has passed by; or why even they cannot be read. */
export async function eventsOfHeld(
  store: Pick<EventStore, 'readStream'>,
  held: Held,
  reader: string,
): Promise<readonly StoredEvent[] | ProjectionError> {
  try {
    const events = await store.readStream(held.stream, held.revision);
    return events.filter(({ position }) => position <= held.upTo);
  } catch (error) {
    if (isRetryable(error)) throw error;
    return new ProjectionError(held, reader, error);
  }
}
