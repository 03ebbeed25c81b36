/** Due that many days after its reason arose; 0 is at once. */
export interface OnDays {
  readonly days: readonly number[];
}
export interface EveryMonths {
  readonly months: number;
}

/** `1 day`, `7 days`. */
export const inUnits = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`;

/** `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `at once, 3 days after and 7 days after`. */
export const onDays = ({ days }: OnDays): string =>
  list(days.map((day) => (day === 0 ? 'at once' : `${inUnits(day, 'day')} after`)));

/** `Every 3 months`. */
export const every = ({ months }: EveryMonths): string =>
  months === 1 ? 'Every month' : `Every ${months} months`;
