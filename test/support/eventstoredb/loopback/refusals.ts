import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

/** An answer that is an error: gRPC's number, a sentence, and what the client reads out of the trailers. */
export type Refusal = Pick<StatusObject, 'code' | 'details' | 'metadata'>;

/**
 * The server's errors, each with number, sentence and trailers as in KurrentDB v26.0.3,
 * src/KurrentDB.Core/Services/Transport/Grpc/RpcExceptions.cs, keys as in Constants.cs beside it.
 */
export const refusals = {
  /** RpcExceptions.ServerNotReady: while it starts, or elects a leader. */
  notReady: () => refusal(status.UNAVAILABLE, 'Server Is Not Ready'),
  /** RpcExceptions.LeaderInfo. */
  notLeader: (host: string, port: number) =>
    refusal(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  /** RpcExceptions.NoLeaderInfo. */
  noLeader: () => refusal(status.UNKNOWN, 'No leader info available in response'),
  /** RpcExceptions.Timeout: prepared, committed or forwarded too slowly. It may have been written all the same. */
  timeout: () => refusal(status.ABORTED, 'Operation timed out: Commit phase timeout.'),
  /** RpcExceptions.AccessDenied. */
  accessDenied: () =>
    refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  /** No such user, or another password. No part of RpcExceptions; seen of v22.10.5. */
  unauthenticated: () => refusal(status.UNAUTHENTICATED, 'Unauthenticated'),
  /** RpcExceptions.StreamDeleted: for ever ("tombstone"). */
  streamDeleted: (stream: string) =>
    refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  /** RpcExceptions.MaxAppendSizeExceeded. */
  appendTooLarge: (limit: number) =>
    refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(limit),
    }),
  /** RpcExceptions.MaxAppendEventSizeExceeded; not in v22.10. */
  eventTooLarge: (id: string, size: number, limit: number) =>
    refusal(
      status.INVALID_ARGUMENT,
      `Event with Id: ${id}, Size: ${size}, exceeds Maximum Append Event Size of ${limit}.`,
      {
        exception: 'maximum-append-event-size-exceeded',
        'maximum-append-event-size': String(limit),
        'event-id': id,
        'proposed-append-event-size': String(size),
      },
    ),
  /** RpcExceptions.InvalidPositionException: no record begins there. */
  invalidPosition: () =>
    refusal(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.'),
  /** RpcExceptions.InvalidArgument; here also for what this tool does not speak. */
  invalidArgument: (what: string) => refusal(status.INVALID_ARGUMENT, what),
  /** The connection broke under a call: no answer of a server, but what gRPC makes of it. */
  connectionLost: () => refusal(status.UNAVAILABLE, 'Connection dropped'),
} as const;

function refusal(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Refusal {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}
