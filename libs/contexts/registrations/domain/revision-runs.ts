/** Revisions in order, as runs of consecutive ones: `[3, 5]` stands for 3, 4 and 5. */
export type RevisionRuns = readonly (readonly [first: number, last: number])[];

/** Adds a later revision. A run that it follows grows, so that thousands of messages in a row stay one run. */
export function withRevision(runs: RevisionRuns, revision: number): RevisionRuns {
  const last = runs.at(-1);
  return last?.[1] === revision - 1
    ? [...runs.slice(0, -1), [last[0], revision]]
    : [...runs, [revision, revision]];
}

/** The single revisions. */
export const revisionsOf = (runs: RevisionRuns): number[] =>
  runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
