import type { Pool } from 'pg';
import {
  BEGINNING,
  dayOf,
  upcast,
  type Day,
  type EventStore,
  type Instant,
} from '#kit/eventsourcing';
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
  /** Of those signed up from this day on, and up to and with that one, in the registration's zone. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface WhatIfReport {
  readonly registrations: number;
  /** Registrations of which the status, or that of a date, differs. */
  readonly differing: number;
  readonly statuses: readonly StatusCount[];
  readonly differences: readonly Difference[];
}

/**
 * Replays every registration of the log under another policy (domain §8) into temporary tables, and reports how it would differ from
 * what is, both as of `now`. Reads the log alone; what it writes is gone with its transaction. Memory: the state of every registration
 * replayed, twice.
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
  for (const history of histories) history.until(now);
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
  for (let position = BEGINNING, caughtUp = false; !caughtUp;) {
    const window = await store.readAll(position, WINDOW, {
      streamPrefixes: [`${registration.category}-`],
    });
    for (const event of window.events) {
      const history = histories.get(event.stream) ?? new WhatIf(policy);
      histories.set(event.stream, history);
      history.take(upcast(registration.events, event));
    }
    ({ next: position, caughtUp } = window);
  }
  return histories;
}
