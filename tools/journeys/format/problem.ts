/** One thing in a journey file that is not understood. */
export interface Problem {
  line: number;
  message: string;
}

/** A file that is not understood: nothing of it may be played. Carries every problem found, the first one's line as its own. */
export class JourneyError extends Error {
  readonly line: number;
  /** In the order of the file; never empty. */
  readonly problems: readonly Problem[];

  constructor(
    readonly file: string,
    problems: readonly [Problem, ...Problem[]],
  ) {
    const sorted = [...problems].sort((a, b) => a.line - b.line);
    super(sorted.map((problem) => `${file}:${problem.line}: ${problem.message}`).join('\n'));
    this.name = 'JourneyError';
    this.line = Math.min(...problems.map((problem) => problem.line));
    this.problems = sorted;
  }
}
