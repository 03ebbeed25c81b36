import { canonicalJson } from './canonical-json.js';
import type { EventMeta, JsonObject, NewEvent, StoredEvent } from './event.js';
import { serializeEvents, type SerializedEvent } from './event-serialization.js';
import { AppendNotifier } from './append-notifier.js';
import {
  BEGINNING,
  EventIdReused,
  StoreUnavailable,
  type AppendRequest,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type Position,
  type SubscriptionEnd,
  type EventPage,
} from './event-store.js';
import { pollingSubscription } from './polling-subscription.js';

interface Append {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly result: { readonly revision: number; readonly position: Position };
}
/** Kept as text, so that no reader can change what is stored. */
type Kept = Omit<StoredEvent, 'data' | 'meta'> & { readonly texts: SerializedEvent };

const POSITION_DIGITS = 16;

/** The log in memory: for specs, and the reference for every adapter. Another of it on the same log is itself. */
export class InMemoryEventStore implements EventStore {
  readonly #log: Kept[] = [];
  readonly #streams = new Map<string, Kept[]>();
  readonly #appendOf = new Map<string, Append>();
  readonly #watch = new AppendNotifier();
  readonly #closing = new AbortController();

  async append(request: AppendRequest): Promise<AppendResult> {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The event store is closed.');
    const texts = serializeEvents(request);
    if (request.events.some((event) => this.#appendOf.has(event.id)))
      return this.#recognise(request, texts);
    const actual = (this.#streams.get(request.stream)?.length ?? 0) - 1;
    const expected = request.expected === 'none' ? -1 : request.expected;
    if (actual !== expected) return { outcome: 'conflict', revision: actual < 0 ? 'none' : actual };
    return { outcome: 'ok', ...this.#write(request, texts, actual + 1) };
  }

  async readStream(stream: string, from = 0): Promise<StoredEvent[]> {
    return (this.#streams.get(stream) ?? []).slice(from).map(revive);
  }

  async readAll(after: Position, limit: number, filter: EventFilter = {}): Promise<EventPage> {
    const start = after === BEGINNING ? 0 : Number(after);
    const part = this.#log.slice(start, start + limit);
    return {
      events: part.filter((event) => matches(filter, event)).map(revive),
      next: part.at(-1)?.position ?? after,
      caughtUp: start + part.length >= this.#log.length,
    };
  }

  async head(): Promise<Position> {
    return this.#log.at(-1)?.position ?? BEGINNING;
  }

  subscribe(
    after: Position,
    limit: number,
    signal: AbortSignal,
    filter?: EventFilter,
  ): AsyncIterable<EventPage | SubscriptionEnd> {
    const log = { readAll: this.readAll.bind(this), beyond: this.#watch.beyond.bind(this.#watch) };
    return pollingSubscription(
      log,
      after,
      limit,
      AbortSignal.any([signal, this.#closing.signal]),
      filter,
    );
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #write(
    { stream, events }: AppendRequest,
    texts: readonly SerializedEvent[],
    first: number,
  ): Append['result'] {
    const kept = events.map((event, index): Kept => {
      const { id, type, version, occurredAt, recordedAt, hash } = event;
      const position = String(this.#log.length + index + 1).padStart(POSITION_DIGITS, '0');
      return {
        id,
        type,
        version,
        occurredAt,
        recordedAt,
        hash,
        stream,
        revision: first + index,
        position,
        texts: texts[index] as SerializedEvent,
      };
    });
    const { revision, position } = kept.at(-1) as Kept;
    const append: Append = { stream, events: kept.map(revive), result: { revision, position } };
    for (const event of events) this.#appendOf.set(event.id, append);
    const before = this.#streams.get(stream);
    if (before) before.push(...kept);
    else this.#streams.set(stream, [...kept]);
    this.#log.push(...kept);
    this.#watch.advanced(position);
    return append.result;
  }

  #recognise({ stream, events }: AppendRequest, texts: readonly SerializedEvent[]): AppendResult {
    const append = this.#appendOf.get(events[0]?.id ?? '');
    const same =
      append?.stream === stream &&
      append.events.length === events.length &&
      append.events.every((before, index) =>
        sameContent(before, events[index] as NewEvent, texts[index] as SerializedEvent),
      );
    if (!same) throw new EventIdReused(stream);
    return { outcome: 'duplicate', ...append.result };
  }
}

const sameContent = (before: NewEvent, event: NewEvent, texts: SerializedEvent): boolean =>
  before.id === event.id &&
  before.type === event.type &&
  canonicalJson(before.data) === canonicalJson(JSON.parse(texts.data) as JsonObject);

const matches = ({ streamPrefixes, types }: EventFilter, { stream, type }: Kept): boolean =>
  (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
  (!types || types.includes(type));

const revive = ({ texts, ...event }: Kept): StoredEvent => ({
  ...event,
  data: JSON.parse(texts.data) as JsonObject,
  meta: JSON.parse(texts.meta) as EventMeta,
});
