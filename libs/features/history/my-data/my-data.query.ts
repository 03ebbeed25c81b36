import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import {
  Ledger,
  decryptPersonalData,
  encryptedFor,
  streamOf,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import { PERSON_EVENTS, PeopleQuery, person, type PeopleEvents } from '#contexts/people';
import { REGISTRATION_EVENTS, type RegistrationEventType } from '#contexts/registrations';
import { HistoryQuery } from '../timeline/history.query.js';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import type { MyData, OwnAct, OwnEvent, OwnMail, OwnRead } from './my-data.response.js';

const OWN = 'SELECT id FROM read.registrations WHERE employee = $1 ORDER BY applied_at, id';
const PROFILE = 'SELECT subject, muted FROM read.people WHERE id = $1';

/** Registrations of others on which the person may have acted: those that name them, and those of nonprofits they ever coordinated. */
const TOUCHED = `
  SELECT r.id FROM read.registrations r
   WHERE r.employee <> $1
     AND (r.nonprofit = ANY($2::uuid[]) OR $1 IN (r.approved_by, r.closed_by)
          OR EXISTS (SELECT FROM read.participation_dates d WHERE d.owner = r.id
                      AND $1 IN (d.selected_by, d.coordinator_by, d.manager_by, d.participation_by, d.certified_by, d.cancelled_by)))
   ORDER BY r.applied_at, r.id`;

const MAILS = `SELECT kind, registration, partnership, status, caused_at AS "causedAt" FROM work.outbox WHERE recipient = $1 ORDER BY caused_at, id`;

const READS = `
  SELECT CASE WHEN w.reader = $1 THEN 'by' ELSE 'about' END AS side, w.what, w.capacity, w.subject, w.read_at AS "readAt"
    FROM work.reads w
   WHERE w.reader = $1 OR w.subject = $1::text OR w.subject IN (SELECT r.id::text FROM read.registrations r WHERE r.employee = $1)
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
    const acts: OwnAct[] = [];
    for (const row of await this.#rows<{ id: string }>(TOUCHED, [id, nonprofits])) {
      const events = await this.log.readStream(`registration-${row.id}`);
      acts.push(
        ...(await this.#open(events.filter(({ meta }) => meta.actor === id))).map((event) =>
          actOf(row.id, event),
        ),
      );
    }
    return acts;
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
