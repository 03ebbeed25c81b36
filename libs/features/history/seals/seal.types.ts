import type { Instant, Position } from '#kit/eventsourcing';
import type { Signature } from './seal-signer.js';

/** Revision and hash of a stream's last event. */
export type Head = readonly [revision: number, hash: string];

/** The content of a seal. Together with the seals before it, it commits to the head of every stream. */
export interface SealContent {
  /** Number of the seal, from 0. */
  readonly number: number;
  /** When it was made. */
  readonly at: Instant;
  /** Log position of the last sealed event at that time. A moved log has other positions. */
  readonly position: Position;
  /** The heads of the streams that grew since the seal before, in the order of the log. */
  readonly heads: Readonly<Record<string, Head>>;
  /** The SHA-256 of the seal before. */
  readonly previous: string;
  /** Size and root of the Merkle tree of all seals up to this one (ADR 0048). Absent from seals of older versions. */
  readonly tree?: { readonly size: number; readonly root: string };
}

export interface Seal extends SealContent {
  /** Signature of the statement that outsiders get; absent where no key was configured. */
  readonly signature?: Signature;
  /** HMAC-SHA-256 of the content under a key derived from the master key, so that only its holder can create seals. */
  readonly mac: string;
}
