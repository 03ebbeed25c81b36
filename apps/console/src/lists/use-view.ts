import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Heights, viewOf, type View } from './lines.js';

/** Pixels above and below the window in which lines are shown too, so that the keyboard and a quick wheel find them. */
const MARGIN = 600;
/** Lines that are shown before anything is measured. */
const AT_FIRST = 20;

const sameView = (one: View, other: View): boolean =>
  one.first === other.first &&
  one.last === other.last &&
  one.before === other.before &&
  one.after === other.after;

/** Which lines of a container lie near the window. Each shown line bears its number as `data-line`. A print shows all of them. */
export function useView<Container extends HTMLElement>(
  count: number,
): { readonly container: RefObject<Container | null>; readonly view: View } {
  const container = useRef<Container>(null);
  const printing = useRef(false);
  const counted = useRef<number>(undefined);
  const [heights] = useState(() => new Heights());
  const [view, setView] = useState<View>({
    first: 0,
    last: Math.min(AT_FIRST, count),
    before: 0,
    after: 0,
  });

  // Runs after each change of the view too, as what is measured then may place the lines anew.
  useLayoutEffect(() => {
    const look = (moved = true) => {
      const element = container.current;
      if (!element || printing.current) return;
      heights.ofWidth(window.innerWidth);
      const gap = parseFloat(getComputedStyle(element).rowGap) || 0;
      for (const line of element.querySelectorAll<HTMLElement>('[data-line]'))
        heights.measure(Number(line.dataset['line']), line.getBoundingClientRect().height + gap);
      const top = -element.getBoundingClientRect().top;
      const bottom = top + window.innerHeight;
      // Lines change their heights with their neighbours, so that a view which follows each of them might never rest.
      const visible = viewOf(heights, count, top, bottom);
      if (!moved && view.first <= visible.first && view.last >= visible.last) return;
      const next = viewOf(heights, count, top - MARGIN, bottom + MARGIN);
      setView((before) => (sameView(before, next) ? before : next));
    };
    const print = (starts: boolean) => {
      printing.current = starts;
      if (starts) flushSync(() => setView({ first: 0, last: count, before: 0, after: 0 }));
      else look();
    };
    const media = matchMedia('print');
    const ended = new AbortController();
    const { signal } = ended;
    media.addEventListener('change', ({ matches }) => print(matches), { signal });
    window.addEventListener('beforeprint', () => print(true), { signal });
    window.addEventListener('afterprint', () => print(false), { signal });
    window.addEventListener('scroll', () => look(), { signal, passive: true });
    window.addEventListener('resize', () => look(), { signal });
    look(counted.current !== count);
    counted.current = count;
    return () => ended.abort();
  }, [count, heights, view]);

  return { container, view };
}
