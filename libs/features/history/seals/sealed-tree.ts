import { canonicalJson, mapInSlices, MerkleTree } from '#kit/eventsourcing';
import type { Head, Seal } from './seal.types.js';

/** A leaf of the tree: the head of one stream, as one seal contains it. */
export interface SealedLeaf {
  /** Number of the seal. */
  readonly seal: number;
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
}

/** The bytes of a leaf. */
export const leafText = ({ seal, stream, revision, hash }: SealedLeaf): string =>
  canonicalJson({ seal, stream, revision, hash });

type Heads = Readonly<Record<string, Head>>;

/** The streams of a seal in the order of their leaves: by UTF-16 code units, as canonical JSON sorts members. */
const streamsOf = (heads: Heads): string[] => Object.keys(heads).sort();

/**
 * The Merkle tree of the seals (ADR 0048). Its leaves are the heads of seal 0, then those of seal 1, and so on, so that the tree of every
 * seal is a beginning of the next one's. Seals of the old form, which do not carry a root, have their leaves in it too.
 */
export class SealedTree {
  readonly #tree = new MerkleTree();
  /** Number of leaves up to and including each seal. */
  readonly #sizes: number[] = [];

  /** Number of seals. */
  get seals(): number {
    return this.#sizes.length;
  }

  static async of(seals: readonly Pick<Seal, 'number' | 'heads'>[]): Promise<SealedTree> {
    const tree = new SealedTree();
    for (const seal of seals) await tree.append(seal);
    return tree;
  }

  /** Appends the leaves of the next seal, in slices. */
  async append({ number, heads }: Pick<Seal, 'number' | 'heads'>): Promise<void> {
    if (number !== this.seals) throw new Error(`Seal ${this.seals} is not there.`);
    await mapInSlices(streamsOf(heads), (stream) => {
      const [revision, hash] = heads[stream] as Head;
      this.#tree.append(leafText({ seal: number, stream, revision, hash }));
    });
    this.#sizes.push(this.#tree.size);
  }

  /** Size and root of the tree of a seal. */
  at(seal: number): { readonly size: number; readonly root: string } {
    const size = this.#sizes[seal] ?? 0;
    return { size, root: this.#tree.root(size) };
  }

  /** Proof that a stream's head stands in a seal, in the tree of the newest seal. */
  inclusion({ number, heads }: Seal, stream: string) {
    const index = (this.#sizes[number - 1] ?? 0) + streamsOf(heads).indexOf(stream);
    return { index, path: this.#tree.inclusionProof(index) };
  }

  /** Proof that the tree of a seal is a beginning of the newest one's. */
  consistency(seal: number): string[] {
    return this.#tree.consistencyProof(this.#sizes[seal] ?? 0);
  }
}
