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

/** The possible recipients of mails about a registration, as of today. */
export interface Recipients {
  readonly registration: string;
  readonly employee: string;
  readonly initiative: string;
  readonly kind: string;
  readonly coordinators: readonly string[];
  /** The manager, or the admins in their place (docs/domain.md §3). */
  readonly managers: readonly string[];
}

/** SQL: the recipients of registrations `r`, which `source` provides. */
export const recipientsOf = (source: string): string => `
  SELECT r.id AS registration, r.employee, r.initiative, r.kind,
         coalesce((SELECT array_agg(DISTINCT g.owner) FROM read.grants g WHERE g.role = 'coordinator' AND g.nonprofit = r.nonprofit), '{}') AS coordinators,
         read.deciders_for(r.employee) AS managers
    FROM ${source}`;
const RECIPIENTS = recipientsOf('read.registrations r WHERE r.id = ANY($1::uuid[])');

/** `$2`: the ids of mails that a person may turn off by their kind. */
const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, registration, command_id, event, recipient, actor, caused_at)
  SELECT m.id, m.kind, m.audience, m.registration, m.command_id, m.event, m.recipient, m.actor, m.caused_at
    FROM json_populate_recordset(null::work.outbox, $1::json) m
    JOIN read.people p ON p.id = m.recipient AND NOT p.erased AND p.mail IS NOT NULL
   WHERE NOT (m.id = ANY($2::uuid[]) AND m.kind = ANY(p.muted))
  ON CONFLICT (id) DO NOTHING`;

const definitionOf = (event: StoredEvent): RegistrationEventDefinition | undefined =>
  event.stream.startsWith('registration-')
    ? REGISTRATION_EVENTS[event.type as RegistrationEventType]
    : undefined;

const peopleOf = (audience: Audience, recipients: Recipients): readonly string[] =>
  audience === 'employee'
    ? [recipients.employee]
    : audience === 'coordinators'
      ? recipients.coordinators
      : recipients.managers;

/** The mails of an event on a registration. Several events of one type and command share the id of their mail to a person. */
export function mailsOf(
  event: StoredEvent,
  recipients: Recipients,
  causes: ReadonlyMap<string, StoredEvent>,
) {
  const definition = definitionOf(event);
  if (!definition) return [];
  const doer = originalActorOf(event, causes);
  return notificationAudienceOf(event, recipients.kind).audiences.flatMap((audience) =>
    peopleOf(audience, recipients)
      .filter((recipient) => recipient !== doer)
      .map((recipient) => ({
        id: definition.mailPerEvent
          ? uuid5('mail', event.id, recipient)
          : uuid5('mail', event.meta.commandId, event.type, recipients.registration, recipient),
        kind: event.type,
        audience,
        registration: recipients.registration,
        command_id: event.meta.commandId,
        event: definition.mailPerEvent ? event.id : null,
        recipient,
        actor: event.meta.actor,
        caused_at: event.recordedAt,
        reminder: isMutable(event),
      })),
  );
}

/**
 * Plans mails: turns events into rows of the outbox, one per command, event type and person (reminders: one per event). The row's id is a
 * function of its cause, so that an event read twice is one mail. Mails that a person turned off are not planned for them.
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
    const notifying = events.filter((event) => definitionOf(event)?.notifies);
    if (notifying.length === 0) return undefined;
    const byRegistration = await this.#recipients([
      ...new Set(notifying.map((event) => idOf(event.stream))),
    ]);
    const causes = await causesOf(this.log, notifying, [...byRegistration.values()]);
    const mails = notifying.flatMap((event) => {
      const recipients = byRegistration.get(idOf(event.stream));
      return recipients ? mailsOf(event, recipients, causes) : [];
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

  async #recipients(registrations: readonly string[]): Promise<Map<string, Recipients>> {
    const { rows } = await this.pool.query<Recipients>({
      name: 'circles',
      text: RECIPIENTS,
      values: [registrations],
    });
    return new Map(rows.map((recipients) => [recipients.registration, recipients]));
  }
}
