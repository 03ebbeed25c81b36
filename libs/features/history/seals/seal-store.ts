import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Position } from '#kit/eventsourcing';
import { isGenuine, sealOf, signed, type SealedLog } from './seal.js';
import type { Head, Seal } from './seal.types.js';
import { SealedTree, type SealedLeaf } from './sealed-tree.js';
import type { SealSigner, Signature } from './seal-signer.js';
import { signedStatementOf, type SignedStatement } from './seal-statement.js';

const NAME = /^seal-\d{6}\.json$/;
const nameOf = (number: number): string => `seal-${String(number).padStart(6, '0')}.json`;

/** A file in the folder of seals. Without `seal`, the file is malformed. */
export interface StoredSeal {
  readonly file: string;
  readonly seal?: Seal;
}

function parsed(text: string): Seal | undefined {
  try {
    const seal = JSON.parse(text) as Partial<Seal>;
    const whole =
      typeof seal.number === 'number' &&
      typeof seal.mac === 'string' &&
      typeof seal.heads === 'object';
    return whole ? (seal as Seal) : undefined;
  } catch {
    return undefined;
  }
}

/** What is remembered of the seals that were read: not their heads, which are many. */
interface RememberedSeals {
  /** Of their files: a changed file has another. */
  readonly states: string[];
  readonly tree: SealedTree;
  /** Stream → number of the newest seal that contains it. */
  readonly newest: Map<string, number>;
  readonly positions: Position[];
}

/** Changes with each change of a file, also with one that sets its times back. */
async function stateOf(path: string): Promise<string> {
  const { ino, size, mtimeMs, ctimeMs } = await stat(path);
  return [ino, size, mtimeMs, ctimeMs].join(' ');
}

/** A seal is missing or was changed: `ledger verify` says which. */
export class SealsDamaged extends Error {}

/** The proof that a seal commits to the head of a stream (docs/verification.md). */
export interface SealedProof {
  /** The newest seal. */
  readonly seal: SignedStatement;
  readonly inclusion: {
    /** The head of the stream in the newest seal that contains it. */
    readonly leaf: SealedLeaf;
    /** Index of the leaf in the tree, from 0. */
    readonly index: number;
    /** Hashes from the leaf to the root, in hex. */
    readonly path: readonly string[];
  };
  /** The seal before, and the proof that its tree is a beginning of the newest one's; null for the first seal. */
  readonly consistency: {
    readonly from: SignedStatement;
    readonly path: readonly string[];
  } | null;
}

/** What binds a manifest to the seals. */
export interface Certification {
  readonly seal: SignedStatement | null;
  /** Signature of the manifest without this field. */
  readonly signature: Signature | null;
}

/**
 * The seals of a log: one small file per day, in a folder apart from the events' backup and the keys (docs/domain.md §8). A seal reveals changes
 * to events even if all hashes were recomputed. Its MAC and the next seal reveal changes to the seal itself.
 */
