import type { PoolClient } from 'pg';
import type { StoredEvent } from '#kit/eventsourcing';
import type { Folded } from '../folded-states.js';
import { isRetryable, ProjectionError } from './projection-error.js';

/** Folds and writes events on top of these states, in the caller's transaction. */
export type ApplyBatch = (
  client: PoolClient,
  events: readonly StoredEvent[],
  from: ReadonlyMap<string, Folded>,
) => Promise<ReadonlyMap<string, Folded>>;

/**
 * Runs a part of a transaction in a savepoint, and rolls it back when it fails.
 * @returns the error; undefined when the part succeeded
 * @throws errors that another attempt may not meet
 */
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

/** Groups events by stream, each stream's in order. */
function byStream(events: readonly StoredEvent[]): StoredEvent[][] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const its = streams.get(event.stream);
    if (its) its.push(event);
    else streams.set(event.stream, [event]);
  }
  return [...streams.values()];
}

/**
 * Projects a batch that fails as a whole: it halves the streams until only the streams and events that fail are left out.
 */
export class BatchBisector {
  /** The states of the streams after their last event that could be projected. */
  readonly states = new Map<string, Folded>();
  /** The first event of each stream that could not be projected. */
  readonly failures: ProjectionError[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly reader: string,
    private readonly applyBatch: ApplyBatch,
  ) {}

  apply(events: readonly StoredEvent[]): Promise<void> {
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
      for (const [stream, state] of await this.applyBatch(this.client, events, this.states))
        this.states.set(stream, state);
    });
  }
}

const causeOf = (problem: unknown): unknown =>
  problem instanceof ProjectionError ? problem.cause : problem;
