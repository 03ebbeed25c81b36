import { mapInSlices } from '#kit/eventsourcing';
import type { StoredLog } from '../jobs/stored-log.js';
import type { Problem } from './findings.js';
import { HashChains } from './hash-chains.js';

/** The verification of one stream: its hash chain, and the newest seal that commits to it. */
export interface StreamVerification {
  readonly events: number;
  readonly problems: readonly (Pick<Problem, 'kind' | 'revision' | 'message'> | SealedProblem)[];
  /** Number of the newest genuine seal that contains the stream; null when none does. */
  readonly seal: number | null;
  /** Day of that seal, in UTC, and the revision up to which it commits to the stream. */
  readonly sealed: { readonly day: string; readonly revision: number } | null;
}

interface SealedProblem {
  readonly kind: 'sealed';
  readonly revision: number;
  readonly message: string;
}

/** Verifies one stream of the log against its hash chain and the daily seals. Other streams, and the chain of seals, are not read. */
export async function verifyStream(
  { log, seals }: Pick<StoredLog, 'log' | 'seals'>,
  stream: string,
): Promise<StreamVerification> {
  const events = await log.readStream(stream);
  const chains = new HashChains();
  await mapInSlices(events, (event) => {
    chains.take(event);
  });
  const problems: (Pick<Problem, 'kind' | 'revision' | 'message'> | SealedProblem)[] = [
    ...chains.finish().problems,
  ];
  let seal: number | null = null;
  let sealed: StreamVerification['sealed'] = null;
  for (const { seal: one } of await seals.all()) {
    const head = one?.heads[stream];
    if (!one || !head || !seals.isGenuine(one)) continue;
    const [revision, hash] = head;
    seal = one.number;
    sealed = { day: one.at.slice(0, 10), revision };
    if (events.find((event) => event.revision === revision)?.hash === hash) continue;
    problems.push({
      kind: 'sealed',
      revision,
      message: `Revision ${revision} of ${stream} is not the one that seal ${one.number} of ${sealed.day} contains.`,
    });
  }
  return { events: events.length, problems, seal, sealed };
}
