import type { EventStore, StoredEvent } from '#kit/eventsourcing';
import type { RegistrationState } from '../domain/registration.state.js';

/** The things whose streams have the causes of events of a registration; the employee's names those who managed them. */
type CauseSources = Pick<RegistrationState, 'initiative' | 'employee'>;

/** Id of the event that caused this one; null if a command of a person or time caused it. */
export const causeIdOf = ({ meta }: StoredEvent): string | null =>
  meta.causation === meta.commandId ? null : meta.causation;

/**
 * Finds the causes of events: among the events themselves, then in the streams of the initiative, the employee and those who managed the
 * employee. A stream is read only if a cause is missing.
 */
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
  const managers = new Set<string>();
  const read = async (streams: readonly string[], each = look): Promise<void> => {
    for (const stream of new Set(streams)) {
      if (wanted.size > 0) each(await log.readStream(stream));
    }
  };
  await read(sources.map(({ initiative }) => `initiative-${initiative}`));
  await read(
    sources.map(({ employee }) => `person-${employee}`),
    (stream) => {
      look(stream);
      for (const manager of managersIn(stream)) managers.add(`person-${manager}`);
    },
  );
  await read([...managers]);
  return found;
}

/** Everybody whom a person's stream names as their manager. */
const managersIn = (stream: readonly StoredEvent[]): string[] =>
  stream.flatMap(({ type, data: { manager } }) =>
    type === 'ManagerAssigned' && typeof manager === 'string' ? [manager] : [],
  );

/** The actor of an event, or of the event that caused it if the system acted (docs/domain.md §5: they get no mail of it). */
export const originalActorOf = (
  event: StoredEvent,
  causes: ReadonlyMap<string, StoredEvent>,
): string | null => event.meta.actor ?? causes.get(causeIdOf(event) ?? '')?.meta.actor ?? null;
