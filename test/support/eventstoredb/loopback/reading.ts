import { answers } from './answers.js';
import type { Node } from './appending.js';
import { Faults } from './faults.js';
import { streams, type ReadCall, type ReadHandler } from './protocol.js';
import { refusals, type Refusal } from './refusals.js';
import { hold, send, type Made, type Sending } from './sending.js';
import type { ServerLog, ServerRecord } from './server-log.js';
import { subscription } from './subscription.js';

type Options = InstanceType<typeof streams.ReadReq.Options>;
const BACKWARDS = 1;
/** In the order of the read, from where the caller says on. */
type Part = readonly ServerRecord[];

/**
 * Streams.Read: KurrentDB v26.0.3, src/KurrentDB.Core/Services/Transport/Grpc/Streams.Read.cs. Of its many combinations the ones that
 * the adapter uses: a stream forwards, the whole log both ways, and a filtered subscription to it.
 */
export const reading =
  (node: Node): ReadHandler =>
  (call) =>
    void read(node, call).catch((error: Error) => call.emit('error', error));

async function read(node: Node, call: ReadCall): Promise<void> {
  const options = call.request.getOptions() ?? new streams.ReadReq.Options();
  const fault = node.faults.takeCall(options.hasSubscription() ? 'subscribe' : 'read');
  await node.faults.delay();
  const refusal = Faults.refusal(fault) ?? node.admit(call.metadata);
  if (refusal) return refuse(call, refusal);
  if (fault === 'unheard' || fault === 'unanswered') return hold(call);
  const made = fault === 'lost' ? refusals.connectionLost() : madeOf(node, options);
  return 'code' in made ? refuse(call, made) : send(call, made);
}

const refuse = (call: ReadCall, refusal: Refusal): void => void call.emit('error', refusal);

function madeOf(node: Node, options: Options): Made | Refusal {
  if (options.hasStream()) return stream(node.log, options);
  if (!options.hasAll() || options.getResolveLinks())
    return refusals.invalidArgument('This combination is not spoken here.');
  const from = placeOf(node.log, options);
  if (from === undefined) return refusals.invalidPosition();
  if (options.hasSubscription()) return subscription(node, options, from.after);
  const part = partOf(node.log.records, from, options);
  node.log.given += part.length;
  return whole(part);
}

function partOf(records: Part, { at, before }: Place, options: Options): Part {
  const count = Number(options.getCount());
  return isBackwards(options)
    ? records.slice(Math.max(0, before - count), before).reverse()
    : records.slice(at, at + count);
}

const isBackwards = (options: Options): boolean =>
  (options.getReadDirection() as number) === BACKWARDS;

/**
 * Where the whole log is read from. Forwards begins with the record at the position itself, backwards with the one before it
 * (v26.0.3, .../Storage/ReaderIndex/AllReader.cs: `>= pos` forwards, the end of the record `<= pos` backwards); a subscription begins
 * after it (.../Transport/Enumerators/Enumerator.AllSubscriptionFiltered.cs: `eventPosition <= checkpoint` is left out).
 * Beyond the end there is nothing.
 * @returns undefined where no record begins at the position: for v26 the position is invalid, for v22.10.5 an error it does not name
 */
function placeOf(log: ServerLog, options: Options): Place | undefined {
  const all = options.getAll();
  const end = log.records.length;
  if (all?.hasStart()) return { at: 0, before: 0, after: 0 };
  if (all?.hasEnd()) return { at: end, before: end, after: end };
  const position = BigInt(all?.getPosition()?.getCommitPosition() ?? '-1');
  if (position > (log.records.at(-1)?.position ?? 0n)) return { at: end, before: end, after: end };
  const place = log.placeOf(position);
  return place === undefined ? undefined : { at: place, before: place, after: place + 1 };
}

export interface Place {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

async function* whole(part: Part): Sending {
  for (const record of part) yield answers.event(record);
}

/** v26.0.3, .../Transport/Enumerators/Enumerator.ReadStreamForwards.cs: beyond the end there is nothing; no stream is an answer. */
async function* stream(log: ServerLog, options: Options): Sending {
  const name = Buffer.from(
    options.getStream()?.getStreamIdentifier()?.getStreamName_asU8() ?? [],
  ).toString();
  const events = log.stream(name);
  if (events.length === 0) return yield answers.streamNotFound(name);
  const from = Number(options.getStream()?.getRevision() ?? 0);
  for (const record of events.slice(from, from + Number(options.getCount())))
    yield answers.event(record);
}
