/** A contestant's values of one round, by name. */
export type Values<K extends string> = Readonly<Record<K, number>>;
export type Contestants<N extends string, K extends string> = Readonly<
  Record<N, () => Promise<Values<K>>>
>;

/**
 * Measures contestants in turns, so that other load on the machine affects all of them. Another contestant begins each round.
 * @returns per contestant and value, one number per round
 */
export async function inTurns<N extends string, K extends string>(
  rounds: number,
  contestants: Contestants<N, K>,
): Promise<Record<N, Record<K, number[]>>> {
  const names = Object.keys(contestants) as N[];
  const results = Object.fromEntries(names.map((name) => [name, {}])) as Record<
    N,
    Partial<Record<K, number[]>>
  >;
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      for (const [key, value] of Object.entries<number>(await contestants[name]()))
        (results[name][key as K] ??= []).push(value);
    }
  }
  return results as Record<N, Record<K, number[]>>;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The quantile of the values by nearest rank. `part`: 0 to 1 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
