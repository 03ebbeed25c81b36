import type { FaultCount } from '../../support/fault-runs.js';

const HEADER = [
  'fault',
  'store',
  'runs',
  'injected',
  'expected',
  'lost',
  'duplicate',
  'redelivered',
];

/** Sums of the runs, one per fault and store. */
export function summed(
  counts: readonly FaultCount[],
): readonly (FaultCount & { readonly runs: number })[] {
  const sums = new Map<string, FaultCount & { runs: number }>();
  for (const count of counts) {
    const key = `${count.fault} ${count.store}`;
    const sum = sums.get(key) ?? {
      ...count,
      runs: 0,
      injected: 0,
      expected: 0,
      lost: 0,
      double: 0,
      again: 0,
    };
    sums.set(key, {
      ...sum,
      runs: sum.runs + 1,
      injected: sum.injected + count.injected,
      expected: sum.expected + count.expected,
      lost: sum.lost + count.lost,
      double: sum.double + count.double,
      again: sum.again + count.again,
    });
  }
  return [...sums.values()].sort((a, b) => a.fault - b.fault || b.store.localeCompare(a.store));
}

/** The sums as a Markdown table. */
export function tableOf(counts: readonly FaultCount[]): string {
  const rows = summed(counts).map(
    ({ fault, store, runs, injected, expected, lost, double, again }) =>
      [fault, store, runs, injected, expected, lost, double, again].map(String),
  );
  return [HEADER, HEADER.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Additional results of runs, to be printed below the table. */
export function remarks(counts: readonly FaultCount[]): string[] {
  return counts.flatMap(({ fault, store, said }) =>
    said === undefined ? [] : [`Fault ${fault}, ${store}: ${said}.`],
  );
}

/** Failures: a fault with lost or duplicate effects, or a requested fault without a counted run. */
export function objections(counts: readonly FaultCount[], asked: readonly number[]): string[] {
  const wrong = summed(counts).filter(({ lost, double }) => lost > 0 || double > 0);
  const without = asked.filter((fault) => !counts.some((count) => count.fault === fault));
  return [
    ...wrong.map(
      ({ fault, store, lost, double }) =>
        `Fault ${fault}, ${store}: ${lost} lost, ${double} duplicate.`,
    ),
    ...without.map((fault) => `Fault ${fault}: no run was counted.`),
  ];
}
