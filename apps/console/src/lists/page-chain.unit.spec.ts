import { describe, expect, test } from '@jest/globals';
import { chainOf, rowsOf, type ListPage } from './page-chain.js';

const item = (id: string) => ({ id });
const page = (ids: string, next: string | null): ListPage<{ id: string }> => ({
  items: [...ids].map(item),
  next,
});
const loadedFrom = (pages: Readonly<Record<string, ListPage<{ id: string }>>>) => {
  return (cursor: string | null) => pages[cursor ?? ''];
};

describe('the chain of pages', () => {
  test('begins with the first page', () => {
    expect(chainOf(loadedFrom({}), 50)).toEqual({
      cursors: [null],
      pages: [],
      isComplete: false,
      hasEnd: false,
    });
  });

  test('names the next page only while lines are wanted', () => {
    const loaded = loadedFrom({ '': page('abc', 'c') });
    expect(chainOf(loaded, 4)).toMatchObject({ cursors: [null, 'c'], isComplete: false });
    expect(chainOf(loaded, 3)).toMatchObject({ cursors: [null], isComplete: true, hasEnd: false });
  });

  test('has every page that was loaded, also beyond what is wanted', () => {
    const loaded = loadedFrom({ '': page('abc', 'c'), c: page('de', null) });
    const chain = chainOf(loaded, 0);
    expect(chain.pages).toHaveLength(2);
    expect(chain).toMatchObject({ isComplete: true, hasEnd: true });
  });

  test('follows the boundaries that a page has now', () => {
    const loaded = loadedFrom({ '': page('xab', 'b'), c: page('de', null) });
    expect(chainOf(loaded, 50)).toMatchObject({ cursors: [null, 'b'], isComplete: false });
  });
});

test('the rows of pages have each item once, where it stands first', () => {
  const { items, firstOf } = rowsOf([page('xab', 'b'), page('bcd', null)]);
  expect(items.map(({ id }) => id).join('')).toBe('xabcd');
  expect(firstOf).toEqual([0, 3]);
});