export class SealStore {
  #remembered: RememberedSeals | undefined;
  #remembering: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    /** The master key and, during a rotation, the previous one. */
    private readonly masters: readonly [Buffer, ...Buffer[]],
    /** Signs new seals, and manifests of exports. */
    private readonly signer?: SealSigner,
    private readonly readSeal = (path: string): Promise<string> => readFile(path, 'utf8'),
  ) {}

  /** All seals, in order. */
  async all(): Promise<StoredSeal[]> {
    return Promise.all((await this.names()).map((file) => this.#read(file)));
  }

  /** The newest seal; the others are not read. */
  async last(): Promise<StoredSeal | undefined> {
    const file = (await this.names()).at(-1);
    return file === undefined ? undefined : this.#read(file);
  }

  /** The files of all seals, in order. */
  async names(): Promise<string[]> {
    const files: string[] = await readdir(this.folder).catch(() => []);
    return files.filter((name) => NAME.test(name)).sort();
  }

  /** Seals the log, unless it was sealed today (UTC) or has not grown. Two concurrent calls write one seal. */
  async sealDaily(store: SealedLog, clock: Clock, signal?: AbortSignal): Promise<Seal | undefined> {
    const today = clock.now().slice(0, 10);
    const last = (await this.last())?.seal;
    return last && last.at.slice(0, 10) >= today ? undefined : this.seal(store, clock, signal);
  }

  /** Seals the log. @returns undefined when it has not grown */
  async seal(store: SealedLog, clock: Clock, signal?: AbortSignal): Promise<Seal | undefined> {
    const stored = await this.all();
    const whole = wholeOf(stored);
    const seal = await sealOf(store, stored.at(-1)?.seal, {
      at: clock.now(),
      master: this.masters[0],
      tree: whole && (await SealedTree.of(whole)),
      signer: this.signer,
      signal,
    });
    if (!seal) return undefined;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, nameOf(seal.number)), `${JSON.stringify(seal)}\n`, {
      flag: 'wx',
      mode: 0o400,
    });
    return seal;
  }

  /** Signs seals of the previous master key with the current one. Leaves forged seals unchanged. @returns the number of signed seals */
  async signAgain(): Promise<number> {
    let count = 0;
    for (const { file, seal } of await this.all()) {
      if (!seal || isGenuine(seal, [this.masters[0]]) || !isGenuine(seal, this.masters)) continue;
      const path = join(this.folder, file);
      await writeFile(`${path}.new`, `${JSON.stringify(signed(seal, this.masters[0]))}\n`, {
        mode: 0o400,
      });
      await rename(`${path}.new`, path);
      count += 1;
    }
    return count;
  }

  isGenuine(seal: Seal): boolean {
    return isGenuine(seal, this.masters);
  }

  /**
   * The proof that the newest seal commits to a stream; undefined while no seal contains it. Seals that were read before are read again
   * only if their files have changed.
   * @throws SealsDamaged
   */
  async proofOf(stream: string): Promise<SealedProof | undefined> {
    const known = await this.#remember();
    if (!known) throw new SealsDamaged('A seal of the log is missing or malformed.');
    const { tree, newest } = known;
    const number = newest.get(stream);
    if (number === undefined) return undefined;
    const [containing, last, before] = await Promise.all([
      this.#numbered(number),
      this.#numbered(tree.seals - 1),
      tree.seals > 1 ? this.#numbered(tree.seals - 2) : undefined,
    ]);
    if (last.tree !== undefined && last.tree.root !== tree.at(last.number).root)
      throw new SealsDamaged(`Seal ${last.number} has another root than the seals up to it.`);
    const [revision, hash] = containing.heads[stream] as Head;
    return {
      seal: signedStatementOf(last, tree),
      inclusion: {
        leaf: { seal: containing.number, stream, revision, hash },
        ...tree.inclusion(containing, stream),
      },
      consistency: before
        ? { from: signedStatementOf(before, tree), path: tree.consistency(before.number) }
        : null,
    };
  }

  /**
   * The newest seal that contains nothing after a position, as outsiders get it, and a signature of the content with it. Null where
   * there is no such seal, or no key.
   */
  async certify<Content extends { readonly position: Position }>(
    content: Content,
  ): Promise<Content & Certification> {
    const known = await this.#remember();
    const number = known?.positions.findLastIndex((position) => position <= content.position) ?? -1;
    const seal =
      known && number >= 0 ? signedStatementOf(await this.#numbered(number), known.tree) : null;
    const certified = { ...content, seal };
    const signature = this.signer?.sign('volunteer-ledger/manifest/1', certified) ?? null;
    return { ...certified, signature };
  }

  async #read(file: string): Promise<StoredSeal> {
    const seal = parsed(await this.readSeal(join(this.folder, file)));
    return seal ? { file, seal } : { file };
  }

  /** @throws SealsDamaged if it was changed since it was remembered */
  async #numbered(number: number): Promise<Seal> {
    const { seal } = await this.#read(nameOf(number));
    if (seal?.number === number) return seal;
    throw new SealsDamaged(`Seal ${number} is malformed.`);
  }

  /** Brings what is remembered up to date. @returns undefined when a seal is missing or malformed */
  #remember(): Promise<RememberedSeals | undefined> {
    const mine = this.#remembering.then(() => this.#readUnknown());
    this.#remembering = mine.catch(() => undefined);
    return mine;
  }

  async #readUnknown(): Promise<RememberedSeals | undefined> {
    const files = await this.names();
    const states = await Promise.all(files.map((file) => stateOf(join(this.folder, file))));
    let known = this.#remembered;
    if (known?.states.some((state, at) => state !== states[at])) known = undefined;
    known ??= { states: [], tree: new SealedTree(), newest: new Map(), positions: [] };
    this.#remembered = undefined; // an error in between leaves nothing half remembered
    for (const [at, file] of files.entries()) {
      if (at < known.states.length) continue;
      const { seal } = await this.#read(file);
      if (seal?.number !== at) return undefined;
      await known.tree.append(seal);
      for (const stream of Object.keys(seal.heads)) known.newest.set(stream, at);
      known.positions.push(seal.position);
      known.states.push(states[at] ?? '');
    }
    this.#remembered = known;
    return known;
  }
}

/** All seals, if none is missing or malformed. */
function wholeOf(stored: readonly StoredSeal[]): readonly Seal[] | undefined {
  const seals = stored.flatMap(({ seal }) => seal ?? []);
  return seals.length === stored.length && seals.every(({ number }, at) => number === at)
    ? seals
    : undefined;
}
