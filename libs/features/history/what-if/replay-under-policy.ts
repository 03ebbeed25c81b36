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

export interface ReplayOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly now: Instant;
  /** Chooses among these registrations, at most 1,000; left out: all. */
  readonly inScope?: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly signal?: AbortSignal;
  /** Called with the number of registrations that were compared, and the number of events that were read before. */
  readonly onProgress?: (progress: ReplayProgress) => void;
}

/** `read`: events of the log; `compared`: registrations, of `registrations`, which are known once the log was read. */
export interface ReplayProgress {
  readonly read: number;
  readonly compared: number;
  readonly registrations: number;
}

/**
 * Replays all registrations of the log under another policy (docs/domain.md §8) and reports the differences as of `now`. Reads only the log;
 * writes only temporary tables. Keeps two states of every replayed registration in memory.
 */
export async function replayUnder(
  options: ReplayOptions,
  { from, to, ...policy }: WhatIfRequest,
): Promise<WhatIfReport> {
  const { pool, store, now, inScope, signal, onProgress } = options;
  let read = 0;
  const onRead = (events: number): void => {
    read += events;
    onProgress?.({ read, compared: 0, registrations: 0 });
  };
  const within = ({ now: { appliedAt, zone } }: WhatIf) => {
    const day = dayOf(appliedAt, zone);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  };
  const replayed = [...(await replay(store, policy, onRead, signal)).values()].filter(within);
  const histories = inScope ? await chosen(replayed, inScope) : replayed;
  const pacer = new WorkPacer();
  await pacer.each(histories, (history) => {
    signal?.throwIfAborted();
    history.until(now);
  });
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await createTables(client);
    for (let first = 0; first < histories.length; first += WINDOW) {
      signal?.throwIfAborted();
      await insert(client, histories.slice(first, first + WINDOW));
      const compared = Math.min(first + WINDOW, histories.length);
      onProgress?.({ read, compared, registrations: histories.length });
    }
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

async function chosen(
  histories: readonly WhatIf[],
  inScope: NonNullable<ReplayOptions['inScope']>,
): Promise<WhatIf[]> {
  const found: WhatIf[] = [];
  for (let first = 0; first < histories.length; first += WINDOW) {
    const some = histories.slice(first, first + WINDOW);
    const ids = await inScope(some.map(({ now: { id } }) => id));
    found.push(...some.filter(({ now: { id } }) => ids.has(id)));
  }
  return found;
}

async function replay(
  store: EventStore,
  policy: OtherPolicy,
  onRead: (events: number) => void,
  signal?: AbortSignal,
): Promise<Map<string, WhatIf>> {
  const pacer = new WorkPacer();
  const histories = new Map<string, WhatIf>();
  for (let position = BEGINNING, caughtUp = false; !caughtUp;) {
    signal?.throwIfAborted();
    const window = await store.readAll(position, WINDOW, {
      streamPrefixes: [`${registration.category}-`],
    });
    await pacer.each(window.events, (event) => {
      const history = histories.get(event.stream) ?? new WhatIf(policy);
      histories.set(event.stream, history);
      history.take(upcast(registration.events, event));
    });
    onRead(window.events.length);
    ({ next: position, caughtUp } = window);
  }
  return histories;
}
