import type { StoredEvent } from '#kit/eventsourcing';

/** `changed`: an event was modified; `removed`: deleted from its stream; `swapped`: at the place of another; `hole`: positions are missing. */
export type ProblemKind = 'changed' | 'removed' | 'swapped' | 'hole';

/** A modification of the log. */
export interface Problem {
  readonly kind: ProblemKind;
  /** null for a hole, because the event is gone. */
  readonly stream: string | null;
  readonly revision: number | null;
  /** Position of the event; for a removed event, of the next in its stream; for a hole, the first missing position. */
  readonly position: string | null;
  /** null when the event is gone. */
  readonly id: string | null;
  readonly type: string | null;
  readonly message: string;
}

/** Limit of reported problems; further ones are only counted. */
export const MOST_PROBLEMS = 10_000;

/** Collects problems in bounded memory, at most one per event. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #reported = new Set<string>();
  omitted = 0;

  add(problem: Problem): void {
    const event =
      problem.stream === null
        ? `position ${problem.position}`
        : `${problem.stream} ${problem.revision}`;
    if (this.#reported.has(event)) return;
    if (this.problems.length >= MOST_PROBLEMS) {
      this.omitted += 1;
      return;
    }
    this.#reported.add(event);
    this.problems.push(problem);
  }

  about(
    kind: ProblemKind,
    { stream, revision, position, id, type }: StoredEvent,
    description: string,
  ): void {
    this.add({
      kind,
      stream,
      revision,
      position,
      id,
      type,
      message: `Event ${id} (${type}), revision ${revision} of ${stream}, ${description}`,
    });
  }

  /** Sorts by position. */
  sort(): void {
    const positionOf = ({ position }: Problem) => position ?? '';
    this.problems.sort((a, b) =>
      positionOf(a) < positionOf(b) ? -1 : positionOf(a) > positionOf(b) ? 1 : 0,
    );
  }

  removed(stream: string, revision: number, next: StoredEvent): void {
    const message = `Revision ${revision} of ${stream} was removed; the next event is ${next.id} (${next.type}), revision ${next.revision}.`;
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
