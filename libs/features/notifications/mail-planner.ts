import type { Pool, PoolClient } from 'pg';
import { idOf, uuid5, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import {
  causesOf,
  originalActorOf,
  isMutable,
  REGISTRATION_EVENTS,
  notificationAudienceOf,
  type Audience,
  type RegistrationEventType,
  type RegistrationEventDefinition,
} from '#contexts/registrations';

/** Who may be told about a registration, as of today. */
export interface Recipients {
  readonly registration: string;
  readonly employee: string;
  readonly initiative: string;
  readonly kind: string;
  readonly coordinators: readonly string[];
  /** The manager, or the admins in their place (domain §3). */
  readonly managers: readonly string[];
}

/** The circles of registrations `r`, of whatever source. */
export const recipientsOf = (source: string): string => `
  SELECT r.id AS registration, r.employee, r.initiative, r.kind,
         coalesce((SELECT array_agg(DISTINCT g.owner) FROM read.grants g WHERE g.role = 'coordinator' AND g.nonprofit = r.nonprofit), '{}') AS coordinators,
         read.deciders_for(r.employee) AS managers
    FROM ${source}`;
const CIRCLES = recipientsOf('read.registrations r WHERE r.id = ANY($1::uuid[])');

/** `$2`: those that are reminders, which a person may have turned off by their kind. */
const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, registration, command_id, event, recipient, actor, caused_at)
  SELECT m.id, m.kind, m.audience, m.registration, m.command_id, m.event, m.recipient, m.actor, m.caused_at
    FROM json_populate_recordset(null::work.outbox, $1::json) m
    JOIN read.people p ON p.id = m.recipient AND NOT p.erased AND p.mail IS NOT NULL
   WHERE NOT (m.id = ANY($2::uuid[]) AND m.kind = ANY(p.muted))
  ON CONFLICT (id) DO NOTHING`;

const factOf = (event: StoredEvent): RegistrationEventDefinition | undefined =>
  event.stream.startsWith('registration-')
    ? REGISTRATION_EVENTS[event.type as RegistrationEventType]
    : undefined;

const peopleOf = (audience: Audience, circle: Recipients): readonly string[] =>
  audience === 'employee'
    ? [circle.employee]
    : audience === 'coordinators'
      ? circle.coordinators
      : circle.managers;

/** The mails that an event on a registration is worth; one of several events of a command has the same id for the same person. */
export function mailsOf(
  event: StoredEvent,
  circle: Recipients,
  causes: ReadonlyMap<string, StoredEvent>,
) {
  const fact = factOf(event);
  if (!fact) return [];
  const doer = originalActorOf(event, causes);
  return notificationAudienceOf(event, circle.kind).audiences.flatMap((audience) =>
    peopleOf(audience, circle)
      .filter((recipient) => recipient !== doer)
      .map((recipient) => ({
        id: fact.mailPerEvent
          ? uuid5('mail', event.id, recipient)
          : uuid5('mail', event.meta.commandId, event.type, circle.registration, recipient),
        kind: event.type,
        audience,
        registration: circle.registration,
        command_id: event.meta.commandId,
        event: fact.mailPerEvent ? event.id : null,
        recipient,
        actor: event.meta.actor,
        caused_at: event.recordedAt,
        reminder: isMutable(event),
      })),
  );
}

/**
 * A mail is an event first: turns events into rows of the outbox, one per command, event type and person (asks: one per event).
 * The row's id is a function of its cause, so that an event read twice is one mail. Reminders that somebody turned off are not sent to
 * them; the event that reminds happens all the same.
 */
export class MailPlanner {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventStore,
  ) {}

  asksAbout(stream: string): boolean {
    return stream.startsWith('registration-');
  }

  async handle(
    events: readonly StoredEvent[],
  ): Promise<((client: PoolClient) => Promise<void>) | undefined> {
    const telling = events.filter((event) => factOf(event)?.notifies);
    if (telling.length === 0) return undefined;
    const circles = await this.#circles([...new Set(telling.map((event) => idOf(event.stream)))]);
    const causes = await causesOf(this.log, telling, [...circles.values()]);
    const mails = telling.flatMap((event) => {
      const circle = circles.get(idOf(event.stream));
      return circle ? mailsOf(event, circle, causes) : [];
    });
    if (mails.length === 0) return undefined;
    const reminders = mails.filter((mail) => mail.reminder).map((mail) => mail.id);
    return async (client) =>
      void (await client.query({
        name: 'plan-mails',
        text: INSERT,
        values: [JSON.stringify(mails), reminders],
      }));
  }

  async #circles(registrations: readonly string[]): Promise<Map<string, Recipients>> {
    const { rows } = await this.pool.query<Recipients>({
      name: 'circles',
      text: CIRCLES,
      values: [registrations],
    });
    return new Map(rows.map((circle) => [circle.registration, circle]));
  }
}
