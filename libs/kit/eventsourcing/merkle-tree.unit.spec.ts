import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { MerkleTree } from './merkle-tree.js';

const sha = (...parts: readonly (Buffer | number[])[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();
const leaf = (text: string) => sha([0], Buffer.from(text));
const node = (left: Buffer, right: Buffer) => sha([1], left, right);
const treeOf = (...leaves: readonly string[]) => {
  const tree = new MerkleTree();
  for (const one of leaves) tree.append(one);
  return tree;
};
const numbered = (size: number) => Array.from({ length: size }, (_, at) => `leaf ${at}`);

/** The root by the definition of RFC 9162 §2.1.1, from all leaves. */
function rootOf(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaf(leaves[0] ?? '');
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return node(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The root to which an inclusion proof leads, by the algorithm of RFC 9162 §2.1.3.2. */
function rootByInclusion(text: string, index: number, size: number, proof: readonly string[]) {
  let [fn, sn, root] = [index, size - 1, leaf(text)];
  for (const hex of proof) {
    if (sn === 0) return 'too long';
    const other = Buffer.from(hex, 'hex');
    if (fn % 2 === 1 || fn === sn) {
      root = node(other, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else root = node(root, other);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? root.toString('hex') : 'too short';
}

describe('a Merkle tree', () => {
  test('without leaves has the hash of nothing', () => {
    expect(new MerkleTree().root()).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test('of three leaves hashes them in pairs, with prefixes', () => {
    expect(treeOf('a', 'b', 'c').root()).toBe(
      node(node(leaf('a'), leaf('b')), leaf('c')).toString('hex'),
    );
  });

  test('of every size up to 40 has the root of its definition, also later', () => {
    const tree = treeOf(...numbered(40));
    for (let size = 0; size <= 40; size++)
      expect(tree.root(size)).toBe(rootOf(numbered(size)).toString('hex'));
  });

  test('proves that each leaf is in it', () => {
    const tree = treeOf(...numbered(40));
    for (let size = 1; size <= 40; size++)
      for (let index = 0; index < size; index++)
        expect(
          rootByInclusion(`leaf ${index}`, index, size, tree.inclusionProof(index, size)),
        ).toBe(tree.root(size));
  });

  test('proves of eight leaves that six are its beginning, as RFC 9162 shows', () => {
    const tree = treeOf(...numbered(8));
    const of = (from: number, to: number) => rootOf(numbered(8).slice(from, to)).toString('hex');
    expect(tree.consistencyProof(6)).toEqual([of(4, 6), of(6, 8), of(0, 4)]);
    expect(tree.consistencyProof(3, 7)).toEqual([of(2, 3), of(3, 4), of(0, 2), of(4, 7)]);
    expect(tree.consistencyProof(4, 7)).toEqual([of(4, 7)]);
    expect([tree.consistencyProof(0), tree.consistencyProof(8)]).toEqual([[], []]);
  });

  test('refuses leaves and sizes that it does not have', () => {
    const tree = treeOf(...numbered(3));
    expect(() => tree.root(4)).toThrow(RangeError);
    expect(() => tree.inclusionProof(3)).toThrow('no leaf 3');
    expect(() => tree.inclusionProof(-1)).toThrow(RangeError);
    expect(() => tree.consistencyProof(3, 2)).toThrow(RangeError);
  });
});
