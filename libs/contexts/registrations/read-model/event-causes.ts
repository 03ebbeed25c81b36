import type { EventStore, StoredEvent } from '#kit/eventsourcing';
import type { RegistrationState } from '../domain/registration.state.js';

/** The streams whose events cause events of a registration: its initiative and its employee. */
type CauseSources = Pick<RegistrationState, 'initiative' | 'employee'>;

/** Id of the event that caused this one; null if a command of a person or time caused it. */
export const causeIdOf = ({ meta }: StoredEvent): string | null =>
  meta.causation === meta.commandId ? null : meta.causation;

/** Finds the causes of events: among the events themselves, then in the streams of the sources, read only if a cause is missing. */
export async function causesOf(
  log: Pick<EventStore, 'readStream'>,
  events: readonly StoredEvent[],
  sources: readonly CauseSources[],
): Promise<ReadonlyMap<string, StoredEvent>> {
  const wanted = new Set(events.map(causeIdOf).filter((id) => id !== null));
  const found = new Map<string, StoredEvent>();
  const look = (candidates: readonly StoredEvent[]) =>
    candidates
      .filter((event) => wanted.delete(event.id))
      .forEach((event) => found.set(event.id, event));
  look(events);
  const streams = sources.flatMap(({ initiative, employee }) => [
    `initiative-${initiative}`,
    `person-${employee}`,
  ]);
  for (const stream of new Set(streams)) {
    if (wanted.size > 0) look(await log.readStream(stream));
  }
  return found;
}

/** The actor of an event, or of the event that caused it if the system acted (docs/domain.md §5: they get no mail of it). */
export const originalActorOf = (
  event: StoredEvent,
  causes: ReadonlyMap<string, StoredEvent>,
): string | null => event.meta.actor ?? causes.get(causeIdOf(event) ?? '')?.meta.actor ?? null;
