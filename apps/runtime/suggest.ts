/** Most suggestions in one error. */
const MOST = 3;

/** The number of edits that turn one word into another. Two letters that changed places are one edit. */
export function distance(a: string, b: string): number {
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
        swapped ? (before[j - 2] as number) + 1 : Infinity,
      );
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length] as number;
}

/** Names that differ from a word in at most a third of its letters, the most similar first. */
export function closest(word: string, names: Iterable<string>): string[] {
  const folded = word.toLowerCase();
  const most = Math.max(1, Math.floor(word.length / 3));
  const near = [...new Set(names)]
    .map((name) => ({ name, edits: distance(folded, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= most);
  const best = Math.min(...near.map(({ edits }) => edits));
  return near
    .filter(({ edits }) => edits === best)
    .map(({ name }) => name)
    .slice(0, MOST);
}

/** ` Did you mean …?`, or an empty text if no name is similar. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const near = closest(word, names);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
