import type { ReactNode } from 'react';
import '../design/list.css';
import { useLines } from './use-lines.js';
import type { LongList } from './use-list.js';

/** What the element of a line bears: its number, and its place in the whole list. */
export interface LineProps {
  readonly 'data-line': number;
  readonly 'aria-posinset': number;
  readonly 'aria-setsize': number;
}

interface LongCardsProps<Item> {
  readonly list: LongList<Item>;
  readonly card: (item: Item, line: LineProps) => ReactNode;
}

/** Thousands of cards, one below the other. Only those near the window are in the page; the next ones are loaded while it is scrolled. */
export function LongCards<Item>({ list, card }: LongCardsProps<Item>) {
  const { runs, after, props } = useLines<Item, HTMLUListElement>(list);
  const space = (key: string, height: number) =>
    height > 0 && <li key={key} className="list-space" aria-hidden="true" style={{ height }} />;
  const size = list.total ?? -1;
  return (
    <ul className="cards" {...props}>
      {runs.flatMap(({ space: height, lines }, run) => [
        space(`space ${run}`, height),
        ...lines.map(({ item, line }) =>
          card(item, { 'data-line': line, 'aria-posinset': line + 1, 'aria-setsize': size }),
        ),
      ])}
      {space('last space', after)}
    </ul>
  );
}
