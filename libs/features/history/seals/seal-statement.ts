import type { Instant, Position } from '#kit/eventsourcing';
import type { Signature } from './seal-signer.js';
import type { Seal } from './seal.types.js';
import type { SealedTree } from './sealed-tree.js';

/** The part of a seal that outsiders get: it names no stream but commits to all of them. */
export interface SealStatement {
  readonly number: number;
  readonly at: Instant;
  readonly position: Position;
  /** Number of leaves of the Merkle tree. */
  readonly size: number;
  /** Root of the Merkle tree (RFC 9162), in hex. */
  readonly root: string;
  /** SHA-256 of the seal before. */
  readonly previous: string;
}

/** A statement with its signature; null where no key was configured when the seal was made. */
export interface SignedStatement extends SealStatement {
  readonly signature: Signature | null;
}

/** The statement of a seal, from its own content and a root. */
export const statementOf = (
  { number, at, position, previous }: Omit<SealStatement, 'size' | 'root'>,
  { size, root }: Pick<SealStatement, 'size' | 'root'>,
): SealStatement => ({ number, at, position, size, root, previous });

/** The statement of a seal as a proof carries it. */
export const signedStatementOf = (seal: Seal, tree: SealedTree): SignedStatement => ({
  ...statementOf(seal, tree.at(seal.number)),
  signature: seal.signature ?? null,
});
