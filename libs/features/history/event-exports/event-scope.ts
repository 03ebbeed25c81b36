import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { registration } from '#contexts/registrations';
import {
  holds,
  LEVEL_OF_REGISTRATION,
  registrationsInScope,
  seesEverything,
  type AuthorizationContext,
  type Caller,
} from '#platform/authorization';
import { idOf, Refusal, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import { STREAM_KINDS, STREAMS, type StreamKind } from '../streams/stream-kinds.js';
import type { StreamSubject, StreamSubjects } from '../streams/stream-subjects.js';
import { visibilityOf } from '../timeline/history-visibility.js';

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
const PARTIES =
  'SELECT r.id, r.employee, r.nonprofit, r.company FROM read.registrations r WHERE r.id = ANY($1::uuid[])';

interface Parties {
  readonly id: string;
  readonly employee: string;
  readonly nonprofit: string;
  readonly company: string;
}

/** A thing as far as the caller sees it, and how far it has been shown its stream. */
interface JudgedSubject {
  readonly subject: StreamSubject | null;
  seen: number;
}

const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
const kindOf = (stream: string): StreamKind | undefined =>
  STREAM_KINDS.find((kind) => STREAMS[kind].category === categoryOf(stream));

/** Decides which events of the log a caller sees, as the histories of their streams do (docs/domain.md §1). */
export class EventScope {
  readonly #subjects = new LRUCache<string, JudgedSubject>({ max: CACHED });
  readonly #messages = new LRUCache<string, boolean>({ max: CACHED });

  constructor(
    private readonly caller: Caller,
    private readonly pool: Pool,
    private readonly log: Pick<EventStore, 'readStream'>,
    private readonly subjects: StreamSubjects,
    private readonly access: AuthorizationContext,
    /** Leaves out the caller's own registrations, their reports' and those of their nonprofit. */
    private readonly overseenOnly = true,
  ) {}

  /** The events of a page that the caller sees, in order. */
  async visible(events: readonly StoredEvent[]): Promise<[StoredEvent, EventVisibility][]> {
    const overseen = await this.#overseen(events);
    await this.#lookUpMessages(events, overseen);
    const found: [StoredEvent, EventVisibility][] = [];
    for (const event of events) {
      const visibility =
        categoryOf(event.stream) === registration.category
          ? overseen.has(idOf(event.stream))
            ? { namesActors: true, readsMessages: this.#messages.get(idOf(event.stream)) ?? false }
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
  async #lookUpMessages(
    events: readonly StoredEvent[],
    overseen: ReadonlySet<string>,
  ): Promise<void> {
    if (this.overseenOnly && !holds(this.caller, 'admin')) return;
    const asked = new Set(
      events
        .filter(({ type }) => type === 'MessagePosted')
        .map(({ stream }) => idOf(stream))
        .filter((id) => overseen.has(id) && !this.#messages.has(id)),
    );
    if (asked.size === 0) return;
    const { rows } = await this.pool.query<Parties>({
      name: 'parties-of-registrations',
      text: PARTIES,
      values: [[...asked]],
    });
    await Promise.all(
      rows.map(async (parties) => {
        const context = await this.access.registration(parties);
        const reads = context !== undefined && visibilityOf(this.caller, context).readsMessages;
        this.#messages.set(parties.id, reads);
      }),
    );
  }

  async #ofSubject(event: StoredEvent): Promise<EventVisibility | undefined> {
    const { stream } = event;
    // Who sees everything sees whole histories, so that no thing has to be looked up.
    if (seesEverything(this.caller))
      return kindOf(stream) && { namesActors: true, readsMessages: false };
    const known = this.#subjects.get(stream);
    const judged = known && known.seen < event.revision ? known : await this.#look(stream);
    await this.#showBefore(judged, event);
    const { subject } = judged;
    judged.seen = event.revision;
    if (!subject?.sees(event)) return undefined;
    return { namesActors: subject.namesActors, readsMessages: false };
  }

  async #look(stream: string): Promise<JudgedSubject> {
    const kind = kindOf(stream);
    const subject =
      kind === undefined
        ? undefined
        : await orNothing(this.subjects.find(this.caller, kind, idOf(stream)));
    const judged = { subject: subject ?? null, seen: -1 };
    this.#subjects.set(stream, judged);
    return judged;
  }

  /** Some subjects judge an event by those before it, also by those that were not asked for. */
  async #showBefore({ subject, seen }: JudgedSubject, { stream, revision }: StoredEvent) {
    if (!subject?.judgesInOrder || revision === seen + 1) return;
    for (const before of await this.log.readStream(stream))
      if (before.revision > seen && before.revision < revision) subject.sees(before);
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
