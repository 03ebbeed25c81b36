import type { EventStore, StoredEvent } from '#kit/eventsourcing';
import type { RegistrationState } from '../domain/registration.state.js';

/** What moves a registration from outside: its initiative, and its employee who leaves. */
type Movers = Pick<RegistrationState, 'initiative' | 'employee'>;

/** The event that caused this one, as its own words name it; null where a command of a person or the clock did. */
export const causeNamedBy = ({ meta }: StoredEvent): string | null =>
  meta.causation === meta.commandId ? null : meta.causation;

/** The log finds events by their stream: those of what moves the registrations are read, and only if need be. */
export async function causesOf(
  log: Pick<EventStore, 'readStream'>,
  events: readonly StoredEvent[],
  movers: readonly Movers[],
): Promise<ReadonlyMap<string, StoredEvent>> {
  const wanted = new Set(events.map(causeNamedBy).filter((id) => id !== null));
  const found = new Map<string, StoredEvent>();
  const look = (candidates: readonly StoredEvent[]) =>
    candidates
      .filter((event) => wanted.delete(event.id))
      .forEach((event) => found.set(event.id, event));
  look(events);
  const streams = movers.flatMap(({ initiative, employee }) => [
    `initiative-${initiative}`,
    `person-${employee}`,
  ]);
  for (const stream of new Set(streams)) {
    if (wanted.size > 0) look(await log.readStream(stream));
  }
  return found;
}

/** Who did what an event tells of; of what the system did in answer, whoever had caused it (domain §5: it is not told to them). */
export const doerOf = (
  event: StoredEvent,
  causes: ReadonlyMap<string, StoredEvent>,
): string | null => event.meta.actor ?? causes.get(causeNamedBy(event) ?? '')?.meta.actor ?? null;
