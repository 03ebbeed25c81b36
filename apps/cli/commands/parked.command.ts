import { parkedStreams, type ParkedStream } from '#kit/postgres';
import { replay } from '../../runtime/replay-parked.js';
import { withRuntime } from '../../runtime/with-runtime.js';

const lineOf = ({ reader, stream, type, event, revision, problem, since }: ParkedStream): string =>
  `${reader}  ${stream}  from revision ${revision} (${type}, event ${event})  since ${since}\n    ${problem ?? 'waits until the read models have processed the stream'}`;

/** Prints every parked stream: which subscription parked it, from which event on, since when and why. */
export async function listParked(): Promise<void> {
  await withRuntime(async ({ pool }) => {
    const parked = await parkedStreams(pool);
    for (const stream of parked) console.log(lineOf(stream));
    console.log(parked.length === 0 ? 'Nothing is parked.' : `${parked.length} parked.`);
  });
}

/**
 * Processes parked streams again: one stream of a subscription, or `all`. Works while workers run and without any. A stream that waits
 * for the read models is replayed together with theirs. @throws Error when a stream is still parked, or was not parked
 */
export async function replayParked(
  reader: string | undefined,
  stream: string | undefined,
  { all }: { readonly all?: true },
): Promise<void> {
  if ((all === true) === (stream !== undefined))
    throw new Error('Give a subscription and a stream, or --all.');
  const isSelected = (one: ParkedStream) =>
    all === true || (one.stream === stream && (one.reader === reader || one.problem === null));
  await withRuntime(async (runtime) => {
    const { done, failed } = await replay(runtime, isSelected);
    for (const one of done) console.log(`replayed  ${one.reader}  ${one.stream}`);
    for (const { message } of failed) console.log(message);
    if (failed.length > 0) throw new Error(`${failed.length} still parked.`);
    if (done.length === 0 && !all) throw new Error(`${stream} is not parked by ${reader}.`);
    console.log(`${done.length} replayed.`);
  });
}
