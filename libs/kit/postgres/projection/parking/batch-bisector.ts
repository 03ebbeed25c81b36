import type { PoolClient } from 'pg';
import type { StoredEvent } from '#kit/eventsourcing';
import type { Folded } from '../folded-states.js';
import { isRetryable, ProjectionError } from './projection-error.js';

/** Takes events in, on top of states; in the caller's transaction. */
export type ApplyBatch = (
  client: PoolClient,
  events: readonly StoredEvent[],
  from: ReadonlyMap<string, Folded>,
) => Promise<ReadonlyMap<string, Folded>>;

/** Runs a part of a transaction; what went wrong with it is given back, and leaves no trace. @throws what another attempt may mend */
export async function attempt(client: PoolClient, work: () => Promise<void>): Promise<unknown> {
  await client.query('SAVEPOINT part');
  try {
    await work();
    await client.query('RELEASE part');
    return undefined;
  } catch (error) {
    if (isRetryable(error)) throw error;
    await client.query('ROLLBACK TO part; RELEASE part');
    return error;
  }
}

/** Events by stream, each stream's in order. */
function byStream(events: readonly StoredEvent[]): StoredEvent[][] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const its = streams.get(event.stream);
    if (its) its.push(event);
    else streams.set(event.stream, [event]);
  }
  return [...streams.values()];
}

/** Takes in what can be taken in of events that cannot all be: halves of their streams, in the end stream by stream and event by event. */
export class BatchBisector {
  /** What came of the streams, up to where they could be taken in. */
  readonly states = new Map<string, Folded>();
  /** The first event of each stream that could not. */
  readonly failures: ProjectionError[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly reader: string,
    private readonly takeIn: ApplyBatch,
  ) {}

  take(events: readonly StoredEvent[]): Promise<void> {
    return this.#streams(byStream(events));
  }

  async #streams(streams: readonly StoredEvent[][]): Promise<void> {
    const [only] = streams;
    if (!only || (await this.#attempt(streams.flat())) === undefined) return;
    if (streams.length === 1) return this.#oneByOne(only);
    const middle = streams.length >> 1;
    await this.#streams(streams.slice(0, middle));
    await this.#streams(streams.slice(middle));
  }

  async #oneByOne(stream: readonly StoredEvent[]): Promise<void> {
    for (const event of stream) {
      const problem = await this.#attempt([event]);
      if (problem !== undefined)
        return void this.failures.push(new ProjectionError(event, this.reader, causeOf(problem)));
    }
  }

  #attempt(events: readonly StoredEvent[]): Promise<unknown> {
    return attempt(this.client, async () => {
      for (const [stream, state] of await this.takeIn(this.client, events, this.states))
        this.states.set(stream, state);
    });
  }
}

const causeOf = (problem: unknown): unknown =>
  problem instanceof ProjectionError ? problem.cause : problem;
