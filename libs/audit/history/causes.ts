import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, StoredEvent } from '#eventsourcing';
import type { RegistrationState } from '#registrations';
import { EVENT_LOG } from '../tokens.js';

/** The event that caused this one, as its own words name it; null where a command of a person or the clock did. */
export const causeNamedBy = ({ meta }: StoredEvent): string | null => (meta.causation === meta.commandId ? null : meta.causation);

/**
 * Finds the events that caused others. The log finds events by their stream: what moves a registration from outside is its initiative
 * and its employee, so that their streams are read, and only if need be.
 */
@Injectable()
export class Causes {
  constructor(@Inject(EVENT_LOG) private readonly log: EventStore) {}

  /** Event id → event, for every cause of these events that is in the log. */
  async of(events: readonly StoredEvent[], { initiative, employee }: RegistrationState): Promise<ReadonlyMap<string, StoredEvent>> {
    const wanted = new Set(events.map(causeNamedBy).filter((id) => id !== null));
    const found = new Map<string, StoredEvent>();
    const look = (candidates: readonly StoredEvent[]) =>
      candidates.filter((event) => wanted.delete(event.id)).forEach((event) => found.set(event.id, event));
    look(events);
    for (const stream of [`initiative-${initiative}`, `person-${employee}`]) {
      if (wanted.size > 0) look(await this.log.readStream(stream));
    }
    return found;
  }
}
