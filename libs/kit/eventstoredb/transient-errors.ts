import { ErrorType } from '@eventstore/db-client';
import { EventIdReused, EventRejected, StoreUnavailable } from '#kit/eventsourcing';

/** gRPC's numbers (https://grpc.github.io/grpc/core/md_doc_statuscodes.html). */
enum Code {
  InvalidArgument = 3,
  DeadlineExceeded = 4,
  PermissionDenied = 7,
  ResourceExhausted = 8,
  FailedPrecondition = 9,
  OutOfRange = 11,
  Unimplemented = 12,
  Unauthenticated = 16,
}

const DENIED = new Set<unknown>([
  Code.PermissionDenied,
  Code.Unauthenticated,
  ErrorType.ACCESS_DENIED,
]);
const REFUSED = new Set<unknown>([
  Code.InvalidArgument,
  Code.FailedPrecondition,
  Code.OutOfRange,
  Code.Unimplemented,
  ErrorType.STREAM_DELETED,
]);
/** The same code is given for a message that is too large and for a connection that asks too much. */
const TOO_LARGE = /message.*(larger|exceed|size)/i;

/** There was no answer, or no next part of it, within the time given. */
export class CallTimeout extends Error {
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms.`);
    this.name = 'Late';
  }
}

/** Nothing came in time, by our clock or by gRPC's: whichever is first. */
export const isTimeout = (error: unknown): boolean =>
  error instanceof CallTimeout || field(error, 'code') === Code.DeadlineExceeded;

/**
 * Another attempt may go better. So it is with all that the server or the client says (not the leader, unavailable, cancelled, out of
 * time, nothing found by discovery, connection refused or lost, channel closed), except a final refusal, and with no mistake of ours.
 */
export const isTransient = (error: unknown): boolean =>
  !isOurs(error) && !isDenied(error) && !isRefused(error);

const isOurs = (error: unknown): boolean =>
  [TypeError, RangeError, EventRejected, EventIdReused].some((kind) => error instanceof kind);

/** Also when it was translated already. */
function isDenied(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return isDenied(error.cause);
  return DENIED.has(field(error, 'code')) || DENIED.has(field(error, 'type'));
}

/** It will never be taken: too large, its stream deleted, against the protocol. */
function isRefused(error: unknown): boolean {
  const code = field(error, 'code');
  if (code === Code.ResourceExhausted) return TOO_LARGE.test(String(field(error, 'message')));
  return REFUSED.has(code) || REFUSED.has(field(error, 'type'));
}

const field = (error: unknown, name: 'code' | 'type' | 'message'): unknown =>
  (error as Partial<Record<string, unknown>> | undefined)?.[name];

/** The words of the port for an error that no other attempt will mend. */
export function translated(error: unknown): unknown {
  if (error instanceof StoreUnavailable || !isDenied(error)) return error;
  return new StoreUnavailable(
    'The event store denies access: wrong credentials, or too few rights.',
    { cause: error },
  );
}

/** An append that is refused for good: it is about these events, or their stream. */
export const aboutContent = (error: unknown): unknown =>
  isRefused(error)
    ? new EventRejected('The event store refuses these events.', { cause: error })
    : error;
