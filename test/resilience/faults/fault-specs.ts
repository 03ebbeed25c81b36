/** Specs of each fault of docs/faults.md, by the number of the fault. */
export const SPECS: Readonly<Record<number, readonly string[]>> = {
  1: [
    'libs/kit/postgres/event-store/append-faults.int.spec.ts',
    'test/resilience/eventstoredb/append-faults.int.spec.ts',
  ],
  2: ['libs/kit/postgres/event-store/append-faults.int.spec.ts'],
  3: [
    'libs/kit/postgres/event-store/append-faults.int.spec.ts',
    'test/resilience/faults/new-cluster.e2e.spec.ts',
  ],
  4: ['test/resilience/faults/database-killed.e2e.spec.ts'],
  5: ['test/resilience/workers-killed.e2e.spec.ts'],
  6: ['test/resilience/workers.e2e.spec.ts'],
  7: ['test/resilience/engine-faults.e2e.spec.ts'],
  8: ['test/resilience/workers-killed.e2e.spec.ts'],
  9: ['test/resilience/mail-server.e2e.spec.ts'],
  10: [
    'libs/kit/postgres/event-store/append-faults.int.spec.ts',
    'test/resilience/eventstoredb/append-faults.int.spec.ts',
  ],
  11: [
    'libs/kit/postgres/event-store/append-faults.int.spec.ts',
    'test/resilience/eventstoredb/append-faults.int.spec.ts',
  ],
  12: [
    'libs/kit/postgres/event-store/append-faults.int.spec.ts',
    'test/resilience/eventstoredb/append-faults.int.spec.ts',
  ],
  13: ['test/resilience/parked-streams.e2e.spec.ts'],
  14: ['test/resilience/faults/rebuilds.e2e.spec.ts', 'test/resilience/no-gap.e2e.spec.ts'],
  15: ['test/resilience/faults/rebuilds.e2e.spec.ts'],
  16: ['test/resilience/engine-faults.e2e.spec.ts'],
  17: ['test/resilience/eventstoredb/subscription-faults.int.spec.ts'],
  18: [
    'test/resilience/many-deadlines.e2e.spec.ts',
    'test/resilience/outages.e2e.spec.ts',
    'libs/kit/eventsourcing/calendar.unit.spec.ts',
  ],
  19: ['test/resilience/engine-faults.e2e.spec.ts'],
  22: ['test/resilience/faults/all-in-one-killed.e2e.spec.ts'],
};

/** Specs of faults without counted runs: an in-memory log or a file of old events is enough for them. */
export const UNCOUNTED: Readonly<Record<number, readonly string[]>> = {
  20: [
    'libs/features/history/verify/verify-log.unit.spec.ts',
    'libs/features/history/verify/verify-log.int.spec.ts',
    'test/e2e/history/seals.e2e.spec.ts',
  ],
  21: ['test/frozen/event-corpus.int.spec.ts'],
};

/** Races and random games, which also run at length. Each spec asserts its own invariants in every round. */
export const GAMES: readonly string[] = [
  'test/e2e/initiatives/capacity-races.e2e.spec.ts',
  'test/e2e/registrations/whole-product.property.e2e.spec.ts',
  'libs/contexts/registrations/domain/registration.property.unit.spec.ts',
];
