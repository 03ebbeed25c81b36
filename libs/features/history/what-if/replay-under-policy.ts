import type { Pool } from 'pg';
import {
  BEGINNING,
  dayOf,
  upcast,
  type Day,
  type EventStore,
  type Instant,
} from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import { registration, WhatIf, type OtherPolicy } from '#contexts/registrations';
import {
  counts,
  createTables,
  differences,
  insert,
  type Difference,
  type StatusCount,
} from './what-if-tables.js';

const WINDOW = 1_000;

export interface WhatIfRequest extends OtherPolicy {
  /** First and last day of sign-up, inclusive, in the registration's zone. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface WhatIfReport {
  readonly registrations: number;
  /** Number of registrations whose status, or a date's status, differs. */
  readonly differing: number;
  readonly statuses: readonly StatusCount[];
  readonly differences: readonly Difference[];
}

/**
 * Replays all registrations of the log under another policy (docs/domain.md §8) and reports the differences as of `now`. Reads only the log;
 * writes only temporary tables. Keeps two states of every replayed registration in memory.
 */
export async function replayUnder(
  { pool, store, now }: { readonly pool: Pool; readonly store: EventStore; readonly now: Instant },
  { from, to, ...policy }: WhatIfRequest,
): Promise<WhatIfReport> {
  const within = ({ now: { appliedAt, zone } }: WhatIf) => {
    const day = dayOf(appliedAt, zone);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  };
  const histories = [...(await replay(store, policy)).values()].filter(within);
  const pacer = new WorkPacer();
  await pacer.each(histories, (history) => history.until(now));
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await createTables(client);
    for (let first = 0; first < histories.length; first += WINDOW)
      await insert(client, histories.slice(first, first + WINDOW));
    const found = await differences(client);
    return {
      registrations: histories.length,
      differing: found.length,
      statuses: await counts(client),
      differences: found,
    };
  } finally {
    await client.query('ROLLBACK').finally(() => {
      client.release();
    });
  }
}

async function replay(store: EventStore, policy: OtherPolicy): Promise<Map<string, WhatIf>> {
  const histories = new Map<string, WhatIf>();
  const pacer = new WorkPacer();
  for (let position = BEGINNING, caughtUp = false; !caughtUp;) {
    const window = await store.readAll(position, WINDOW, {
      streamPrefixes: [`${registration.category}-`],
    });
    await pacer.each(window.events, (event) => {
      const history = histories.get(event.stream) ?? new WhatIf(policy);
      histories.set(event.stream, history);
      history.take(upcast(registration.events, event));
    });
    ({ next: position, caughtUp } = window);
  }
  return histories;
}
