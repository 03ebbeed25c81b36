import { describe, expect, test } from '@jest/globals';
import { deadlinesOf } from './registration.deadlines.js';
import * as h from './testing/registration-history.js';

const stateAfter = (...entries: readonly h.HistoryEntry[]) =>
  h.historyOf('slots', ...entries).state;

describe('a message', () => {
  test.each([
    ['of the employee', ['employee'], false],
    ['of the nonprofit', ['nonprofit'], true],
    ['of the employee after one of the nonprofit', ['nonprofit', 'employee'], true],
  ] as const)('%s says whether the nonprofit has spoken', (_, sides, spoke) => {
    expect(stateAfter(h.applied, ...sides.map((side) => h.said(side))).nonprofitSpoke).toBe(spoke);
  });
});

test('deadlines stand in the order of their instants', () => {
  const state = stateAfter(
    h.applied,
    ...(['d2', 'd1'] as const).flatMap((name) => [h.selected(name), h.confirmed(name)]),
  );
  const at = deadlinesOf(state).map((deadline) => deadline.at);
  expect(at.length).toBeGreaterThan(1);
  expect(at).toEqual([...at].sort());
});
