/** Counts answers by group of operations and status. */
export class Tally {
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #done = new Set<string>();

  add(group: string, operation: string, status: number): void {
    const counts = this.#counts.get(group) ?? new Map<number, number>();
    this.#counts.set(group, counts.set(status, (counts.get(status) ?? 0) + 1));
    if (status < 300) this.#done.add(operation);
  }

  /** Operations of which at least one request was answered with success. */
  get done(): ReadonlySet<string> {
    return this.#done;
  }

  get total(): number {
    return [...this.#counts.values()]
      .flatMap((counts) => [...counts.values()])
      .reduce((sum, one) => sum + one, 0);
  }

  /** A table in Markdown: a line for each group, a column for each status. */
  table(): string {
    const statuses = [
      ...new Set([...this.#counts.values()].flatMap((counts) => [...counts.keys()])),
    ].sort((a, b) => a - b);
    const groups = [...this.#counts].sort(([a], [b]) => a.localeCompare(b));
    const sum = (status: number) =>
      groups.reduce((all, [, counts]) => all + (counts.get(status) ?? 0), 0);
    const rows = [
      ['operations', ...statuses.map(String)],
      ['---', ...statuses.map(() => '---:')],
      ...groups.map(([group, counts]) => [
        group,
        ...statuses.map((status) => String(counts.get(status) ?? '')),
      ]),
      ['all', ...statuses.map((status) => String(sum(status)))],
    ];
    return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  }
}
