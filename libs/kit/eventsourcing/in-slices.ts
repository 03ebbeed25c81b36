import { setImmediate as otherWork } from 'node:timers/promises';

/** Items that are handled before other work has its turn. */
const SLICE = 25;

/** Maps a list that may be long, in its order, and lets other work have its turn after every 25 items. */
export async function mapInSlices<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % SLICE === 0) await otherWork();
    results.push(map(item));
  }
  return results;
}
