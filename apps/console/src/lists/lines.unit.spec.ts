import { describe, expect, test } from '@jest/globals';
import { Heights, viewOf } from './lines.js';

const COUNT = 10_000;
function measured(height: number): Heights {
  const heights = new Heights();
  for (let line = 0; line < 20; line++) heights.measure(line, height);
  return heights;
}

describe('the view of lines', () => {
  test('has those between two heights, and the room of all others', () => {
    const view = viewOf(measured(40), COUNT, 4_000, 5_000);
    expect(view).toEqual({ first: 99, last: 125, before: 3_960, after: (COUNT - 125) * 40 });
  });

  test('has the room of the whole list wherever it is', () => {
    const heights = measured(40);
    heights.measure(3, 120);
    const rooms = [-900, 0, 70_000, 390_000].map((from) => {
      const { first, last, before, after } = viewOf(heights, COUNT, from, from + 1_500);
      return before + heights.between(first, last) + after;
    });
    for (const room of rooms) expect(room).toBeCloseTo(rooms[0] ?? 0);
  });

  test('has the last line where the window is below the list', () => {
    const view = viewOf(measured(40), 30, 5_000, 6_000);
    expect(view).toMatchObject({ first: 29, last: 30, after: 0 });
  });

  test('is empty of an empty list', () => {
    expect(viewOf(new Heights(), 0, 0, 900)).toEqual({ first: 0, last: 0, before: 0, after: 0 });
  });

  test('takes lines that were never shown to be as high as the others', () => {
    const heights = new Heights();
    heights.measure(0, 30);
    heights.measure(1, 50);
    expect(heights.of(7)).toBe(40);
    heights.ofWidth(390);
    heights.measure(0, 200);
    expect(heights.of(1)).toBe(200);
  });
});
