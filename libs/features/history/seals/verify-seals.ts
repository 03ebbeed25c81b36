import { GENESIS, type EventStore } from '#kit/eventsourcing';
import { hashOf, type Seal } from './seal.js';
import type { SealStore } from './seal-store.js';

/** What a seal tells that the chains alone cannot: which event of which stream is not what was sealed. */
export interface SealProblem {
  /** `forged`: a seal that was not made here or was changed; `missing`: one is gone; `rewritten`, `cut`: an event is not what was sealed. */
  readonly kind: 'forged' | 'missing' | 'rewritten' | 'cut';
  readonly seal: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly message: string;
}

const about = (
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

/** The seals one after the other: each genuine, none missing, each naming the one before. */
async function chainOf(box: SealStore): Promise<{ seals: Seal[]; problems: SealProblem[] }> {
  const seals: Seal[] = [];
  const problems: SealProblem[] = [];
  let expected = 0;
  let previous: string | undefined = GENESIS;
  for (const { file, seal } of await box.all()) {
    const number = Number(file.slice(5, 11));
    for (; expected < number; expected++)
      problems.push(about('missing', expected, `Seal ${expected} is missing.`));
    expected = number + 1;
    const genuine = seal?.number === number && box.genuine(seal);
    if (!genuine)
      problems.push(
        about(
          'forged',
          number,
          `Seal ${number} was forged: it is not what was made under the master key.`,
        ),
      );
    else if (previous !== undefined && seals.length === number && seal.previous !== previous)
      problems.push(
        about('forged', number, `Seal ${number} does not follow from the seal before it.`),
      );
    else seals.push(seal);
    previous = genuine ? hashOf(seal) : undefined;
  }
  return { seals, problems };
}

/**
 * Compares the log with its seals (domain §8): every head that was ever sealed is still there, with the hash that was sealed. Finds what
 * the chains cannot: an end cut off, and events rewritten with all the hashes after them.
 */
export async function verifySeals(
  store: Pick<EventStore, 'readStream'>,
  box: SealStore,
): Promise<{ readonly seals: number; readonly problems: readonly SealProblem[] }> {
  const { seals, problems } = await chainOf(box);
  const named = new Set<string>();
  for (const { number, at, heads } of seals) {
    for (const [stream, [revision, hash]] of Object.entries(heads)) {
      if (named.has(stream)) continue;
      const events = await store.readStream(stream, revision);
      const event = events.find((one) => one.revision === revision);
      if (event?.hash === hash) continue;
      named.add(stream);
      const sealed = `was sealed on ${at.slice(0, 10)} by seal ${number}`;
      problems.push(
        event
          ? about(
              'rewritten',
              number,
              `Revision ${revision} of ${stream} (${event.type}, event ${event.id}), or one before it, was rewritten: another ${sealed}.`,
              stream,
              revision,
            )
          : about(
              'cut',
              number,
              `Revision ${revision} of ${stream} is gone: it ${sealed}.`,
              stream,
              revision,
            ),
      );
    }
  }
  return { seals: seals.length, problems };
}
