import { idOf, uuid5, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import {
  isMutable,
  isReceiptKind,
  notificationAudienceOf,
  originalActorOf,
  receiptOf,
  REGISTRATION_EVENTS,
  notifiesItsActor,
  type Audience,
  type Receipt,
  type RegistrationEventDefinition,
  type RegistrationEventType,
} from '#contexts/registrations';
import type { PlannedMail } from './planned-mail.js';

/** The possible recipients of mails about a registration, as of today. */
export interface Recipients {
  readonly registration: string;
  readonly employee: string;
  readonly initiative: string;
  readonly kind: string;
  readonly coordinators: readonly string[];
  /** The manager, or the admins in their place (docs/domain.md §3). */
  readonly managers: readonly string[];
  /** The dates that a manager approved, or that await one. */
  readonly managed: readonly string[];
}

/** SQL: the recipients of registrations `r`, which `source` provides. Nobody decides for a company that the employee has left. */
export const recipientsOf = (source: string): string => `
  SELECT r.id AS registration, r.employee, r.initiative, r.kind,
         coalesce((SELECT array_agg(DISTINCT g.owner) FROM read.grants g WHERE g.role = 'coordinator' AND g.nonprofit = r.nonprofit), '{}') AS coordinators,
         CASE WHEN e.company = r.company THEN read.deciders_for(e.id) ELSE '{}' END AS managers,
         coalesce((SELECT array_agg(d.id) FROM read.participation_dates d
                    WHERE d.owner = r.id AND (d.status = 'awaiting_manager' OR d.manager_approved)), '{}') AS managed
    FROM (SELECT r.* FROM ${source}) r
    JOIN read.people e ON e.id = r.employee`;

const definitionOf = (event: StoredEvent): RegistrationEventDefinition | undefined =>
  event.stream.startsWith('registration-')
    ? REGISTRATION_EVENTS[event.type as RegistrationEventType]
    : undefined;

/** Whether anybody may get a mail of an event on a registration. */
export const notifiesOfRegistration = (event: StoredEvent): boolean =>
  definitionOf(event)?.notifies !== undefined;

const peopleOf = (audience: Audience, recipients: Recipients): readonly string[] =>
  audience === 'employee'
    ? [recipients.employee]
    : audience === 'coordinators'
      ? recipients.coordinators
      : recipients.managers;

/** The receipts that employees get of their own commands, by command id. */
export type Receipts = ReadonlyMap<string, Receipt>;

/** The receipts of the commands of these events; reads the streams of registrations on which employees cancelled something. */
export async function receiptsOf(
  log: Pick<EventStore, 'readStream'>,
  events: readonly StoredEvent[],
  byRegistration: ReadonlyMap<string, Recipients>,
): Promise<Receipts> {
  const own = events.filter(
    ({ type, stream, meta }) =>
      isReceiptKind(type) && meta.actor === byRegistration.get(idOf(stream))?.employee,
  );
  const receipts = new Map<string, Receipt>();
  for (const stream of new Set(own.map((event) => event.stream))) {
    const stored = await log.readStream(stream);
    const known = new Set(stored.map(({ id }) => id));
    const simulated = events.filter((event) => event.stream === stream && !known.has(event.id));
    for (const { meta } of own.filter((event) => event.stream === stream)) {
      const receipt = receiptOf([...stored, ...simulated], meta.commandId);
      if (receipt) receipts.set(meta.commandId, receipt);
    }
  }
  return receipts;
}

/** The mails of an event on a registration. Several events of one type and command share the id of their mail to a person. */
export function mailsOf(
  event: StoredEvent,
  recipients: Recipients,
  causes: ReadonlyMap<string, StoredEvent>,
  receipts: Receipts,
): PlannedMail[] {
  const definition = definitionOf(event);
  if (!definition) return [];
  const doer = originalActorOf(event, causes);
  const receipt = receipts.get(event.meta.commandId) ?? null;
  const context = { kind: recipients.kind, managed: recipients.managed, receipt };
  return notificationAudienceOf(event, context).audiences.flatMap((audience) =>
    peopleOf(audience, recipients)
      .filter((recipient) => recipient !== doer || notifiesItsActor(event, audience, context))
      .map((recipient) => ({
        id: definition.mailPerEvent
          ? uuid5('mail', event.id, recipient)
          : uuid5('mail', event.meta.commandId, event.type, recipients.registration, recipient),
        kind: event.type,
        audience,
        registration: recipients.registration,
        partnership: null,
        command_id: event.meta.commandId,
        event: definition.mailPerEvent ? event.id : null,
        recipient,
        actor: event.meta.actor,
        caused_at: event.recordedAt,
        reminder: isMutable(event),
      })),
  );
}
