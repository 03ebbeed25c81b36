/** A page of a list, as the API answers it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  /** Of the whole list, on its first page. */
  readonly total?: number | null;
}

interface Chain<Page> {
  /** Of the pages that are known, and of the one to be loaded next. null: the first page. */
  readonly cursors: readonly (string | null)[];
  /** Those of the cursors that are loaded. */
  readonly pages: readonly Page[];
  /** Nothing is to be loaded now. */
  readonly isComplete: boolean;
  /** The last page is the end of the list. */
  readonly hasEnd: boolean;
}

/** The pages that are loaded, from the first on, each found by the cursor of the one before; and the next one, while lines are wanted. */
export function chainOf<Page extends ListPage<unknown>>(
  loaded: (cursor: string | null) => Page | undefined,
  wanted: number,
): Chain<Page> {
  const cursors: (string | null)[] = [];
  const pages: Page[] = [];
  let lines = 0;
  for (let cursor: string | null = null; ;) {
    cursors.push(cursor);
    const page = loaded(cursor);
    if (!page) return { cursors, pages, isComplete: false, hasEnd: false };
    pages.push(page);
    lines += page.items.length;
    cursor = page.next;
    if (cursor === null) return { cursors, pages, isComplete: true, hasEnd: true };
    if (lines >= wanted && !loaded(cursor))
      return { cursors, pages, isComplete: true, hasEnd: false };
  }
}

/** The items of pages, each once, and the line at which each page begins. */
export function rowsOf<Item extends { readonly id: string }>(
  pages: readonly ListPage<Item>[],
): { readonly items: readonly Item[]; readonly firstOf: readonly number[] } {
  const byId = new Map<string, Item>();
  const firstOf = pages.map(({ items }) => {
    const first = byId.size;
    for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
    return first;
  });
  return { items: [...byId.values()], firstOf };
}
