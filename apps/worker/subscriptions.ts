import { SharedWindow } from '#kit/eventsourcing';
import { ForgettingFiles } from '#features/exports';
import type { PlacesDesk } from '#contexts/initiatives';
import { LogReader, Projector, type Lease, type NotTakenIn } from '#kit/postgres';
import { MailPlan } from '#features/notifications';
import { PersonForgetter } from '#features/erasure';
import { Reactions } from '#features/process-managers';
import { exportsFolder } from '../runtime/config.js';
import { PROJECTIONS } from '../runtime/read-models.js';
import type { Runtime } from '../runtime/runtime.js';

/** What follows the log, the read models first: the others ask of them. */
export interface Readers {
  readonly projector: Projector;
  readonly reactions: LogReader;
  readonly mails: LogReader;
}

/** The readers of an installation, under one lease. What they set aside is logged. */
export function readersOf(runtime: Runtime, places: PlacesDesk, lease: Lease): Readers {
  const { pool, store, ring, ledger, config } = runtime;
  const forgetter = new PersonForgetter(
    pool,
    store,
    ring,
    new ForgettingFiles(pool, exportsFolder(config)),
  );
  const log = new SharedWindow(store);
  const projector = new Projector(pool, log, ring, PROJECTIONS, lease);
  const following = (name: string, handler: Reactions | MailPlan) =>
    new LogReader(pool, log, name, lease, handler, projector.checkpoint);
  const readers = {
    projector,
    reactions: following('processes', new Reactions(pool, ledger, places, forgetter)),
    mails: following('mails', new MailPlan(pool, store)),
  };
  for (const reader of Object.values(readers)) {
    reader.parked = (err: NotTakenIn) => {
      runtime.log.error({ err }, 'A stream was parked: ledger parked lists it.');
    };
  }
  return readers;
}
