import type { StoredEvent } from '#kit/eventsourcing';

/** `changed`: an event is not what it was when it was written; `removed`: a stream lacks one; `swapped`: it stands in another's place; `hole`: positions are missing. */
export type ProblemKind = 'changed' | 'removed' | 'swapped' | 'hole';

/** Something that is not as it was written, and which event it is. */
export interface Problem {
  readonly kind: ProblemKind;
  /** null for a hole: what stood there is gone. */
  readonly stream: string | null;
  readonly revision: number | null;
  /** Of the event; of a removed one, that of the next in its stream; of a hole, the first that is missing. */
  readonly position: string | null;
  /** null where the event is gone. */
  readonly id: string | null;
  readonly type: string | null;
  readonly message: string;
}

/** So many findings are named; of more, only the number is kept. */
export const MOST_PROBLEMS = 10_000;

/** What was found, in bounded memory: one finding per event. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #named = new Set<string>();
  omitted = 0;

  add(problem: Problem): void {
    const event =
      problem.stream === null
        ? `position ${problem.position}`
        : `${problem.stream} ${problem.revision}`;
    if (this.#named.has(event)) return;
    if (this.problems.length >= MOST_PROBLEMS) {
      this.omitted += 1;
      return;
    }
    this.#named.add(event);
    this.problems.push(problem);
  }

  about(
    kind: ProblemKind,
    { stream, revision, position, id, type }: StoredEvent,
    what: string,
  ): void {
    this.add({
      kind,
      stream,
      revision,
      position,
      id,
      type,
      message: `Event ${id} (${type}), revision ${revision} of ${stream}, ${what}`,
    });
  }

  /** In the order of the log. */
  sort(): void {
    const place = ({ position }: Problem) => position ?? '';
    this.problems.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  }

  removed(stream: string, revision: number, next: StoredEvent): void {
    const message = `Revision ${revision} of ${stream} was removed; after it comes event ${next.id} (${next.type}), revision ${next.revision}.`;
    this.add({
      kind: 'removed',
      stream,
      revision,
      position: next.position,
      id: null,
      type: null,
      message,
    });
  }
}
