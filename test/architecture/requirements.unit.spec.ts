import { expect, test } from '@jest/globals';
import { ARTICLES, missingProofs } from '../../tools/docs/requirements/requirements.doc.js';
import { claim, journey, over, type Article } from '../../tools/docs/requirements/proof.js';
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
      claim('No such title', over('e2e/api/sign-in.e2e', 'of nobody at all')),
      claim('There it is', over('e2e/api/sign-in.e2e', 'that names nobody here is worth nothing')),
    ],
  };
  expect(missingProofs(ROOT, [planted])).toEqual(
    planted.claims.slice(0, 3).flatMap(({ proofs }) => proofs),
  );
});
