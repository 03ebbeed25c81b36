import { describe, expect, test } from '@jest/globals';
import { requestValidation } from '#platform/http';
import * as bodies from './initiative-commands.dto.js';

const ID = '7f0c4a54-0000-4000-8000-00000000000a';
const SLOT = { start: '2026-02-03T14:00+01:00', end: '2026-02-03T17:00+01:00' };
const check = async (metatype: new () => object, body: object): Promise<unknown> =>
  (requestValidation().transform(body, { type: 'body', metatype }) as Promise<object>).catch(
    ({ field, rule }: { field: string; rule: string }) => `${field}: ${rule}`,
  );

describe('the body of an initiative', () => {
  const base = { nonprofit: ID, kind: 'slots', title: 'Clean-up' };
  test.each<[string, object]>([
    ['nonprofit: isUuid', { ...base, nonprofit: 'x' }],
    ['kind: isIn', { ...base, kind: 'party' }],
    ['title: matches', { ...base, title: ' ' }],
    ['company: isUuid', { ...base, company: null }],
    ['tasks: arrayUnique', { ...base, tasks: ['a', 'a'] }],
    ['tasks: matches', { ...base, tasks: ['a', ''] }],
    ['slots.0.end: end_after_start', { ...base, slots: [{ start: SLOT.end, end: SLOT.start }] }],
    ['slots.1.start: instant', { ...base, slots: [SLOT, { ...SLOT, start: '2026-02-03T14:00' }] }],
    ['slots.0.capacity: isInt', { ...base, slots: [{ ...SLOT, capacity: 1.5 }] }],
    ['slots.0.capacity: min', { ...base, slots: [{ ...SLOT, capacity: 0 }] }],
    ['slots.0.colour: unknown_field', { ...base, slots: [{ ...SLOT, colour: 'red' }] }],
  ])('is refused by %s', async (refusal, body) => {
    expect(await check(bodies.CreateInitiativeBody, body)).toBe(refusal);
  });

  test('takes ids in any case, instants in any zone, and places without limit', async () => {
    const body = {
      ...base,
      nonprofit: ID.toUpperCase(),
      slots: [
        { ...SLOT, capacity: null },
        { ...SLOT, capacity: 3 },
      ],
    };
    expect(await check(bodies.CreateInitiativeBody, body)).toMatchObject({
      nonprofit: ID,
      slots: [
        { start: '2026-02-03T13:00:00.000Z', capacity: null },
        { end: '2026-02-03T16:00:00.000Z', capacity: 3 },
      ],
    });
  });
});

describe('the body of a changed slot', () => {
  test.each<[string, object]>([
    ['slot: isUuid', {}],
    ['start: instant', { slot: ID, start: null }],
    ['capacity: isInt', { slot: ID, capacity: '3' }],
  ])('is refused by %s', async (refusal, body) => {
    expect(await check(bodies.ChangeSlotBody, body)).toBe(refusal);
  });

  test('tells a capacity left out from one without limit', async () => {
    expect(await check(bodies.ChangeSlotBody, { slot: ID })).toEqual({
      slot: ID,
      start: undefined,
      end: undefined,
      capacity: undefined,
    });
    expect(await check(bodies.ChangeSlotBody, { slot: ID, capacity: null })).toMatchObject({
      capacity: null,
    });
  });
});
