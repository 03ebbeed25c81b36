import { createHash } from 'node:crypto';

const hashOf = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** The largest power of two below n, which is at least 2: where a tree of n leaves is split. */
const splitOf = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

/**
 * A Merkle tree as RFC 9162 §2.1 defines it: an append-only list of leaves. The hashes of complete subtrees are kept, about 64 bytes for
 * each leaf, so that a root or a proof takes a few hashes only. Hashes are in hex.
 */
export class MerkleTree {
  /** `#levels[h][i]`: the hash of the complete subtree of 2^h leaves that begins at leaf i · 2^h. */
  readonly #levels: Buffer[][] = [[]];

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  append(leaf: string): void {
    let node = hashOf(LEAF, Buffer.from(leaf));
    for (let height = 0; ; height++) {
      const level = (this.#levels[height] ??= []);
      level.push(node);
      const left = level.at(-2);
      if (level.length % 2 === 1 || !left) return;
      node = hashOf(NODE, left, node);
    }
  }

  /** The root of the first `size` leaves. @throws RangeError if there are not so many */
  root(size = this.size): string {
    this.#refuseBeyond(size);
    return this.#hash(0, size).toString('hex');
  }

  /** The inclusion proof of a leaf in the tree of the first `size` leaves (RFC 9162 §2.1.3.1). */
  inclusionProof(index: number, size = this.size): string[] {
    this.#refuseBeyond(size);
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`The tree of ${size} leaves has no leaf ${index}.`);
    return this.#path(index, 0, size).map((node) => node.toString('hex'));
  }

  /** The proof that the first `from` leaves are a beginning of the first `size` (RFC 9162 §2.1.4.1). Empty for an empty tree. */
  consistencyProof(from: number, size = this.size): string[] {
    this.#refuseBeyond(size);
    if (!Number.isInteger(from) || from < 0 || from > size)
      throw new RangeError(`A tree of ${from} leaves is no beginning of one of ${size}.`);
    if (from === 0) return [];
    return this.#subproof(from, 0, size, true).map((node) => node.toString('hex'));
  }

  #refuseBeyond(size: number): void {
    if (!Number.isInteger(size) || size < 0 || size > this.size)
      throw new RangeError(`The tree has ${this.size} leaves, and not ${size}.`);
  }

  #hash(start: number, end: number): Buffer {
    const count = end - start;
    if (count === 0) return hashOf();
    const height = Math.log2(count);
    const kept = Number.isInteger(height) ? this.#levels[height]?.[start / count] : undefined;
    if (kept) return kept;
    const split = start + splitOf(count);
    return hashOf(NODE, this.#hash(start, split), this.#hash(split, end));
  }

  #path(index: number, start: number, end: number): Buffer[] {
    if (end - start === 1) return [];
    const split = start + splitOf(end - start);
    return index < split
      ? [...this.#path(index, start, split), this.#hash(split, end)]
      : [...this.#path(index, split, end), this.#hash(start, split)];
  }

  #subproof(from: number, start: number, end: number, isWhole: boolean): Buffer[] {
    if (from === end) return isWhole ? [] : [this.#hash(start, end)];
    const split = start + splitOf(end - start);
    return from <= split
      ? [...this.#subproof(from, start, split, isWhole), this.#hash(split, end)]
      : [...this.#subproof(from, split, end, false), this.#hash(start, split)];
  }
}
