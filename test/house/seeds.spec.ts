import { expect, test } from '@jest/globals';
import { ARTICLES, missingProofs } from '../../apps/cli/docs/seeds/seeds.doc.js';
import { claim, journey, over, type Article } from '../../apps/cli/docs/seeds/proof.js';
import { ROOT } from '../support/another-process.js';

test('every sentence of the three articles has a test that is there', () => {
  expect(ARTICLES.map(({ claims }) => claims.length > 15)).toEqual([true, true, true]);
  expect(missingProofs(ROOT)).toEqual([]);
});

test('a test that is not there would be noticed', () => {
  const planted: Article = {
    title: 'Planted',
    claims: [
      claim('No such journey', journey('99-never')),
      claim('No such file', over('never', 'is there')),
      claim('No such title', over('signing-in', 'of nobody at all')),
      claim('There it is', over('signing-in', 'that names nobody here is worth nothing')),
    ],
  };
  expect(missingProofs(ROOT, [planted])).toEqual(planted.claims.slice(0, 3).flatMap(({ proofs }) => proofs));
});
