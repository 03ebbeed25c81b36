import type { Pool, PoolClient } from 'pg';
import type {
  EventPage,
  EventStore,
  KeyRing,
  Position,
  Projection,
  StoredEvent,
} from '#kit/eventsourcing';
import { inTransaction } from '#kit/pg-transaction';
import { Checkpoint } from './checkpoint.js';
import { FoldedStates, Projections, type Folded } from './folded-states.js';
import type { Lease } from './lease.js';
import { isRetryable, ProjectionError } from './parking/projection-error.js';
import { Parking, type Held } from './parking/parked-streams.js';
import { BatchBisector, type ApplyBatch } from './parking/batch-bisector.js';
import { RowWriter, type PageChanges } from './row-writer.js';

/** A page of the log that is folded and not yet committed. `error`: why it could not be folded. */
interface FoldedPage {
  readonly after: Position;
  readonly next: Position;
  readonly caughtUp: boolean;
  readonly events: readonly StoredEvent[];
  readonly changes: PageChanges | { readonly error: unknown };
}

/** The result of a page: the states of its streams, and the first event of each stream that could not be projected. */
interface AppliedPage {
  readonly states: ReadonlyMap<string, Folded>;
  readonly failures: readonly ProjectionError[];
}

const LIVE = 'read';

/** Positions of the log in one page. All readers use the same size, so that they can share a cached page. */
export const PAGE_SIZE = 1_000;

/**
 * Keeps the read models up to date. It folds a page of the log by stream and writes the rows that this changes in one transaction with
 * the checkpoint. While a page is written, it reads and folds the next. It parks a stream from its first event that cannot be projected; other streams go on. During a rebuild it parks
 * nothing, and fails.
 */
export class Projector {
  readonly checkpoint: Checkpoint;
  readonly #projections: Projections;
  readonly #states: FoldedStates;
  readonly #writer: RowWriter;
  readonly #parking: Parking;
  /** The page after the one that is committed, if the log goes on there. */
  #ahead: Promise<FoldedPage> | undefined;
  /** Called after every projected page, with the time at which that began (milliseconds since 1970). */
  projected: (events: readonly StoredEvent[], began: number) => void = () => undefined;
  /** Called for every stream that is parked. */
  parked: (failure: ProjectionError) => void = () => undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readAll' | 'readStream'>,
    ring: KeyRing,
    projections: readonly Projection[],
    lease: Lease,
    private readonly pageSize = PAGE_SIZE,
    /** The schema of the tables: `read`, or that of their successors during a rebuild. */
    private readonly schema = LIVE,
  ) {
    const name = schema === LIVE ? 'read-models' : schema;
    this.#projections = new Projections(projections);
    this.#states = new FoldedStates(pool, store, ring, this.#projections, name, schema);
    this.#writer = new RowWriter(this.#projections, schema);
    this.#parking = new Parking(name);
    this.checkpoint = new Checkpoint(pool, name, lease);
  }

  get tables(): string[] {
    return this.#projections.all.flatMap((projection) => [...projection.tables]);
  }

  /**
   * Projects one page of the log, up to `upTo` at most.
   * @returns false when there was nothing new
   * @throws NotOwner, ProjectionError
   */
  async step(upTo?: Position): Promise<boolean> {
    if (await this.checkpoint.refresh()) this.#forget();
    const began = Date.now();
    const page = await this.#nextPage(upTo);
    if (page.next <= this.checkpoint.position) return false;
    const { states, failures } = await this.#applyPage(page, upTo);
    this.checkpoint.moved(
      page.next,
      [],
      failures.map(({ event }) => event),
    );
    this.#states.remember(states);
    this.projected(page.events, began);
    for (const failure of failures) this.parked(failure);
    return true;
  }

  /**
   * Projects a parked stream up to the checkpoint. If an event fails again, the stream stays parked at that event.
   * @returns why the stream is still parked; undefined when it is not
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
    this.#forget();
    const parts = new BatchBisector(client, this.#parking.reader, this.#write);
    await parts.apply(events);
    return parts.failures[0];
  }

  readonly #isWanted = ({ stream }: StoredEvent): boolean =>
    this.#projections.of(stream) !== undefined && !this.checkpoint.parked.has(stream);

  #forget(): void {
    this.#states.forget();
    this.#ahead = undefined;
  }

  /** The page after the checkpoint: what was folded ahead, unless something has come in between. */
  async #nextPage(upTo: Position | undefined): Promise<FoldedPage> {
    const { position } = this.checkpoint;
    const folding = this.#ahead;
    this.#ahead = undefined;
    const ahead = upTo === undefined ? await folding : undefined;
    return ahead?.after === position ? ahead : this.#foldPage(position, upTo);
  }

  /** @param from states that are not committed yet */
  async #foldPage(
    after: Position,
    upTo?: Position,
    from?: ReadonlyMap<string, Folded>,
  ): Promise<FoldedPage> {
    const page: EventPage = await this.store.readAll(after, this.pageSize);
    const next = upTo !== undefined && upTo < page.next ? upTo : page.next;
    const events = page.events.filter((event) => event.position <= next);
    const changes = await this.#states
      .fold(events.filter(this.#isWanted), from)
      .then((states) => this.#writer.changesOf(states))
      .catch((error: unknown) => ({ error }));
    return { after, next, caughtUp: page.caughtUp, events, changes };
  }

  async #applyPage(page: FoldedPage, upTo: Position | undefined): Promise<AppliedPage> {
    const { next, caughtUp, changes, events } = page;
    try {
      if ('error' in changes) throw changes.error;
      if (upTo === undefined && !caughtUp) {
        this.#ahead = this.#foldPage(next, undefined, changes.states);
        this.#ahead.catch(() => undefined);
      }
      await this.#commit(next, (client) => this.#writer.write(client, changes));
      return { states: changes.states, failures: [] };
    } catch (error) {
      await this.#ahead?.catch(() => undefined);
      this.#ahead = undefined;
      if (isRetryable(error)) throw error;
      return this.#applyInParts(events.filter(this.#isWanted), next);
    }
  }

  async #applyInParts(events: readonly StoredEvent[], next: Position): Promise<AppliedPage> {
    let parts: BatchBisector | undefined;
    await this.#commit(next, async (client) => {
      parts = new BatchBisector(client, this.#parking.reader, this.#write);
      await parts.apply(events);
      const [failure] = parts.failures;
      if (failure && this.schema !== LIVE) throw failure;
      await this.#parking.park(client, this.checkpoint.parked, parts.failures);
    });
    return parts as AppliedPage;
  }

  readonly #write: ApplyBatch = async (client, events, from) => {
    const changes = this.#writer.changesOf(await this.#states.fold(events, from));
    await this.#writer.write(client, changes);
    return changes.states;
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

/** The events of a parked stream up to the checkpoint of its reader, or the error that reading them gives. */
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
