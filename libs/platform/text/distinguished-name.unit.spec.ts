import { expect, test } from '@jest/globals';
import { distinguishedName } from './distinguished-name.js';

const id = '6a6031a6-e69d-5649-9737-32470e863a98';

test('a name is told apart by two places and the beginning of an id', () => {
  expect(distinguishedName('Élan', { id, places: ['Lyon', 'Paris', 'Nice'] })).toBe(
    'Élan (Lyon, Paris, 6a6031a6)',
  );
});

test('a name without places is told apart by the id alone', () => {
  expect(distinguishedName('Acme', { id })).toBe('Acme (6a6031a6)');
});
