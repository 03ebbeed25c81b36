import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { heldOn, NO_PLACES, placeOf, placesIn, withoutPlace, withPlace } from './held-places.js';

const dates = fc.constantFrom('aa1', 'aa2', 'ab1', 'b', '');
const steps = fc.array(
  fc.record({ date: dates, slot: fc.constantFrom('s1', 's2'), isHeld: fc.boolean() }),
);

test('places in parts are what places in one record are', () => {
  fc.assert(
    fc.property(steps, (changes) => {
      let places = NO_PLACES;
      const plain = new Map<string, string>();
      for (const { date, slot, isHeld } of changes) {
        const place = { slot, registration: 'r', heldAt: '2026-01-05T08:00:00.000Z' };
        places = isHeld ? withPlace(places, date, place) : withoutPlace(places, date);
        if (isHeld) plain.set(date, slot);
        else plain.delete(date);
      }
      expect(new Map(placesIn(places).map(([date, { slot }]) => [date, slot]))).toEqual(plain);
      for (const slot of ['s1', 's2'])
        expect(heldOn(places, slot)).toBe([...plain.values()].filter((it) => it === slot).length);
      for (const date of ['aa1', 'b']) expect(placeOf(places, date)?.slot).toBe(plain.get(date));
    }),
  );
});

test('a change leaves the parts that it does not touch the same', () => {
  const place = { slot: 's', registration: 'r', heldAt: '2026-01-05T08:00:00.000Z' };
  const before = withPlace(withPlace(NO_PLACES, 'aa1', place), 'bb1', place);
  const after = withoutPlace(withPlace(before, 'aa2', place), 'aa1');
  expect(after.parts['bb']).toBe(before.parts['bb']);
  expect(before.parts['aa']).toEqual({ aa1: place });
});
