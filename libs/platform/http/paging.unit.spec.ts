import { describe, expect, test } from '@jest/globals';
import { PageQuery } from './paging.js';
import { requestValidation } from './validation.js';

describe('the size of a page', () => {
  test.each<[object, number | string]>([
    [{}, 50],
    [{ limit: '7' }, 7],
    [{ limit: '' }, 'isInt'],
    [{ limit: '1.5' }, 'isInt'],
    [{ limit: '1e2' }, 'isInt'],
    [{ limit: '0x10' }, 'isInt'],
    [{ limit: ' 7' }, 'isInt'],
    [{ limit: '-7' }, 'min'],
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
