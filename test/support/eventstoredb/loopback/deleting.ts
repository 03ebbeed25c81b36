import type { Node } from './appending.js';
import { streams, type DeleteHandler } from './protocol.js';

/** Streams.Delete, of streams at any revision: KurrentDB v26.0.3, src/KurrentDB.Core/Services/Transport/Grpc/Streams.Delete.cs. */
export const deleting =
  (node: Node): DeleteHandler =>
  (call, answer) => {
    const refusal = node.admit(call.metadata);
    if (refusal) return answer(refusal);
    const name = Buffer.from(
      call.request.getOptions()?.getStreamIdentifier()?.getStreamName_asU8() ?? [],
    ).toString();
    const position = String(node.log.delete(name).position);
    answer(
      null,
      new streams.DeleteResp().setPosition(
        new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position),
      ),
    );
  };
