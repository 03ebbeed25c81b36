import { describe, expect, test } from '@jest/globals';
import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsString } from 'class-validator';
import type { InvalidRequest } from './problem-details.js';
import { AreAll, requestValidation } from './validation.js';

class Item {
  @IsInt() number!: number;
}

class ListBody {
  @IsString() text!: string;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((item: unknown) => (item as Item | null)?.number)
  @AreAll(Item)
  items!: Item[];
}

const items = (count: number) => Array.from({ length: count }, (_, number) => ({ number }));
const check = async (body: object) =>
  requestValidation().transform(body, { type: 'body', metatype: ListBody }) as Promise<ListBody>;
const errorsOf = (body: object) =>
  check(body).then(
    () => [],
    ({ errors }: InvalidRequest) => errors.map(({ field, rule }) => `${field} ${rule}`),
  );

describe('a list that is validated in slices', () => {
  test('comes out whole, as objects of its class', async () => {
    const body = await check({ text: 'x', items: items(130) });
    expect(body).toBeInstanceOf(ListBody);
    expect(body).toEqual({ text: 'x', items: items(130) });
    expect(body.items.every((item) => item instanceof Item)).toBe(true);
  });

  test('has its errors where they are, and those beside it once', async () => {
    const wrong = items(130).map((item) => (item.number === 77 ? { number: 'x' } : item));
    const odd = wrong.map((item) => (item.number === 120 ? { ...item, more: 1 } : item));
    expect(await errorsOf({ items: odd })).toEqual([
      'text isString',
      'items.77.number isInt',
      'items.120.more unknown_field',
    ]);
  });

  test('is no longer than it may be', async () => {
    expect(await errorsOf({ text: 'x', items: items(201) })).toEqual(['items arrayMaxSize']);
  });

  test('holds no item twice, in no slices', async () => {
    const twice = [...items(130), { number: 0 }];
    expect(await errorsOf({ text: 'x', items: twice })).toEqual(['items arrayUnique']);
  });

  test('holds objects only', async () => {
    expect(await errorsOf({ text: 'x', items: [...items(60), 7] })).toEqual(['items objects']);
  });

  test('lets other work have its turn', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await check({ text: 'x', items: items(200) });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});
