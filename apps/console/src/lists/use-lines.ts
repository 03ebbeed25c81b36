import { useEffect, useState, type FocusEvent, type RefObject } from 'react';
import type { LongList } from './use-list.js';
import { useView } from './use-view.js';

/** Lines that follow each other, after a space as high as those left out before them. */
export interface Run<Item> {
  readonly space: number;
  readonly lines: readonly { readonly item: Item; readonly line: number }[];
}

interface Lines<Item, Container> {
  readonly runs: readonly Run<Item>[];
  /** The height of those left out at the end. */
  readonly after: number;
  /** Of the element that holds the lines, each with `data-line`. */
  readonly props: {
    readonly ref: RefObject<Container | null>;
    onFocus(event: FocusEvent): void;
    onBlur(): void;
  };
}

const lineOf = (target: EventTarget): number | undefined => {
  const line = (target as Element).closest<HTMLElement>('[data-line]')?.dataset['line'];
  return line === undefined ? undefined : Number(line);
};

/** The lines of a list that are to be rendered: those near the window, and the one with the focus, which must not be lost by scrolling. */
export function useLines<Item, Container extends HTMLElement>(
  list: LongList<Item>,
): Lines<Item, Container> {
  const { items, show } = list;
  const { container, view, heights } = useView<Container>(items.length);
  const [focused, setFocused] = useState<number>();
  useEffect(() => show(view));
  const shown = {
    first: Math.min(view.first, items.length),
    last: Math.min(view.last, items.length),
  };
  const run = (space: number, first: number, last: number): Run<Item> => ({
    space,
    lines: items.slice(first, last).map((item, index) => ({ item, line: first + index })),
  });
  return {
    ...runsOf(),
    props: {
      ref: container,
      onFocus: ({ target }) => setFocused(lineOf(target)),
      onBlur: () => setFocused(undefined),
    },
  };

  function runsOf(): { readonly runs: readonly Run<Item>[]; readonly after: number } {
    const { first, last } = shown;
    const main = run(view.before, first, last);
    if (focused === undefined || focused >= items.length || (focused >= first && focused < last))
      return { runs: [main], after: view.after };
    const own = heights.of(focused);
    const alone = (space: number) => run(space, focused, focused + 1);
    if (focused < first) {
      const above = heights.between(0, focused);
      const rest = Math.max(0, view.before - above - own);
      return { runs: [alone(above), { ...main, space: rest }], after: view.after };
    }
    const below = heights.between(last, focused);
    return { runs: [main, alone(below)], after: Math.max(0, view.after - below - own) };
  }
}
