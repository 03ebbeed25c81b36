/** Lines that are shown, and the heights of those before and after that are not. */
export interface View {
  readonly first: number;
  /** Not included. */
  readonly last: number;
  readonly before: number;
  readonly after: number;
}

/** Height of a line before any is measured: the average of the list that was measured last, as one comes back to it. */
let likelyHeight = 56;

/** Heights of lines, in pixels: measured, and for those that were never shown as high as the others on average. */
export class Heights {
  readonly #measured = new Map<number, number>();
  #sum = 0;
  #width = 0;

  measure(line: number, height: number): void {
    this.#sum += height - (this.#measured.get(line) ?? 0);
    this.#measured.set(line, height);
    likelyHeight = this.#average;
  }

  /** Lines of another width have other heights. */
  ofWidth(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.#measured.clear();
    this.#sum = 0;
  }

  of(line: number): number {
    return this.#measured.get(line) ?? this.#average;
  }

  between(first: number, last: number): number {
    let sum = 0;
    for (let line = first; line < last; line++) sum += this.of(line);
    return sum;
  }

  get #average(): number {
    return this.#measured.size === 0 ? likelyHeight : this.#sum / this.#measured.size;
  }
}

/** Lists of at most so many lines are shown whole: the browser's own search finds them. */
export const WHOLE = 100;

export const wholeView = (count: number): View => ({ first: 0, last: count, before: 0, after: 0 });

/** The lines of `count` that lie between two heights, measured from the top of the first line. */
export function viewOf(heights: Heights, count: number, from: number, to: number): View {
  let [first, before] = [0, 0];
  while (first < count - 1 && before + heights.of(first) < from) {
    before += heights.of(first);
    first++;
  }
  let [last, bottom] = [first, before];
  while (last < count && bottom < to) {
    bottom += heights.of(last);
    last++;
  }
  if (last === first) last = Math.min(first + 1, count);
  return { first, last, before, after: heights.between(last, count) };
}
