import type { Pool } from 'pg';
import { InitiativesQuery } from '#contexts/initiatives';
import { CompaniesQuery, NonprofitsQuery } from '#contexts/organisations';
import { PartnershipsQuery } from '#contexts/partnerships';
import { PeopleQuery } from '#contexts/people';
import { PeopleNames } from '#contexts/registrations';
import { AuthorizationContext, Directory } from '#platform/authorization';
import type { EventStore, KeyRing, Ledger } from '#kit/eventsourcing';
import type { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamSubjects } from '../streams/stream-subjects.js';
import { EventFeed } from './event-feed.js';

/** The event feed of a process without the API's modules, such as a worker. */
export function createEventFeed({
  pool,
  store,
  ring,
  ledger,
  stored,
}: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly ring: KeyRing;
  readonly ledger: Ledger;
  readonly stored: StoredLog;
}): EventFeed {
  const subjects = new StreamSubjects(
    new PartnershipsQuery(pool),
    new InitiativesQuery(pool, ring, ledger),
    new CompaniesQuery(pool),
    new NonprofitsQuery(pool),
    new PeopleQuery(pool, new Directory(pool)),
  );
  return new EventFeed(
    ...([pool, store, ring, stored, subjects] as const),
    new AuthorizationContext(pool),
    new PeopleNames(pool),
    new RecordedReads(pool, ledger),
  );
}
