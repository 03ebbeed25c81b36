import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Heights, viewOf, WHOLE, wholeView, type View } from './lines.js';

/** Pixels above and below the window in which lines are shown too, so that the keyboard and a quick wheel find them. */
const MARGIN = 600;
/** Lines that are shown before anything is measured. */
const AT_FIRST = 20;
/** How often the view is corrected between two movements. */
const MOST_CORRECTIONS = 5;

const sameView = (one: View, other: View): boolean =>
  one.first === other.first &&
  one.last === other.last &&
  one.before === other.before &&
  one.after === other.after;

/** @returns whether the lines that are shown fill the window */
function measure(
  heights: Heights,
  container: HTMLElement | null,
  { first, last }: View,
  count: number,
): boolean {
  if (!container) return true;
  heights.ofWidth(window.innerWidth);
  const gap = parseFloat(getComputedStyle(container).rowGap) || 0;
  let [top, bottom] = [Infinity, -Infinity];
  for (const element of container.querySelectorAll<HTMLElement>('[data-line]')) {
    const line = Number(element.dataset['line']);
    const box = element.getBoundingClientRect();
    heights.measure(line, box.height + gap);
    if (line < first || line >= last) continue;
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
  }
  return (first === 0 || top <= 0) && (last >= count || bottom >= window.innerHeight);
}

/** Which lines of a container lie near the window. Each shown line bears its number as `data-line`. A print shows all of them. */
export function useView<Container extends HTMLElement>(
  count: number,
): {
  readonly container: RefObject<Container | null>;
  readonly view: View;
  readonly heights: Heights;
} {
  const container = useRef<Container>(null);
  const printing = useRef(false);
  const counted = useRef<number>(undefined);
  const corrections = useRef(0);
  const [heights] = useState(() => new Heights());
  const [view, setView] = useState<View>(() =>
    count <= WHOLE ? wholeView(count) : viewOf(heights, count, 0, heights.between(0, AT_FIRST)),
  );

  // Runs after each change of the view too: lines that turned out lower than expected may not fill the window.
  useLayoutEffect(() => {
    const look = () => {
      const element = container.current;
      if (!element || printing.current) return;
      const top = -element.getBoundingClientRect().top;
      const next =
        count <= WHOLE
          ? wholeView(count)
          : viewOf(heights, count, top - MARGIN, top + window.innerHeight + MARGIN);
      setView((before) => (sameView(before, next) ? before : next));
    };
    const moved = () => {
      corrections.current = 0;
      look();
    };
    // Lines change their heights with their neighbours, so that a view which followed each of them might never rest.
    const correct = () => {
      const filled = measure(heights, container.current, view, count);
      if (filled || corrections.current >= MOST_CORRECTIONS) return;
      corrections.current += 1;
      look();
    };
    const print = (starts: boolean) => {
      printing.current = starts;
      if (starts) flushSync(() => setView(wholeView(count)));
      else look();
    };
    const media = matchMedia('print');
    const ended = new AbortController();
    const { signal } = ended;
    media.addEventListener('change', ({ matches }) => print(matches), { signal });
    window.addEventListener('beforeprint', () => print(true), { signal });
    window.addEventListener('afterprint', () => print(false), { signal });
    window.addEventListener('scroll', moved, { signal, passive: true });
    window.addEventListener('resize', moved, { signal });
    correct();
    if (counted.current !== count) moved();
    counted.current = count;
    return () => ended.abort();
  }, [count, heights, view]);

  return { container, view, heights };
}
