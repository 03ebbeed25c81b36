import { EventPageCache } from '#kit/eventsourcing';
import type { SlotCapacityService } from '#contexts/initiatives';
import { EventProcessor, Projector, type Lease, type ProjectionError } from '#kit/postgres';
import { InvitationMailPlanner, MailPlanner } from '#features/notifications';
import { PersonEraser } from '#features/erasure';
import { Reactions } from '#features/process-managers';
import { PROJECTIONS } from './read-models.js';
import type { Runtime } from './runtime.js';
import { registeredErasers } from './erasers.js';

/** The subscriptions to the log. The read models come first, because the others query them. */
export interface Subscriptions {
  readonly projector: Projector;
  readonly reactions: EventProcessor;
  readonly mails: EventProcessor;
}

/** Creates the subscriptions of an installation under one lease. They log parked streams. */
export function createSubscriptions(
  runtime: Runtime,
  places: SlotCapacityService,
  lease: Lease,
): Subscriptions {
  const { pool, store, ring, ledger } = runtime;
  const eraser = new PersonEraser(store, ring, registeredErasers(runtime));
  const log = new EventPageCache(store);
  const projector = new Projector(pool, log, ring, PROJECTIONS, lease);
  const following = (name: string, handler: Reactions | InvitationMailPlanner) =>
    new EventProcessor(pool, log, name, lease, handler, projector.checkpoint);
  const readers = {
    projector,
    reactions: following('processes', new Reactions(pool, ledger, places, eraser)),
    mails: following('mails', new InvitationMailPlanner(new MailPlanner(pool, store))),
  };
  for (const reader of Object.values(readers)) {
    reader.parked = (err: ProjectionError) => {
      runtime.log.error({ err }, 'A stream was parked: ledger parked lists it.');
    };
  }
  return readers;
}
