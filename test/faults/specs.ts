/** Where each fault of docs/faults.md is provoked: fault → specs. */
export const SPECS: Readonly<Record<number, readonly string[]>> = {
  1: ['libs/postgres/event-store/faults.spec.ts', 'test/eventstoredb/append-faults.spec.ts'],
  2: ['libs/postgres/event-store/faults.spec.ts'],
  3: ['libs/postgres/event-store/faults.spec.ts', 'test/faults/new-cluster.spec.ts'],
  4: ['test/faults/database-killed.spec.ts'],
  5: ['test/workers-killed.spec.ts'],
  6: ['test/workers.spec.ts'],
  7: ['test/engine-faults.spec.ts'],
  8: ['test/workers-killed.spec.ts'],
  9: ['test/mail-server.spec.ts'],
  10: ['libs/postgres/event-store/faults.spec.ts', 'test/eventstoredb/append-faults.spec.ts'],
  11: ['libs/postgres/event-store/faults.spec.ts', 'test/eventstoredb/append-faults.spec.ts'],
  12: ['libs/postgres/event-store/faults.spec.ts', 'test/eventstoredb/append-faults.spec.ts'],
  13: ['test/parked.spec.ts'],
  14: ['test/faults/rebuilds.spec.ts', 'test/no-gap.spec.ts'],
  15: ['test/faults/rebuilds.spec.ts'],
  16: ['test/engine-faults.spec.ts'],
  17: ['test/eventstoredb/subscription-faults.spec.ts'],
  18: ['test/many-deadlines.spec.ts', 'test/outages.spec.ts', 'libs/eventsourcing/calendar.spec.ts'],
  19: ['test/engine-faults.spec.ts'],
  22: ['test/faults/all-in-one-killed.spec.ts'],
};

/** Those that a memory of a log, or a file of old events, is enough for: they have no runs to count. */
export const UNCOUNTED: Readonly<Record<number, readonly string[]>> = {
  20: ['libs/audit/verify.spec.ts', 'libs/audit/verify.postgres.spec.ts', 'test/seals.spec.ts'],
  21: ['test/corpus.spec.ts'],
};

/** Races and random games, which are played for longer as well; what must hold in each of their rounds, they say themselves. */
export const GAMES: readonly string[] = [
  'test/places-and-races.spec.ts',
  'test/whole-product.property.spec.ts',
  'libs/registrations/domain/registrations.property.spec.ts',
];
