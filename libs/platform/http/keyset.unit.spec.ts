import { describe, expect, test } from '@jest/globals';
import { cursorOf, Keyset, type SortColumn } from './keyset.js';
import { PageQuery, type Page } from './paging.js';

const ID = '7f0c4a54-0000-4000-8000-000000000001';
const queryAfter = (after: string): PageQuery => Object.assign(new PageQuery(), { after });
const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a keyset', () => {
  const COLUMNS: readonly SortColumn[] = [
    { sql: 'l.size', kind: 'int' },
    { sql: 'l.name', kind: 'text' },
  ];
  /** Ties in size, which the name breaks. */
  const ROWS = ['1a', '1b', '1c', '2d', '2e', '3f', '3g'];

  /** Answers as the database would. */
  function read(order: 'asc' | 'desc', limit: number, after?: string | null): Page<string> {
    const query = Object.assign(new PageQuery(), { limit, ...(after ? { after } : {}) });
    const keyset = new Keyset(query, COLUMNS, order);
    let start = '';
    const condition = keyset.condition((value) => ((start += String(value)), '?'));
    const descending = keyset.orderBy.endsWith('DESC');
    const sorted = descending ? [...ROWS].reverse() : ROWS;
    const beyond = sorted.filter(
      (row) => condition === undefined || (condition.includes('<') ? row < start : row > start),
    );
    return keyset.page(beyond.slice(0, keyset.limit), (row) => [row[0] ?? '', row[1] ?? '']);
  }

  test.each(['asc', 'desc'] as const)('pages %s to the end and back over ties', (order) => {
    const list = order === 'asc' ? ROWS : [...ROWS].reverse();
    for (const limit of [1, 2, 3, 7, 8]) {
      let page = read(order, limit);
      expect(page.previous).toBeNull();
      const forth = [...page.items];
      while (page.next !== null) {
        page = read(order, limit, page.next);
        forth.push(...page.items);
      }
      expect(forth).toEqual(list);
      const back = [...page.items];
      while (page.previous !== null) {
        page = read(order, limit, page.previous);
        back.unshift(...page.items);
        expect(page.next).not.toBeNull();
      }
      expect(back).toEqual(list);
    }
  });

  test('compares what is absent as the value that stands for it', () => {
    const columns: SortColumn[] = [
      { sql: 'coalesce(l.at, now())', kind: 'instant', absent: 'now()' },
      { sql: 'l.id', kind: 'uuid' },
    ];
    const keyset = new Keyset(queryAfter(encoded([null, ID])), columns);
    expect(keyset.condition((_, index) => `$${index}`)).toBe(
      '(coalesce(l.at, now()), l.id) > (coalesce(CAST($0 AS timestamptz), now()), CAST($1 AS uuid))',
    );
  });

  test('refuses the cursor of a list with other columns', () => {
    expect(() => new Keyset(queryAfter(encoded([ID])), COLUMNS)).toThrow('is not valid');
  });
});

describe('a cursor', () => {
  test.each([
    ['no JSON', 'x'],
    ['no list', encoded({})],
    ['a name for no list', encoded({ before: 'x' })],
    ['too short before', encoded({ before: ['a'] })],
    ['too short', encoded(['a'])],
    ['too long', encoded(['a', ID, ID])],
    ['no id', encoded(['a', 'b'])],
    ['no text', encoded([1, ID])],
    ['a NUL', encoded(['\u0000', ID])],
  ])('refuses as a cursor %s', (_, after) => {
    expect(() => cursorOf(queryAfter(after), 'text', 'uuid')).toThrow(
      'The cursor in `after` is not valid',
    );
  });

  test('takes an instant or null in a cursor', () => {
    expect(
      cursorOf(queryAfter(encoded(['2026-01-05T08:00:00.000Z', ID])), 'instant', 'uuid'),
    ).toBeDefined();
    expect(cursorOf(queryAfter(encoded([null, ID])), 'instant', 'uuid')).toBeDefined();
  });

  test.each([
    ...['yesterday', '2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2026-01-01T24:00:00Z'],
    ...['2026-13-01T00:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T::.Z', '+10000-01-01T00:00:00Z'],
  ])('refuses the instant %s, which no clock shows', (instant) => {
    expect(() => cursorOf(queryAfter(encoded([instant, ID])), 'instant', 'uuid')).toThrow(
      'The cursor in `after` is not valid',
    );
  }); // prettier-ignore

  test.each(['2147483648', '99999999999', '-1', '1e3', ' 1', '', '01', '1.5'])(
    'refuses the number %j, which no column has',
    (number) => {
      expect(() => cursorOf(queryAfter(encoded([number])), 'int')).toThrow(
        'The cursor in `after` is not valid',
      );
    },
  );

  test('takes a number of four bytes', () => {
    expect(cursorOf(queryAfter(encoded(['2147483647'])), 'int')).toEqual({
      values: ['2147483647'],
      backwards: false,
    });
  });
});
