import { SlotCapacityService } from '#contexts/initiatives';
import { Lease, parkedStreams, type ParkedStream } from '#kit/postgres';
import { createSubscriptions } from '../../worker/subscriptions.js';
import type { Runtime } from '../../runtime/runtime.js';
import { withRuntime } from '../connect.js';

const lineOf = ({ reader, stream, type, event, revision, problem, since }: ParkedStream): string =>
  `${reader}  ${stream}  from revision ${revision} (${type}, event ${event})  since ${since}\n    ${problem ?? 'waits for the read models'}`;

/** Prints every stream that a reader has set aside, from which event on, since when and why. */
export async function listParked(): Promise<void> {
  await withRuntime(async ({ pool }) => {
    const parked = await parkedStreams(pool);
    for (const stream of parked) console.log(lineOf(stream));
    console.log(parked.length === 0 ? 'Nothing is parked.' : `${parked.length} parked.`);
  });
}

/**
 * Takes parked streams in after all: one of a reader, or `all`; beside workers that run, or without any. Streams that wait for the read
 * models go on with theirs. @throws Error when something is still parked, or is not
 */
export async function replayParked(
  reader: string | undefined,
  stream: string | undefined,
  { all }: { readonly all?: true },
): Promise<void> {
  if ((all === true) === (stream !== undefined))
    throw new Error('Say which reader and stream, or --all.');
  const isMeant = (one: ParkedStream) =>
    all === true || (one.stream === stream && (one.reader === reader || one.problem === null));
  await withRuntime(async (runtime) => {
    const { done, failed } = await replayOf(runtime, isMeant);
    for (const one of done) console.log(`taken in  ${one.reader}  ${one.stream}`);
    for (const { message } of failed) console.log(message);
    if (failed.length > 0) throw new Error(`${failed.length} still parked.`);
    if (done.length === 0 && !all) throw new Error(`${stream} is not parked by ${reader}.`);
    console.log(`${done.length} taken in.`);
  });
}

/** What came of a replay: taken in, and why not. */
interface Replayed {
  readonly done: readonly ParkedStream[];
  readonly failed: readonly Error[];
}

/** The read models first; what waits for them, only once they have taken its stream in. */
export async function replayOf(
  runtime: Runtime,
  isMeant: (parked: ParkedStream) => boolean,
): Promise<Replayed> {
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
  for (const parked of (await parkedStreams(runtime.pool)).filter(isMeant)) {
    if (parked.problem === null && (await waits(runtime, parked.stream))) continue;
    const failure = await readers.get(parked.reader)?.replay(parked.stream);
    if (failure) failed.push(failure);
    else done.push(parked);
  }
  return { done, failed };
}

const waits = async ({ pool }: Runtime, stream: string): Promise<boolean> =>
  (
    await pool.query(`SELECT FROM work.parked WHERE reader = 'read-models' AND stream = $1`, [
      stream,
    ])
  ).rowCount === 1;
