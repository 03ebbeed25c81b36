import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chainOf, rowsOf, type ListPage } from './page-chain.js';

/** Lines of a list, the last one not included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface LongList<Item> {
  /** Those that are loaded, from the first on. */
  readonly items: readonly Item[];
  /** How many the whole list has; null: the API does not say before the end. */
  readonly total: number | null;
  readonly hasMore: boolean;
  /** The first page is not there yet. */
  readonly isPending: boolean;
  readonly error: unknown;
  retry(): void;
  /** Says which lines are near the view, so that what follows them is loaded. */
  show(range: Range): void;
}

interface ListSource<Item> {
  /** Method, path and parameters, without the cursor: the beginning of the key of each page. */
  readonly key: readonly [string, string, unknown];
  readonly ask: (after: string | undefined) => Promise<ListPage<Item>>;
}

/** Lines that are loaded before they come into view. */
const AHEAD = 50;
const NOTHING: Range = { first: 0, last: 0 };

/**
 * A list that is loaded page by page as it is scrolled. Each page is a query of its own: pages far from the view keep what they have, and
 * only those near it are asked for again when somebody changes something.
 */
export function useList<Item extends { readonly id: string }>(
  source: ListSource<Item>,
): LongList<Item> {
  const client = useQueryClient();
  const name = JSON.stringify(source.key);
  const [shown, setShown] = useState({ name, range: NOTHING });
  const range = shown.name === name ? shown.range : NOTHING;
  const keyOf = (after: string | null) => [...source.key, after];
  const chain = chainOf(
    (after) => client.getQueryData<ListPage<Item>>(keyOf(after)),
    range.last + AHEAD,
  );
  const pages = useKept(name, chain.pages, chain.isComplete);
  const { items, firstOf } = rowsOf(pages);
  const found = useQueries({
    queries: chain.cursors.map((after, index) => ({
      queryKey: keyOf(after),
      queryFn: () => source.ask(after ?? undefined),
      notifyOnChangeProps: ['data', 'error'] as const,
      enabled: !(index in chain.pages) || isNear(firstOf, index, range),
    })),
  });
  const failed = found.find(({ error }) => error !== null);
  return {
    items,
    total: pages[0]?.total ?? (chain.hasEnd ? items.length : null),
    hasMore: !chain.hasEnd,
    isPending: pages.length === 0 && !failed,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    show: (next) => {
      if (next.first !== range.first || next.last !== range.last) setShown({ name, range: next });
    },
  };
}

/** Whether a page has a line in the range. */
const isNear = (firstOf: readonly number[], page: number, { first, last }: Range): boolean =>
  (firstOf[page] ?? 0) <= last && (firstOf[page + 1] ?? Infinity) >= first;

/**
 * The pages, and in place of those that are being loaded anew the ones of before: a list does not shrink while a change moves the
 * boundaries of its pages.
 */
function useKept<Page>(name: string, pages: readonly Page[], isComplete: boolean): readonly Page[] {
  const [kept, setKept] = useState({ name, pages });
  const isKept =
    kept.name === name &&
    kept.pages.length === pages.length &&
    pages.every((page, index) => page === kept.pages[index]);
  if (isComplete && !isKept) setKept({ name, pages });
  if (isComplete || kept.name !== name) return pages;
  return [...pages, ...kept.pages.slice(pages.length)];
}
