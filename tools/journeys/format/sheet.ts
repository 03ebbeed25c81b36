import { JourneyError, type Problem } from './problem.js';

/** What is noted while a file is read: its problems, and on which line each value of the tree stands. */
export class Sheet {
  private readonly problems: Problem[] = [];
  private readonly marks = new WeakMap<object, Map<PropertyKey, number>>();

  constructor(readonly file: string) {}

  report(line: number, message: string): void {
    this.problems.push({ line, message });
  }

  /** Remembers the line of a member of a map or list that was read. */
  mark(container: object, member: PropertyKey, line: number): void {
    const lines = this.marks.get(container) ?? new Map<PropertyKey, number>();
    this.marks.set(container, lines.set(member, line));
  }

  /** The line of a member; that of something near it, given as `otherwise`, where it is left out. */
  lineOf(container: object, member: PropertyKey, otherwise: number): number {
    return this.marks.get(container)?.get(member) ?? otherwise;
  }

  /** Ends the reading here if anything was not understood so far: later checks would only repeat it. */
  throwIfAny(): void {
    const [first, ...others] = this.problems;
    if (first) throw new JourneyError(this.file, [first, ...others]);
  }
}
