import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, StoredEvent } from '#kit/eventsourcing';
import { causesOf, type RegistrationState } from '#contexts/registrations';
import { EVENT_STORE } from '#kit/nestjs';

/** Loads the events that caused others. */
@Injectable()
export class CausesLoader {
  constructor(@Inject(EVENT_STORE) private readonly log: EventStore) {}

  /** The causing events of these events of a registration, by id, as far as the log contains them. */
  of(
    events: readonly StoredEvent[],
    state: RegistrationState,
  ): Promise<ReadonlyMap<string, StoredEvent>> {
    return causesOf(this.log, events, [state]);
  }
}
