import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Pool } from 'pg';
import { PeopleNames } from '#contexts/registrations';
import { AuthorizationContext, READ_MODELS, type Caller } from '#platform/authorization';
import {
  BEGINNING,
  dayOf,
  encryptedFor,
  READ_MODELS_POSITION,
  type Day,
  type EventFilter,
  type EventStore,
  type Json,
  type KeyRing,
  type Position,
  type StoredEvent,
} from '#kit/eventsourcing';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import { EventScope } from '../event-exports/event-scope.js';
import { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamSubjects } from '../streams/stream-subjects.js';
import { watchingCapacityOn } from '../timeline/history-visibility.js';
import { cloudEventOf } from './cloud-event.js';

/** Positions of the log per read. */
const WINDOW = 500;
/** Reads for one page: a filter that matches little is answered by a page without events, from which the client goes on. */
const MOST_WINDOWS = 20;
/** Events that are judged at once. More than a page needs are judged for small pages only. */
const SMALLEST_SLICE = 20;
/** How long the read models' position is remembered, in milliseconds: all readers share one query. */
const REMEMBERED_MILLISECONDS = 250;
/** Readers whose scope is remembered from one page to the next. */
const MOST_SCOPES = 200;

/** Which events a reader asks for. */
export interface EventSelection {
  readonly types?: readonly string[] | undefined;
  readonly streams?: readonly string[] | undefined;
  /** Days on which events were recorded, in UTC, inclusive. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** `stored`: data in the version in which they were written. */
  readonly versions?: 'newest' | 'stored' | undefined;
}

/** Who reads what, and from where. */
interface Reading {
  readonly caller: Caller;
  readonly selection: EventSelection;
  readonly completeUpTo: Position;
  readonly at: Position;
}
const keyOf = ({ caller, selection, completeUpTo, at }: Reading): string =>
  JSON.stringify([caller, selection, completeUpTo, at]);

/** A page of the feed. */
export interface FeedPage {
  /** CloudEvents as JSON, with their positions, in the order of the log. */
  readonly events: readonly { readonly position: Position; readonly json: string }[];
  /** Position to go on after. Every event in scope up to it was given. */
  readonly next: Position;
  /** The position that the feed has reached: up to here no event can appear any more. */
  readonly completeUpTo: Position;
}

/**
 * The events of the log in a caller's scope, in order and without gaps (docs/domain.md §1). It ends where the read models have arrived,
 * because they say what is in scope.
 */
@Injectable()
export class EventFeed {
  readonly #scopes = new LRUCache<string, EventScope>({ max: MOST_SCOPES });
  #reached: { readonly at: number; readonly position: Promise<Position> } | undefined;

  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
    private readonly stored: StoredLog,
    private readonly subjects: StreamSubjects,
    private readonly access: AuthorizationContext,
    private readonly names: PeopleNames,
    private readonly reads: RecordedReads,
  ) {}

  /** The position that the read models have reached, or had shortly before. */
  reached(): Promise<Position> {
    const now = performance.now();
    if (!this.#reached || now - this.#reached.at > REMEMBERED_MILLISECONDS)
      this.#reached = { at: now, position: this.position() };
    return this.#reached.position;
  }

  /** At most `limit` events after a position. `upTo`: a position that the read models have reached; left out: the newest. */
  async page(
    caller: Caller,
    after: Position,
    limit: number,
    selection: EventSelection,
    upTo?: Position,
  ): Promise<FeedPage> {
    const completeUpTo = upTo ?? (await this.position());
    const log = selection.versions === 'stored' ? this.stored.log : this.log;
    const scope = this.#scopeOf({ caller, selection, completeUpTo, at: after }, log);
    const isSelected = selectionOf(selection);
    const found: FeedPage['events'][number][] = [];
    let position = after;
    for (let windows = 0; position < completeUpTo && windows < MOST_WINDOWS; windows++) {
      const page = await log.readAll(position, WINDOW, filterOf(selection));
      const events = page.events.filter(
        (event) => event.position <= completeUpTo && isSelected(event),
      );
      for (let at = 0; at < events.length && found.length < limit;) {
        const room = limit - found.length;
        const slice = events.slice(at, (at += Math.max(room, SMALLEST_SLICE)));
        const visible = await this.#opened(scope, slice);
        found.push(...visible.slice(0, room));
      }
      if (found.length === limit) {
        position = found.at(-1)?.position ?? position;
        break;
      }
      position = page.next < completeUpTo ? page.next : completeUpTo;
    }
    this.#scopes.set(keyOf({ caller, selection, completeUpTo, at: position }), scope);
    return { events: found, next: position, completeUpTo };
  }

  /** What a reader may see is looked up again once the read models have moved. Until then the next page goes on with what this one knows. */
  #scopeOf(reading: Reading, log: EventStore): EventScope {
    const key = keyOf(reading);
    const known = this.#scopes.get(key);
    this.#scopes.delete(key); // two pages at once do not share it: it judges events in order
    return (
      known ?? new EventScope(reading.caller, this.pool, log, this.subjects, this.access, false)
    );
  }

  /** Records that somebody with a watching role has read a page, unless it has no events. */
  async record(caller: Caller, selection: EventSelection, { events, next }: FeedPage) {
    const capacity = watchingCapacityOn(caller, null);
    if (capacity === null || events.length === 0) return;
    await this.reads.record(caller, {
      capacity,
      what: 'event-feed',
      subject: caller.person,
      filters: JSON.parse(JSON.stringify(selection)) as Json,
      position: next,
      rows: events.length,
      answer: events.map(({ json }) => `${json}\n`).join(''),
    });
  }

  /** The position that the read models have reached. */
  async position(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: Position }>({
      name: 'reached',
      text: READ_MODELS_POSITION,
    });
    return rows[0]?.position ?? BEGINNING;
  }

  async #opened(scope: EventScope, events: readonly StoredEvent[]) {
    const visible = await scope.visible(events);
    const owners = [...new Set(visible.flatMap(([{ data }]) => encryptedFor(data)))];
    const [people, keys] = await Promise.all([
      this.names.of(owners),
      this.ring.keys(owners, false),
    ]);
    return visible.map(([event, visibility]) => ({
      position: event.position,
      json: JSON.stringify(cloudEventOf(event, visibility, { people, keys })),
    }));
  }
}

const filterOf = ({ types, streams }: EventSelection): EventFilter => ({
  ...(types ? { types } : {}),
  ...(streams ? { streamPrefixes: streams } : {}),
});

function selectionOf({ streams, from, to }: EventSelection): (event: StoredEvent) => boolean {
  const named = streams && new Set(streams);
  return ({ stream, recordedAt }) => {
    const day = dayOf(recordedAt, 'UTC');
    return (
      (named?.has(stream) ?? true) &&
      (from === undefined || day >= from) &&
      (to === undefined || day <= to)
    );
  };
}
