import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { appendChecks } from './append-checks.js';
import { concurrencyChecks } from './concurrency-checks.js';
import type { Checks, Log } from './contract-check.js';
import { positionsHaveNoHoles, type Gapless } from './gap-checks.js';
import { readChecks } from './read-checks.js';
import { acrossStreamsChecks, retryChecks } from './retry-checks.js';
import { subscribeChecks } from './subscribe-checks.js';

export interface OpenedLog extends Log {
  /** Ends all stores and connections that it has given out. */
  close(): Promise<void>;
}

/** What only some adapters promise. */
export interface Promises<L extends OpenedLog> {
  /** I6: how to see that positions have no holes. */
  readonly withoutHoles?: (log: L) => Gapless;
  /** I4 across streams: an id is known whichever stream it is in. */
  readonly idsAcrossStreams?: true;
}

/**
 * The contract of {@link EventStore}, the same for every adapter. It takes positions as opaque texts, and needs no empty log: one
 * is opened for all, and every test makes streams of its own and looks at the log from where it found it.
 */
export function describeEventStore<L extends OpenedLog>(
  name: string,
  open: () => Promise<L>,
  promises: Promises<L> = {},
): void {
  const { withoutHoles, idsAcrossStreams } = promises;
  const checks: Checks = {
    ...appendChecks,
    ...retryChecks,
    ...(idsAcrossStreams && acrossStreamsChecks),
    ...readChecks,
    ...subscribeChecks,
    ...concurrencyChecks,
  };
  describe(`${name} keeps the contract of the event store`, () => {
    let log: L;
    beforeAll(async () => {
      log = await open();
    });
    afterAll(() => log?.close());

    for (const [title, check] of Object.entries(checks)) test(title, () => check(log));
    if (withoutHoles)
      test('I6 positions have no holes', () => positionsHaveNoHoles(withoutHoles(log))(log));
  });
}
