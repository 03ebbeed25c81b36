import type { StoredEvent } from '#kit/eventsourcing';
import type { KnownPeople } from '#contexts/registrations';
import type { CausingEvent } from '../http/history.response.js';
import { STREAMS } from '../streams/stream-kinds.js';
import { SYSTEM, WITHHELD } from './actor-labels.js';

/** Data needed to present the cause of an event to a reader. */
export interface CauseReading {
  readonly people: KnownPeople;
  /** The employee of the registration. */
  readonly employee: string;
  /** The reader may know the people of the employee's company. A coordinator knows the employee only (docs/domain.md §1). */
  readonly knowsCompany: boolean;
}

/** What happened to a manager, as those who manage a registration's dates after them are told. */
const OF_MANAGER: Readonly<Record<string, string>> = {
  RoleRevoked: 'The manager who decided until then left the company.',
  PersonErased: 'The manager who decided until then was erased.',
};

const isOnPerson = ({ stream }: StoredEvent): boolean => stream.startsWith('person-');

/** The meaning of an event that caused another. */
export function causeSummaryOf(cause: StoredEvent, employee: string): string {
  const { stream, type } = cause;
  if (isOnPerson(cause) && stream !== `person-${employee}` && OF_MANAGER[type] !== undefined)
    return OF_MANAGER[type];
  const kind = Object.values(STREAMS).find(({ category }) => stream.startsWith(`${category}-`));
  return kind?.events[type]?.summary ?? '';
}

/** Presents an event that caused another. A manager is not named to readers who may not know the people of the company. */
export function causingEventOf(
  cause: StoredEvent,
  { people, employee, knowsCompany }: CauseReading,
): CausingEvent {
  const { id, type, stream, occurredAt, meta } = cause;
  const { capacity, mandate, actor } = meta;
  const isHidden = isOnPerson(cause) && !knowsCompany;
  const named =
    actor === null
      ? { id: null, name: SYSTEM }
      : isHidden && actor !== employee
        ? HIDDEN
        : people.named(actor);
  return {
    id,
    type,
    summary: causeSummaryOf(cause, employee),
    stream: isHidden && stream !== `person-${employee}` ? 'person' : stream,
    occurredAt,
    actor: named,
    capacity,
    mandate,
  };
}

const HIDDEN = { id: null, name: WITHHELD };
