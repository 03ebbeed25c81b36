import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '#kit/eventsourcing';
import { changedRows } from './changed-rows.js';

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  owner: fc.constant('o'),
  value: fc.oneof(fc.constant(null), fc.nat(2), fc.array(fc.nat(1), { maxLength: 2 })),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 6 });

const byId = (all: readonly Row[]) => new Map(all.map((one) => [one.id, one]));

describe('the difference between rows', () => {
  test('applied to those before, gives those after', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { changed, gone } = changedRows(before, after);
        const table = byId(before);
        for (const id of gone) table.delete(id);
        for (const one of changed) table.set(one.id, one);
        expect(table).toEqual(byId(after));
      }),
    );
  });

  test('has no row that is the same as before', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const known = byId(before);
        for (const one of changedRows(before, after).changed)
          expect(one).not.toEqual(known.get(one.id));
      }),
    );
  });

  test('is nothing between equal rows, whatever their order', () => {
    const before = [
      { id: 'a', owner: 'o', list: [1, 2] },
      { id: 'b', owner: 'o', list: null },
    ];
    const after = before.map(({ list, ...rest }) => ({ ...rest, list: list && [...list] }));
    expect(changedRows(before, after.reverse())).toEqual({ changed: [], gone: [] });
  });
});
