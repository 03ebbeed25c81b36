import { expect, test } from '@jest/globals';
import { revisionsOf, withRevision, type RevisionRuns } from './revision-runs.js';

const runsOf = (revisions: readonly number[]): RevisionRuns =>
  revisions.reduce<RevisionRuns>(withRevision, []);

test('consecutive revisions are one run', () => {
  expect(runsOf([1, 2, 3])).toEqual([[1, 3]]);
});

test('a gap begins another run', () => {
  expect(runsOf([1, 2, 5, 7, 8])).toEqual([
    [1, 2],
    [5, 5],
    [7, 8],
  ]);
});

test('the single revisions come back', () => {
  for (const revisions of [[], [4], [1, 2, 5, 7, 8]])
    expect(revisionsOf(runsOf(revisions))).toEqual(revisions);
});
