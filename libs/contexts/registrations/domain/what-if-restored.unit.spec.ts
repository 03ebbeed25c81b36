import { expect, it } from '@jest/globals';
import * as h from './testing/registration-history.js';
import { commandOf } from './testing/command-builders.js';
import { statusOf } from './registration.status.js';
import { WhatIf, type OtherPolicy } from './registration.what-if.js';

/** A date that was cancelled and restored. */
const restored = (...before: readonly h.Step[]): h.History =>
  h
    .historyOf('slots', h.applied, ...before, h.dropped('d1'))
    .when(
      commandOf('RestoreDate', 'slots', { date: 'd1' }),
      h.local('2026-01-20T09:00'),
      h.PEOPLE.platform,
    ).then;

function under(policy: OtherPolicy, { events }: h.History) {
  const history = new WhatIf(policy);
  for (const event of events) history.take(event);
  const { now, simulated } = history;
  return [now, simulated].map((state) => [statusOf(state), state.dates[0]?.status]);
}

it('a restored date goes back to what it would have been under the other policy', () => {
  const ofNone = restored(h.selected('d1'), h.confirmed('d1'));
  expect(under({ managerPolicy: 'per_date' }, ofNone)).toEqual([
    ['in_progress', 'in_progress'],
    ['awaiting_manager_approval', 'awaiting_manager'],
  ]);
  const waiting = restored(h.asked('d1'), h.confirmed('d1'));
  expect(under({ managerPolicy: 'none' }, waiting)).toEqual([
    ['awaiting_manager_approval', 'awaiting_manager'],
    ['in_progress', 'in_progress'],
  ]);
});

it('a restored date stays what it was where both histories agree', () => {
  const past = restored(h.selected('d1'), h.confirmed('d1'));
  expect(under({ managerPolicy: 'none' }, past)).toEqual([
    ['in_progress', 'in_progress'],
    ['in_progress', 'in_progress'],
  ]);
});
