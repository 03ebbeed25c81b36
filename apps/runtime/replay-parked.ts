import { SlotCapacityService } from '#contexts/initiatives';
import type { ParkedReplay } from '#features/operations';
import { Lease, parkedStreams, type ParkedStream } from '#kit/postgres';
import type { Runtime } from './runtime.js';
import { createSubscriptions } from './subscriptions.js';

/** The outcome of one parked stream. `waiting`: it is replayed after the read models have processed the stream. */
export interface Replayed {
  readonly parked: ParkedStream;
  readonly outcome: 'replayed' | 'still_parked' | 'waiting';
  readonly failure?: Error;
}

/** The result of a replay: the streams that were processed, and an error for each stream that is still parked. */
export interface ReplayResult {
  readonly done: readonly ParkedStream[];
  readonly failed: readonly Error[];
}

/**
 * Replays parked streams, those of the read models first. Workers may be running or not. A stream that waits for the read models is replayed
 * after they have processed it.
 */
export async function replay(
  runtime: Runtime,
  isSelected: (parked: ParkedStream) => boolean,
  onReplayed: (one: Replayed) => Promise<void> = async () => undefined,
): Promise<ReplayResult> {
  const { projector, reactions, mails } = createSubscriptions(
    runtime,
    new SlotCapacityService(runtime.ledger),
    new Lease(runtime.pool, 'worker', runtime.owner),
  );
  const readers = new Map(
    [projector, reactions, mails].map((reader) => [reader.checkpoint.name, reader]),
  );
  const done: ParkedStream[] = [];
  const failed: Error[] = [];
  for (const parked of (await parkedStreams(runtime.pool)).filter(isSelected)) {
    if (parked.problem === null && (await waitsForReadModels(runtime, parked.stream))) {
      await onReplayed({ parked, outcome: 'waiting' });
      continue;
    }
    const failure = await readers.get(parked.reader)?.replay(parked.stream);
    if (failure) failed.push(failure);
    else done.push(parked);
    await onReplayed(
      failure ? { parked, outcome: 'still_parked', failure } : { parked, outcome: 'replayed' },
    );
  }
  return { done, failed };
}

const waitsForReadModels = async ({ pool }: Runtime, stream: string): Promise<boolean> =>
  (
    await pool.query(`SELECT FROM work.parked WHERE reader = 'read-models' AND stream = $1`, [
      stream,
    ])
  ).rowCount === 1;

/** Replays the parked streams of this process's subscriptions, for the API. */
export const parkedReplayOf = (runtime: Runtime): ParkedReplay => ({
  run: async (isSelected, onOutcome) => {
    await replay(
      runtime,
      ({ reader, stream, problem }) => isSelected({ reader, stream, waiting: problem === null }),
      ({ parked: { reader, stream }, outcome, failure }) =>
        onOutcome({ reader, stream, outcome, ...(failure ? { problem: failure.message } : {}) }),
    );
  },
});
