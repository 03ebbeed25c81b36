import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import {
  Ledger,
  decryptPersonalData,
  encryptedFor,
  idOf,
  streamOf,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import { PERSON_EVENTS, PeopleQuery, person, type PeopleEvents } from '#contexts/people';
import {
  registration,
  REGISTRATION_EVENTS,
  type RegistrationEventType,
} from '#contexts/registrations';
import { HistoryQuery } from '../timeline/history.query.js';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import type { MyData, OwnAct, OwnEvent, OwnMail, OwnRead } from './my-data.response.js';

const OWN = 'SELECT id FROM read.registrations WHERE employee = $1 ORDER BY applied_at, id';
const PROFILE = 'SELECT subject, muted FROM read.people WHERE id = $1';

/** Registrations of others on which the person may have acted: those that name them, and those of nonprofits they ever coordinated. */
const TOUCHED = `
  SELECT r.id FROM read.registrations r
   WHERE r.employee <> $1 AND r.id IN (
     SELECT n.id FROM read.registrations n WHERE n.nonprofit = ANY($2::uuid[])
     UNION SELECT a.id FROM read.registrations a WHERE a.approved_by = $1
     UNION SELECT c.id FROM read.registrations c WHERE c.closed_by = $1
     UNION SELECT d.owner FROM read.participation_dates d
            WHERE ARRAY[d.selected_by, d.coordinator_by, d.manager_by, d.participation_by, d.certified_by, d.cancelled_by] @> ARRAY[$1::uuid])
   ORDER BY r.applied_at, r.id`;
/** So many streams are read at once. */
const STREAMS_AT_ONCE = 300;

const MAILS = `SELECT kind, registration, partnership, status, caused_at AS "causedAt" FROM work.outbox WHERE recipient = $1 ORDER BY caused_at, id`;

const READS = `
  SELECT CASE WHEN w.reader = $1 THEN 'by' ELSE 'about' END AS side, w.what, w.capacity, w.subject, w.read_at AS "readAt"
    FROM work.reads w
   WHERE w.reader = $1 OR w.subject = ANY(ARRAY(SELECT $1::text UNION ALL SELECT r.id::text FROM read.registrations r WHERE r.employee = $1))
   ORDER BY w.read_at, w.id`;

/** All data stored about a person, for that person (docs/domain.md §8). */
@Injectable()
export class MyDataQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
    private readonly ledger: Ledger,
    private readonly people: PeopleQuery,
    private readonly histories: HistoryQuery,
  ) {}

  async of(caller: Caller): Promise<MyData> {
    const id = caller.person;
    const own = await this.#open(await this.log.readStream(streamOf(person, id)));
    const [profile] = await this.#rows<{ subject: string | null; muted: readonly string[] }>(
      PROFILE,
      [id],
    );
    const registrations = [];
    for (const row of await this.#rows<{ id: string }>(OWN, [id]))
      registrations.push((await this.histories.of(caller, row.id, {})).answer);
    return {
      at: this.ledger.clock.now(),
      person: await this.people.byId(caller, id),
      subject: profile?.subject ?? null,
      muted: profile?.muted ?? [],
      events: own.map(ownEvent),
      registrations,
      acts: await this.#acts(id, own),
      mails: await this.#rows<OwnMail>(MAILS, [id]),
      reads: await this.#rows<OwnRead>(READS, [id]),
    };
  }

  async #acts(id: string, own: readonly StoredEvent[]): Promise<OwnAct[]> {
    const nonprofits = own.flatMap(({ data }) =>
      typeof data['nonprofit'] === 'string' ? [data['nonprofit']] : [],
    );
    const touched = (await this.#rows<{ id: string }>(TOUCHED, [id, nonprofits])).map((row) =>
      streamOf(registration, row.id),
    );
    const acts: OwnAct[] = [];
    for (let start = 0; start < touched.length; start += STREAMS_AT_ONCE) {
      const events = await this.#read(touched.slice(start, start + STREAMS_AT_ONCE));
      const theirs = await this.#open(events.filter(({ meta }) => meta.actor === id));
      acts.push(...theirs.map((event) => actOf(idOf(event.stream), event)));
    }
    return acts;
  }

  /** The events of these streams, in this order of streams. */
  async #read(streams: readonly string[]): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    if (this.log.readStreams === undefined) {
      for (const stream of streams) events.push(...(await this.log.readStream(stream)));
      return events;
    }
    const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    for (const event of await this.log.readStreams(streams)) found.get(event.stream)?.push(event);
    return [...found.values()].flat();
  }

  async #open(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const keys = await this.ring.keys(
      [...new Set(events.flatMap(({ data }) => encryptedFor(data)))],
      false,
    );
    return events.map((event) => ({
      ...event,
      data: decryptPersonalData(keys, event.id, event.data),
    }));
  }

  async #rows<T extends object>(text: string, values: readonly unknown[]): Promise<T[]> {
    return (await this.pool.query<T>(text, [...values])).rows;
  }
}

const ownEvent = ({ type, occurredAt, data }: StoredEvent): OwnEvent => ({
  type,
  summary: PERSON_EVENTS[type as keyof PeopleEvents].summary,
  occurredAt,
  data,
});

function actOf(registration: string, { type, occurredAt, meta, data }: StoredEvent): OwnAct {
  const [field = ''] = Object.keys(
    REGISTRATION_EVENTS[type as RegistrationEventType].personal ?? {},
  );
  const text = data[field];
  return {
    registration,
    type,
    capacity: meta.capacity,
    occurredAt,
    text: typeof text === 'string' ? text : null,
  };
}
