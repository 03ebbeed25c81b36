import { GENESIS, type EventStore } from '#kit/eventsourcing';
import { hasGenuineSignature, hashOf } from './seal.js';
import type { Seal } from './seal.types.js';
import { SealedTree } from './sealed-tree.js';
import type { SealStore } from './seal-store.js';

/** A difference between the log and a seal, which the hash chains alone cannot show. */
export interface SealProblem {
  /** `forged`: the seal was changed or not signed here; `missing`: a seal is gone; `rewritten`, `cut`: a sealed event was changed or deleted. */
  readonly kind: 'forged' | 'missing' | 'rewritten' | 'cut';
  readonly seal: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly message: string;
}

const problem = (
  kind: SealProblem['kind'],
  seal: number | null,
  message: string,
  stream: string | null = null,
  revision: number | null = null,
) => ({
  kind,
  seal,
  stream,
  revision,
  message,
});

/** Verifies the chain of seals: each is genuine, none is missing, each contains the hash of the one before. */
async function chainOf(store: SealStore): Promise<{ seals: Seal[]; problems: SealProblem[] }> {
  const seals: Seal[] = [];
  const problems: SealProblem[] = [];
  let expected = 0;
  let previous: string | undefined = GENESIS;
  for (const { file, seal } of await store.all()) {
    const number = Number(file.slice(5, 11));
    for (; expected < number; expected++)
      problems.push(problem('missing', expected, `Seal ${expected} is missing.`));
    expected = number + 1;
    const genuine = seal?.number === number && store.isGenuine(seal);
    if (!genuine)
      problems.push(
        problem(
          'forged',
          number,
          `Seal ${number} was forged: the master key did not sign this content.`,
        ),
      );
    else if (previous !== undefined && seals.length === number && seal.previous !== previous)
      problems.push(
        problem(
          'forged',
          number,
          `Seal ${number} does not contain the hash of the seal before it.`,
        ),
      );
    else seals.push(seal);
    previous = genuine ? hashOf(seal) : undefined;
  }
  return { seals, problems };
}

/** Verifies the Merkle roots and signatures of genuine seals. Roots can be computed while no seal before is missing. */
async function rootsOf(seals: readonly Seal[]): Promise<SealProblem[]> {
  const problems: SealProblem[] = [];
  const tree = new SealedTree();
  for (const seal of seals) {
    const { number } = seal;
    if (number === tree.seals) await tree.append(seal);
    const isRootOf = tree.seals <= number || seal.tree?.root === tree.at(number).root;
    if (seal.tree && !isRootOf)
      problems.push(
        problem('forged', number, `Seal ${number} has another root than the seals up to it.`),
      );
    else if (!hasGenuineSignature(seal))
      problems.push(
        problem('forged', number, `Seal ${number} has a signature that is not of its content.`),
      );
  }
  return problems;
}

/** Streams whose sealed events are read at the same time; the store reads them in one round trip. */
const READ_AT_ONCE = 500;

/** The events that the heads of a seal name, as the log has them. Streams in `known` are not read. */
async function* sealedEvents(
  store: Pick<EventStore, 'readStream'>,
  heads: Seal['heads'],
  known: ReadonlySet<string>,
) {
  const all = Object.entries(heads);
  for (let start = 0; start < all.length; start += READ_AT_ONCE) {
    const some = all.slice(start, start + READ_AT_ONCE).map(async ([stream, [revision, hash]]) => {
      const events = known.has(stream) ? [] : await store.readStream(stream, revision);
      const event = events.find((one) => one.revision === revision);
      return { stream, revision, hash, event };
    });
    yield* await Promise.all(some);
  }
}

/**
 * Compares the log with its seals (docs/domain.md §8): every sealed head must still exist with the sealed hash. Finds what the hash chains
 * cannot: a deleted end of the log, and events rewritten together with all later hashes.
 * @throws the signal's reason
 */
export async function verifySeals(
  store: Pick<EventStore, 'readStream'>,
  sealStore: SealStore,
  signal?: AbortSignal,
  /** Called after each sealed head, with the number of heads that were compared and that there are. */
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<{ readonly seals: number; readonly problems: readonly SealProblem[] }> {
  const { seals, problems } = await chainOf(sealStore);
  problems.push(...(await rootsOf(seals)));
  const reported = new Set<string>();
  const total = seals.reduce((sum, { heads }) => sum + Object.keys(heads).length, 0);
  let done = 0;
  for (const { number, at, heads } of seals) {
    for await (const { stream, revision, hash, event } of sealedEvents(store, heads, reported)) {
      signal?.throwIfAborted();
      onProgress(done++, total);
      if (reported.has(stream)) continue;
      if (event?.hash === hash) continue;
      reported.add(stream);
      const sealed = `was sealed on ${at.slice(0, 10)} by seal ${number}`;
      problems.push(
        event
          ? problem(
              'rewritten',
              number,
              `Revision ${revision} of ${stream} (${event.type}, event ${event.id}) or an earlier one was rewritten: another hash ${sealed}.`,
              stream,
              revision,
            )
          : problem(
              'cut',
              number,
              `Revision ${revision} of ${stream} was deleted: it ${sealed}.`,
              stream,
              revision,
            ),
      );
    }
  }
  onProgress(total, total);
  return { seals: seals.length, problems };
}
