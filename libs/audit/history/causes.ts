import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, StoredEvent } from '#eventsourcing';
import { causesOf, type RegistrationState } from '#registrations';
import { EVENT_LOG } from '../tokens.js';

/** Finds the events that caused others. */
@Injectable()
export class Causes {
  constructor(@Inject(EVENT_LOG) private readonly log: EventStore) {}

  /** Event id → event, for every cause of these events of a registration that is in the log. */
  of(events: readonly StoredEvent[], state: RegistrationState): Promise<ReadonlyMap<string, StoredEvent>> {
    return causesOf(this.log, events, [state]);
  }
}
