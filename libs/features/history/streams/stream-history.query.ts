import { Inject, Injectable } from '@nestjs/common';
import { PeopleNames } from '#contexts/registrations';
import type { Caller } from '#platform/authorization';
import {
  dayOf,
  encryptedFor,
  notFound,
  type Day,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import { cursorOf, Keyset, type Page, type PageQuery } from '#platform/http';
import type { StreamHistory, StreamHistoryEntry } from '../http/stream-history.response.js';
import { watchingCapacityOn, type WatchingCapacity } from '../timeline/history-visibility.js';
import { STREAMS, type StreamKind } from './stream-kinds.js';
import { streamEntryOf, type StreamReading } from './stream-entries.js';
import { StreamSubjects } from './stream-subjects.js';

/** Selects events of a stream. */
export interface StreamFilter {
  readonly type?: readonly string[];
  /** A person's id, or `system`. */
  readonly actor?: string;
  /** First and last day, inclusive, on which the event happened, in UTC. */
  readonly from?: Day;
  readonly to?: Day;
}

/** A history with the capacity under which reading it is recorded, if it is. */
export interface ReadStreamHistory {
  readonly history: StreamHistory;
  readonly watchingAs: WatchingCapacity | null;
}

/** The events of a thing that a reader may see. */
export interface ReadStreamEvents {
  readonly name: string;
  readonly events: readonly StoredEvent[];
  readonly namesActors: boolean;
  readonly watchingAs: WatchingCapacity | null;
  /** Revision and log position of the last event. */
  readonly revision: number;
  readonly position: string;
  /** Presents some of the events. */
  readonly entriesOf: (events: readonly StoredEvent[]) => Promise<StreamHistoryEntry[]>;
}

/** Histories of partnerships, initiatives, companies, nonprofits and people (docs/domain.md §7). */
@Injectable()
export class StreamHistoryQuery {
  constructor(
    private readonly subjects: StreamSubjects,
    private readonly names: PeopleNames,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  /** @throws Refusal not_found, also outside the caller's scope; forbidden to callers who may know only a name */
  async open(caller: Caller, kind: StreamKind, id: string): Promise<ReadStreamEvents> {
    const { name, company, namesActors, sees } = await this.subjects.find(caller, kind, id);
    const events = await this.log.readStream(`${STREAMS[kind].category}-${id}`);
    const last = events.at(-1);
    if (!last) throw notFound(kind, kind);
    return {
      name,
      namesActors,
      events: events.filter(sees),
      watchingAs: watchingCapacityOn(caller, company),
      revision: last.revision,
      position: last.position,
      entriesOf: async (some) => {
        const reading = { ...(await this.#look(some)), namesActors };
        return some.map((event) => streamEntryOf(kind, event, reading));
      },
    };
  }

  /** A page of a history, in the order recorded. @throws Refusal as {@link open} does */
  async page(
    caller: Caller,
    kind: StreamKind,
    id: string,
    query: PageQuery & StreamFilter,
  ): Promise<ReadStreamHistory> {
    const { name, events, namesActors, watchingAs, revision, position, entriesOf } =
      await this.open(caller, kind, id);
    const matching = events.filter((event) => matches(event, query, namesActors));
    const { items, next, previous } = pageOfEvents(matching, query);
    return {
      watchingAs,
      history: {
        kind,
        id,
        name,
        revision,
        position,
        total: events.length,
        items: await entriesOf(items),
        next,
        previous,
      },
    };
  }

  async #look(events: readonly StoredEvent[]): Promise<Omit<StreamReading, 'namesActors'>> {
    const owners = [...new Set(events.flatMap(({ data }) => encryptedFor(data)))];
    const actors = events.map(({ meta }) => meta.actor);
    const [people, keys] = await Promise.all([
      this.names.of([...actors, ...owners]),
      this.ring.keys(owners, false),
    ]);
    return { people, keys };
  }
}

/** Who may not know an actor cannot search by one either. */
function matches(
  { type, meta, occurredAt }: StoredEvent,
  { type: types, actor, from, to }: StreamFilter,
  namesActors: boolean,
): boolean {
  if (types !== undefined && !types.includes(type)) return false;
  if (actor === 'system' && meta.actor !== null) return false;
  if (actor !== undefined && actor !== 'system' && (!namesActors || meta.actor !== actor))
    return false;
  const day = dayOf(occurredAt, 'UTC');
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** The page of events that a cursor, the revision of an event, asks for. */
export function pageOfEvents<T extends { readonly revision: number }>(
  events: readonly T[],
  query: PageQuery,
): Page<T> {
  const start = cursorOf(query, 'int');
  const keyset = new Keyset(query, [{ sql: 'revision', kind: 'int' }]);
  const revision = Number(start?.values[0] ?? -1);
  const beyond = start?.backwards
    ? events.filter((event) => event.revision < revision).toReversed()
    : events.filter((event) => event.revision > revision);
  return keyset.page(beyond.slice(0, keyset.limit), (event) => [String(event.revision)]);
}
