import { describe, expect, test } from '@jest/globals';
import { cursorOf, pageOf, PageQuery } from './paging.js';
import { requestValidation } from './validation.js';

const ID = '7f0c4a54-0000-4000-8000-000000000001';
const queryAfter = (after: string): PageQuery => Object.assign(new PageQuery(), { after });
const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  test('ends where the next begins', () => {
    const rows = ['a', 'b', 'c'].map((name) => ({ name }));
    const first = pageOf(rows, 2, (row) => [row.name, ID]);
    expect(first.items).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(cursorOf(queryAfter(String(first.next)), 'text', 'uuid')).toEqual(['b', ID]);
    expect(pageOf(rows, 3, (row) => [row.name, ID]).next).toBeNull();
    expect(cursorOf(new PageQuery(), 'text', 'uuid')).toBeUndefined();
  });

  test.each([
    ['no JSON', 'x'],
    ['no list', encoded({})],
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
    expect(cursorOf(queryAfter(encoded(['2147483647'])), 'int')).toEqual(['2147483647']);
  });

  test.each<[object, number | string]>([
    [{}, 50],
    [{ limit: '7' }, 7],
    [{ limit: '' }, 'isInt'],
    [{ limit: '1.5' }, 'isInt'],
    [{ limit: '201' }, 'max'],
    [{ other: '1' }, 'unknown_field'],
  ])('of %j', async (query, expected) => {
    const checked = requestValidation().transform(query, {
      type: 'query',
      metatype: PageQuery,
    }) as Promise<PageQuery>;
    const seen = await checked
      .then(({ limit }) => limit)
      .catch((error: { rule: string }) => error.rule);
    expect(seen).toBe(expected);
  });
});

describe('a body without words', () => {
  class Nothing {}
  test.each([[{}], [undefined]])('may be %j', async (body) => {
    expect(await requestValidation().transform(body, { type: 'body', metatype: Nothing })).toEqual(
      {},
    );
  });

  test('takes no fields', async () => {
    await expect(
      requestValidation().transform({ a: 1 }, { type: 'body', metatype: Nothing }),
    ).rejects.toMatchObject({
      rule: 'unknown_field',
      field: 'a',
    });
  });
});
