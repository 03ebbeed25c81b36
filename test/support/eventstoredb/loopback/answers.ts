import { shared, streams } from './protocol.js';
import type { ServerRecord } from './server-log.js';

type Answer = InstanceType<typeof streams.ReadResp>;

/** .NET's clock ticks every 100 ns; since 1970, because that is what the client expects (MetadataHelpers.cs, AddGrpcMetadataFrom). */
const TICKS_PER_MILLISECOND = 10_000n;

/** What a read or a subscription is answered with: KurrentDB v26.0.3, .../Transport/Grpc/Streams.Read.cs, ResponseConverter. */
export const answers = {
  event(record: ServerRecord): Answer {
    const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
      .setId(new shared.UUID().setString(record.id))
      .setStreamIdentifier(identifier(record.stream))
      .setStreamRevision(String(record.revision))
      .setCommitPosition(String(record.position))
      .setPreparePosition(String(record.position))
      .setData(record.data)
      .setCustomMetadata(record.metadata);
    const metadata = recorded.getMetadataMap();
    metadata.set('type', record.type).set('content-type', record.contentType);
    metadata.set('created', String(BigInt(record.created.getTime()) * TICKS_PER_MILLISECOND));
    const event = new streams.ReadResp.ReadEvent()
      .setEvent(recorded)
      .setCommitPosition(String(record.position));
    return new streams.ReadResp().setEvent(event);
  },
  streamNotFound: (stream: string): Answer =>
    new streams.ReadResp().setStreamNotFound(
      new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(stream)),
    ),
  confirmation: (id: string): Answer =>
    new streams.ReadResp().setConfirmation(
      new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
    ),
  checkpoint(position: bigint): Answer {
    const checkpoint = new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position));
    return new streams.ReadResp().setCheckpoint(checkpoint);
  },
  /** Not sent by v22.10. */
  caughtUp: (): Answer => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()),
} as const;

const identifier = (stream: string) =>
  new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream)));
