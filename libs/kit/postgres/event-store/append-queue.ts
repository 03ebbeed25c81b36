import {
  EventRejected,
  StoreOverloaded,
  StoreUnavailable,
  type AppendResult,
} from '#kit/eventsourcing';
import { toResults, type AppendCall, type Encoded } from './append-call.js';
import { isAboutContent, type Session } from './append-session.js';

export interface QueueLimits {
  /** Requests that may wait or be under way at once; beyond that, StoreOverloaded. */
  readonly waiting: number;
  /** Requests in one transaction. */
  readonly batch: number;
  /** Characters of JSON in one transaction, unless a single request has more. */
  readonly batchCharacters: number;
}

interface Waiting extends Encoded {
  readonly characters: number;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/**
 * Group commit: while one batch is under way, requests gather for the next, so that one flush of the disk serves many.
 * Batches follow one another with a turn of the event loop between, in which those just answered can ask again.
 */
export class AppendQueue {
  readonly #waiting: Waiting[] = [];
  #pending = 0;
  #work: Promise<void> | undefined;

  constructor(
    private readonly session: Session,
    private readonly call: AppendCall,
    private readonly limits: QueueLimits,
    private readonly committed: (results: readonly AppendResult[]) => void,
  ) {}

  /** @throws StoreOverloaded, StoreUnavailable, EventIdReused, EventRejected */
  add({ request, texts }: Encoded): Promise<AppendResult> {
    if (this.#pending >= this.limits.waiting) return Promise.reject(new StoreOverloaded());
    const characters = texts.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0);
    this.#pending++;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, texts, characters, resolve, reject });
      this.#work ??= this.#drain();
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.#work) await this.#work;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await new Promise(setImmediate);
      await this.#append(this.#take());
    }
    this.#work = undefined;
  }

  #take(): Waiting[] {
    let [size, characters] = [0, 0];
    for (const next of this.#waiting) {
      characters += next.characters;
      if (size > 0 && (size === this.limits.batch || characters > this.limits.batchCharacters))
        break;
      size++;
    }
    return this.#waiting.splice(0, size);
  }

  /** All or none; when the database refuses the content of some, the halves are tried, until each of those is alone. */
  async #append(batch: readonly Waiting[]): Promise<void> {
    try {
      const rows = await this.session.ask(() => this.call.encode(batch));
      this.#settle(batch, rows);
    } catch (error) {
      if (batch.length === 1 || !isAboutContent(error)) return this.#fail(batch, error);
      const middle = batch.length >> 1;
      await this.#append(batch.slice(0, middle));
      await this.#append(batch.slice(middle));
    }
  }

  #settle(batch: readonly Waiting[], rows: readonly string[][]): void {
    const results = toResults(batch, rows);
    this.#pending -= batch.length;
    this.committed(results.filter((result): result is AppendResult => !(result instanceof Error)));
    for (const [index, waiting] of batch.entries()) {
      const result = results[index] as AppendResult | Error;
      if (result instanceof Error) waiting.reject(result);
      else waiting.resolve(result);
    }
  }

  /** Who waits behind a batch for which the database did not answer has waited as long, and is told so too. */
  #fail(batch: readonly Waiting[], error: unknown): void {
    const failed =
      error instanceof StoreUnavailable ? [...batch, ...this.#waiting.splice(0)] : batch;
    this.#pending -= failed.length;
    for (const waiting of failed)
      waiting.reject(
        isRefusal(error)
          ? new EventRejected('The database refuses the content of an event.', { cause: error })
          : error,
      );
  }
}

/** A key that is taken is no matter of content: the checks under the lock should have found it. */
const isRefusal = (error: unknown): boolean => isAboutContent(error) && error.code !== '23505';
