import { Injectable } from '@nestjs/common';
import {
  decryptPersonalData,
  encryptedFor,
  Ledger,
  streamOf,
  type StoredEvent,
} from '#kit/eventsourcing';
import { person } from '../domain/person.decider.js';
import type { PeopleEvent } from '../domain/person.events.js';
import {
  evolvePersonalData,
  NO_PERSONAL_DATA,
  type PersonalData,
} from '../domain/personal-data.js';

/** Reads a person's data from their stream, which no read model is ahead of. */
@Injectable()
export class PersonalDataService {
  constructor(private readonly ledger: Ledger) {}

  async of(id: string): Promise<PersonalData> {
    const events = await this.ledger.store.readStream(streamOf(person, id));
    const keys = await this.ledger.ring.keys(
      [...new Set(events.flatMap(({ data }) => encryptedFor(data)))],
      false,
    );
    const decrypted = (event: StoredEvent) =>
      ({ ...event, data: decryptPersonalData(keys, event.id, event.data) }) as PeopleEvent;
    return events.map(decrypted).reduce(evolvePersonalData, NO_PERSONAL_DATA);
  }
}
