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
    expect(() => cursorOf(queryAfter(encoded(['yesterday', ID])), 'instant', 'uuid')).toThrow(
      'The cursor in `after` is not valid',
    );
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
