import { expect, test } from '@jest/globals';
import { requests } from './registration.reminder-times.js';
import * as h from './testing/registration-history.js';

test('requests come in the order in which their dates began to wait', () => {
  const { state } = h.historyOf(
    'slots',
    h.applied,
    [h.asked('d1'), h.asked('d2')],
    h.confirmed('d2'),
    h.confirmed('d1'),
  );
  const asked = requests(state, state.dates, { days: [0, 7] }, h.local('2026-01-06T09:00'));
  expect(asked.map(({ due }) => due?.dates)).toEqual([['d2'], ['d1']]);
  expect(asked.map(({ next }) => next)).toEqual(
    state.dates
      .map(({ since }) => new Date(Date.parse(since) + 7 * 86_400_000).toISOString())
      .reverse(),
  );
});
