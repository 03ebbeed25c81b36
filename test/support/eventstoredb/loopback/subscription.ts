import { randomUUID } from 'node:crypto';
import { answers } from './answers.js';
import type { Node } from './appending.js';
import type { SubscriptionFault } from './faults.js';
import type { streams } from './protocol.js';
import { refusals } from './refusals.js';
import { over, type ReadAnswer, type Sending } from './sending.js';
import type { ServerRecord } from './server-log.js';

type Options = InstanceType<typeof streams.ReadReq.Options>;
/** v26.0.3, .../Transport/Enumerators/Enumerator.cs, DefaultReadBatchSize: the search window when none is asked for. */
const DEFAULT_WINDOW = 32;

/**
 * A filtered subscription to the whole log, from after a place on: confirmation; what is there; a checkpoint and "caught up"; what
 * comes. A checkpoint also after every so many records that were looked at. KurrentDB v26.0.3,
 * src/KurrentDB.Core/Services/Transport/Enumerators/Enumerator.AllSubscriptionFiltered.cs (MainLoop, CatchUp, GoLive).
 * v22.10.5 (.../Transport/Grpc/Enumerators.AllSubscriptionFiltered.cs) says nothing of having caught up.
 */
export const subscription =
  (node: Node, options: Options, after: number) =>
  (cancelled: AbortSignal): Sending =>
    faulty(
      node,
      node.faults.takeSubscription(),
      proper(node, options, after, cancelled),
      cancelled,
    );

async function* proper(
  { log }: Node,
  options: Options,
  after: number,
  cancelled: AbortSignal,
): Sending {
  const wanted = filterOf(options);
  const filter = options.getFilter();
  const interval =
    (filter?.hasMax() ? filter.getMax() : DEFAULT_WINDOW) *
    (filter?.getCheckpointintervalmultiplier() ?? 1);
  yield answers.confirmation(randomUUID());
  let isLive = false;
  let [place, looked] = [after, 0];
  while (!cancelled.aborted) {
    const record = log.records[place];
    if (!record) {
      const last = log.records[place - 1];
      if (!isLive && last && looked > 0) yield answers.checkpoint(last.position);
      if (!isLive) yield answers.caughtUp();
      isLive = true;
      await log.beyond(place, cancelled);
      continue;
    }
    place++;
    if (wanted(record)) yield answers.event(record);
    if (++looked % interval === 0) yield answers.checkpoint(record.position);
  }
}

/** By a regular expression on the stream's name (v26.0.3, .../Storage/ReaderIndex/EventFilter.cs, StreamIdRegexStrategy). */
function filterOf(options: Options): (record: ServerRecord) => boolean {
  const regex = options.getFilter()?.getStreamIdentifier()?.getRegex();
  const expression = new RegExp(regex || '^[^$]', 'u');
  return ({ stream }) => expression.test(stream);
}

async function* faulty(
  node: Node,
  fault: SubscriptionFault | undefined,
  sending: Sending,
  cancelled: AbortSignal,
): Sending {
  const sent: ReadAnswer[] = [];
  for await (const answer of sending) {
    if (answer.hasEvent()) {
      yield* early(node);
      await node.faults.delay();
      sent.push(answer);
    }
    yield answer;
    if (node.faults.again && answer.hasEvent()) yield* sent.slice(-3).reverse();
    if (fault && sent.length >= fault.after) return broken(fault, cancelled);
  }
}

function* early({ faults, log }: Node): Generator<ReadAnswer, void, undefined> {
  const last = log.records.at(-1);
  if (faults.earlyCheckpoints && last) yield answers.checkpoint(last.position);
}

async function broken({ then }: SubscriptionFault, cancelled: AbortSignal): Promise<void> {
  if (then === 'silence') await over(cancelled);
  if (then === 'error') throw Object.assign(new Error('broken'), refusals.connectionLost());
}
