import type { Pool } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  Ledger,
  notAllowed,
  streamOf,
  systemClock,
  type ActorMetadata,
  type ActorPolicy,
  type CommandResult,
  type Decider,
  type EventCatalogueOf,
  type EventOf,
  type EventStore,
  type KeyRing,
  type Projection,
} from '#kit/eventsourcing';
import { FoundationMigration } from '../migrations/foundation.migration.js';
import { Lease } from '../projection/lease.js';
import { PostgresByStream } from '../projection/rebuild/log-by-stream.js';
import { Projector } from '../projection/projector.js';
import { Rebuild } from '../projection/rebuild/rebuild.js';
import { type RebuildResult } from '../projection/rebuild/rebuild.types.js';

/** The example of the kit's README: each of its code samples is a part of this file. */

type CounterEvents = {
  Incremented: { by: number };
  Closed: Record<string, never>;
};
export type CounterEvent = EventOf<CounterEvents>;

const COUNTER_EVENTS: EventCatalogueOf<CounterEvents> = {
  Incremented: { version: 1, human: true, summary: 'The counter was incremented.' },
  Closed: { version: 1, human: true, summary: 'The counter was closed.' },
};

export type CounterCommand =
  | { readonly name: 'Increment'; readonly data: { readonly by: number } }
  | { readonly name: 'Close'; readonly data: object };

export interface Counter {
  readonly total: number;
  readonly closed: boolean;
}

export const counter: Decider<Counter, CounterCommand, CounterEvent> = {
  category: 'counter',
  events: COUNTER_EVENTS,
  initial: () => ({ total: 0, closed: false }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'Incremented':
        return { ...state, total: state.total + event.data.by };
      case 'Closed':
        return { ...state, closed: true };
    }
  },
  decide: (command, state) => {
    if (state.closed) throw notAllowed('closed', 'The counter is closed.');
    switch (command.name) {
      case 'Increment':
        return [{ type: 'Incremented', data: { by: command.data.by } }];
      case 'Close':
        return [{ type: 'Closed', data: {} }];
    }
  },
};

export const openLedger = (store: EventStore, ring: KeyRing, actors: ActorPolicy): Ledger =>
  new Ledger(store, ring, systemClock, actors);

export function increment(
  ledger: Ledger,
  id: string,
  by: number,
  commandId: string,
  actor: ActorMetadata,
): Promise<CommandResult<Counter>> {
  const metadata = { commandId, correlation: commandId, causation: commandId };
  const command: CounterCommand = { name: 'Increment', data: { by } };
  return ledger.execute(counter, streamOf(counter, id), metadata, () => ({
    command,
    ...actor,
  }));
}

class Foundation1700000000001 extends FoundationMigration {
  override readonly name = 'Foundation1700000000001';
  protected override readonly tables = [];
}

class Counters1700000000002 implements MigrationInterface {
  readonly name = 'Counters1700000000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE read.counters (id uuid PRIMARY KEY, owner uuid NOT NULL, total int NOT NULL)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.counters');
  }
}

export const MIGRATIONS = [Foundation1700000000001, Counters1700000000002];

export const counterProjection: Projection<Counter, CounterEvent> = {
  category: counter.category,
  events: counter.events,
  tables: ['counters'],
  initial: () => counter.initial(),
  evolve: (state, event) => counter.evolve(state, event),
  rows: (state, { id }) => ({ counters: [{ id, owner: id, total: state.total }] }),
};

export async function project(pool: Pool, store: EventStore, ring: KeyRing): Promise<void> {
  const lease = new Lease(pool, 'worker', 'process-1');
  if (!(await lease.take())) return; // another process projects
  const projector = new Projector(pool, store, ring, [counterProjection], lease);
  while (await projector.step());
  await lease.release();
}

export const rebuild = (pool: Pool, store: EventStore, ring: KeyRing): Promise<RebuildResult> =>
  new Rebuild({
    pool,
    store,
    ring,
    projections: [counterProjection],
    log: new PostgresByStream(pool),
    owner: 'process-1',
  }).run();
