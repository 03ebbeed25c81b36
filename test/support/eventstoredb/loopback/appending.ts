import type { Metadata } from '@grpc/grpc-js';
import { setImmediate } from 'node:timers/promises';
import { Faults } from './faults.js';
import { shared, streams, type AppendCall, type AppendHandler } from './protocol.js';
import { refusals, type Refusal } from './refusals.js';
import { NONE, sizeOf, type Outcome, type Proposed, type ServerLog } from './server-log.js';

/** Limits of an append, in bytes. v26.0.3: 256 MiB and 16 MiB an event; v22.10.5: 1 MiB and no other (ClusterVNodeOptions.cs). */
export interface SizeLimits {
  readonly append: number;
  readonly event: number;
}

export interface Node {
  readonly log: ServerLog;
  readonly faults: Faults;
  readonly limits: SizeLimits;
  /** Why a caller is not let in, by the metadata of the call. */
  admit(metadata: Metadata): Refusal | undefined;
}

/**
 * Streams.Append: KurrentDB v26.0.3, src/KurrentDB.Core/Services/Transport/Grpc/Streams.Append.cs. A call that is cancelled while its
 * messages come (the caller's deadline, a lost connection) throws there and writes nothing; here it ends like one that is whole, and only
 * then is known as cancelled.
 */
export const appending =
  (node: Node): AppendHandler =>
  (call, answer) => {
    const messages: InstanceType<typeof streams.AppendReq>[] = [];
    const take = async (): Promise<void> => {
      await setImmediate();
      if (call.cancelled) return;
      const response = await append(node, call, messages);
      if (response) respond(response);
    };
    call.on('error', () => undefined);
    call.on('data', (message: InstanceType<typeof streams.AppendReq>) => messages.push(message));
    call.on('end', () => void take());
    const respond = (response: InstanceType<typeof streams.AppendResp> | Refusal): void =>
      'code' in response ? answer(response) : answer(null, response);
  };

async function append(
  node: Node,
  call: AppendCall,
  messages: readonly InstanceType<typeof streams.AppendReq>[],
) {
  const fault = node.faults.takeCall('append');
  await node.faults.delay();
  const refusal =
    Faults.refusal(fault) ??
    node.admit(call.metadata) ??
    tooLarge(messages.slice(1).map(proposed), node.limits);
  if (refusal) return refusal;
  const [head, ...events] = messages;
  const options = head?.getOptions();
  const expected = options && revisionOf(options);
  if (fault === 'unheard') return undefined;
  if (!options || expected === undefined)
    return refusals.invalidArgument('Only an exact revision is spoken here.');
  const outcome = node.log.append(nameOf(options), expected, events.map(proposed));
  if (fault === 'lost') return refusals.connectionLost();
  return fault === 'unanswered' ? undefined : response(outcome, expected);
}

const nameOf = (options: InstanceType<typeof streams.AppendReq.Options>): string =>
  Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();

function revisionOf(options: InstanceType<typeof streams.AppendReq.Options>): number | undefined {
  if (options.hasNoStream()) return NONE;
  return options.hasRevision() ? Number(options.getRevision()) : undefined;
}

function proposed(message: InstanceType<typeof streams.AppendReq>): Proposed {
  const event = message.getProposedMessage() ?? new streams.AppendReq.ProposedMessage();
  const metadata = event.getMetadataMap();
  const [type, contentType] = [metadata.get('type') ?? '', metadata.get('content-type') ?? ''];
  return {
    id: event.getId()?.getString() ?? '',
    type,
    contentType,
    data: event.getData_asU8(),
    metadata: event.getCustomMetadata_asU8(),
  };
}

function tooLarge(events: readonly Proposed[], limits: SizeLimits): Refusal | undefined {
  const large = events.find((event) => sizeOf(event) > limits.event);
  if (large) return refusals.eventTooLarge(large.id, sizeOf(large), limits.event);
  return events.reduce((sum, event) => sum + sizeOf(event), 0) > limits.append
    ? refusals.appendTooLarge(limits.append)
    : undefined;
}

/** The position is that of the last event, and for a repetition that of the first time (RequestManagerBase.cs, ReturnCommitAt). */
function response(outcome: Outcome, expected: number) {
  const answer = new streams.AppendResp();
  if (outcome.done !== 'wrong') {
    const position = new streams.AppendResp.Position();
    position
      .setCommitPosition(String(outcome.last.position))
      .setPreparePosition(String(outcome.last.position));
    const success = new streams.AppendResp.Success().setCurrentRevision(
      String(outcome.last.revision),
    );
    return answer.setSuccess(success.setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.current === NONE) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(outcome.current));
  if (expected === NONE) wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return answer.setWrongExpectedVersion(wrong);
}
