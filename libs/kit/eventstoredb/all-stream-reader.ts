import {
  BACKWARDS,
  END,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type ReadAllOptions,
  type ReadPosition,
} from '@eventstore/db-client';
import {
  BEGINNING,
  type EventFilter,
  type Position,
  type StoredEvent,
  type EventPage,
} from '#kit/eventsourcing';
import type { RetryingClient } from './retrying-client.js';
import type { StoredEnvelope } from './event-envelope.js';
import { matches, type StreamPrefix } from './stream-prefix.js';
import { toPosition, toServer } from './commit-position.js';

/** After so many records of others in a row a window ends, even if it has none of ours. */
const FOREIGN_LIMIT = 4_000;
const LONGEST_PAGE = 1_000;
const FIRST_LOOK_BACK = 8;

interface LogRecord {
  readonly position: Position;
  readonly resolved: AllStreamResolvedEvent;
}

/**
 * Reads the log. The client cannot ask for a part of the whole log by a filter (it can only subscribe to one), so what is not ours is
 * left out here. Positions are counted by our events alone.
 */
export class AllStreamReader {
  /** Where ours ended when the log was looked at last, and where all of it did: nobody has to look further back. */
  #head: Position = BEGINNING;
  #looked: Position = BEGINNING;
  /** From one position to another there is nothing of ours: who waits at the one need not read what others write again and again. */
  #emptyRange: { readonly from: Position; readonly to: Position } | undefined;

  constructor(
    private readonly retrying: RetryingClient,
    private readonly prefix: StreamPrefix,
  ) {}

  /** Events of a stream from a revision on, at most so many; none when there is no such stream. */
  stream(
    stream: string,
    from: number,
    maxCount = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEnvelope[]> {
    return this.retrying.ask(async (client) => {
      const events: StoredEnvelope[] = [];
      const options = { ...this.retrying.connection.options, fromRevision: BigInt(from), maxCount };
      try {
        for await (const { event } of this.retrying.parts(
          client.readStream(this.prefix.named(stream), options),
        )) {
          if (event) events.push(this.prefix.read(event));
        }
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
      return events;
    });
  }

  /**
   * `next` is the last of ours in the window, also when the filter left it out. Only after very many records of others in a row it is
   * the last of those, and then may lie beyond the head.
   */
  async window(after: Position, limit: number, filter: EventFilter): Promise<EventPage> {
    const ours: StoredEvent[] = [];
    let [from, scanned] = [this.#emptyRange?.from === after ? this.#emptyRange.to : after, 0];
    for (;;) {
      const count = Math.max(limit + 1 - ours.length, Math.min(scanned, LONGEST_PAGE));
      const page = await this.#forwards(from, count).catch(this.#forgetEmptyRange);
      ours.push(...page.flatMap(({ resolved }) => this.#read(resolved)));
      from = page.at(-1)?.position ?? from;
      scanned += page.length;
      const isWhole = ours.length > limit || page.length < count;
      if (!isWhole && scanned < limit + FOREIGN_LIMIT) continue;
      if (ours.length === 0) this.#emptyRange = { from: after, to: from };
      const part = ours.slice(0, limit);
      const next = isWhole ? (part.at(-1)?.position ?? after) : from;
      return {
        events: part.filter((event) => matches(filter, event)),
        next,
        caughtUp: isWhole && ours.length <= limit,
      };
    }
  }

  /** The server's names of all streams of ours, each once. @throws RangeError when they cannot be told from those of others */
  async *names(): AsyncGenerator<string, void, undefined> {
    if (!this.prefix.isExclusive)
      throw new RangeError('Without a prefix, streams may be those of others.');
    const named = new Set<string>();
    for (let [after, whole] = [BEGINNING, false]; !whole;) {
      const { events, next, caughtUp } = await this.window(after, LONGEST_PAGE, {});
      for (const { stream } of events) {
        if (named.has(stream)) continue;
        named.add(stream);
        yield this.prefix.named(stream);
      }
      [after, whole] = [next, caughtUp];
    }
  }

  async head(): Promise<Position> {
    let from: ReadPosition = END;
    let newest: Position | undefined;
    for (let count = FIRST_LOOK_BACK; ; count = Math.min(4 * count, LONGEST_PAGE)) {
      const page = await this.#records({
        direction: BACKWARDS,
        fromPosition: from,
        maxCount: count,
      });
      newest ??= page[0]?.position ?? BEGINNING;
      const fresh = page.filter(({ position }) => position > this.#looked);
      const latest = fresh.find(({ resolved }) => this.prefix.ours(resolved));
      if (latest && latest.position > this.#head) this.#head = latest.position;
      const last = fresh.at(-1);
      if (!latest && last && fresh.length === count) {
        from = toServer(last.position);
        continue;
      }
      if (newest > this.#looked) this.#looked = newest;
      return this.#head;
    }
  }

  /** What a record began at may be gone, for records of others: then it is read on from where ours were. */
  readonly #forgetEmptyRange = (error: unknown): never => {
    this.#emptyRange = undefined;
    throw error;
  };

  /** At most so many records after a position. The server begins with the one at the position itself. */
  async #forwards(after: Position, count: number): Promise<LogRecord[]> {
    const itself = after === BEGINNING ? 0 : 1;
    const page = await this.#records({ fromPosition: toServer(after), maxCount: count + itself });
    return page.filter(({ position }) => position > after);
  }

  #records(options: ReadAllOptions): Promise<LogRecord[]> {
    return this.retrying.ask(async (client) => {
      const records: LogRecord[] = [];
      for await (const resolved of this.retrying.parts(
        client.readAll({ ...this.retrying.connection.options, ...options }),
      )) {
        records.push({ position: toPosition(resolved.event?.position), resolved });
      }
      return records;
    });
  }

  #read(resolved: AllStreamResolvedEvent): StoredEvent[] {
    const event = this.prefix.ours(resolved);
    return event ? [this.prefix.read(event).event] : [];
  }
}
