import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { registration } from '#contexts/registrations';
import {
  holds,
  LEVEL_OF_REGISTRATION,
  registrationsInScope,
  seesEverything,
  type Caller,
} from '#platform/authorization';
import { idOf, Refusal, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import { STREAM_KINDS, STREAMS, type StreamKind } from '../streams/stream-kinds.js';
import type { StreamSubject, StreamSubjects } from '../streams/stream-subjects.js';
import type { HistoryLoader } from '../timeline/history.loader.js';

/** Streams whose visibility is remembered. */
const CACHED = 5_000;

/** How much a reader sees of an event. */
export interface EventVisibility {
  readonly namesActors: boolean;
  readonly readsMessages: boolean;
}

const IN_SCOPE = (sql: string): string => `
  SELECT r.id FROM read.registrations r JOIN read.people e ON e.id = r.employee JOIN read.companies c ON c.id = r.company
    LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION} WHERE r.id = ANY($1::uuid[]) AND ${sql}`;

const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
const kindOf = (stream: string): StreamKind | undefined =>
  STREAM_KINDS.find((kind) => STREAMS[kind].category === categoryOf(stream));

/** Decides which events of the log a caller sees, as the histories of their streams do (docs/domain.md §1). */
export class EventScope {
  readonly #subjects = new LRUCache<string, { readonly subject: StreamSubject | null }>({
    max: CACHED,
  });
  readonly #messages = new LRUCache<string, boolean>({ max: CACHED });

  constructor(
    private readonly caller: Caller,
    private readonly pool: Pool,
    private readonly log: Pick<EventStore, 'readStream'>,
    private readonly subjects: StreamSubjects,
    private readonly loader: HistoryLoader,
    /** Leaves out the caller's own registrations, their reports' and those of their nonprofit. */
    private readonly overseenOnly = true,
  ) {}

  /** The events of a page that the caller sees, in order. */
  async visible(events: readonly StoredEvent[]): Promise<[StoredEvent, EventVisibility][]> {
    const overseen = await this.#overseen(events);
    const found: [StoredEvent, EventVisibility][] = [];
    for (const event of events) {
      const visibility =
        categoryOf(event.stream) === registration.category
          ? overseen.has(idOf(event.stream))
            ? { namesActors: true, readsMessages: await this.#readsMessages(event) }
            : undefined
          : await this.#ofSubject(event);
      if (visibility) found.push([event, visibility]);
    }
    return found;
  }

  async #overseen(events: readonly StoredEvent[]): Promise<ReadonlySet<string>> {
    const ids = events
      .filter(({ stream }) => categoryOf(stream) === registration.category)
      .map(({ stream }) => idOf(stream));
    if (ids.length === 0 || seesEverything(this.caller)) return new Set(ids);
    const scope = registrationsInScope(this.caller, 2, this.overseenOnly);
    const { rows } = await this.pool.query<{ id: string }>(IN_SCOPE(scope.sql), [
      [...new Set(ids)],
      ...scope.values,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Texts of messages are for both sides and a mandated admin. Of those who only oversee, that is an admin at most. */
  async #readsMessages({ type, stream }: StoredEvent): Promise<boolean> {
    if (type !== 'MessagePosted' || (this.overseenOnly && !holds(this.caller, 'admin')))
      return false;
    const known = this.#messages.get(stream);
    if (known !== undefined) return known;
    const opened = await orNothing(this.loader.open(this.caller, idOf(stream)));
    const reads = opened?.reading.readsMessages ?? false;
    this.#messages.set(stream, reads);
    return reads;
  }

  async #ofSubject(event: StoredEvent): Promise<EventVisibility | undefined> {
    const { stream } = event;
    // Who sees everything sees whole histories, so that no thing has to be looked up.
    if (seesEverything(this.caller))
      return kindOf(stream) && { namesActors: true, readsMessages: false };
    const { subject } = this.#subjects.get(stream) ?? (await this.#look(event));
    if (!subject?.sees(event)) return undefined;
    return { namesActors: subject.namesActors, readsMessages: false };
  }

  /** Some subjects judge an event by those before it, so they are shown these first. */
  async #look({ stream, revision }: StoredEvent) {
    const kind = kindOf(stream);
    const subject =
      kind === undefined
        ? undefined
        : await orNothing(this.subjects.find(this.caller, kind, idOf(stream)));
    if (subject?.judgesInOrder && revision > 0)
      for (const before of await this.log.readStream(stream))
        if (before.revision < revision) subject.sees(before);
    const looked = { subject: subject ?? null };
    this.#subjects.set(stream, looked);
    return looked;
  }
}

/** Nothing where the caller may not see it. @throws other errors */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
