import { expect, test } from '@jest/globals';
import { Refusal, type StoredEvent } from '#kit/eventsourcing';
import * as h from '../../../contexts/registrations/domain/testing/registration-history.js';
import { stateAsOf, type ClockName } from './state-as-of.js';

/** The end of the date was recorded only when somebody looked, six weeks late. */
const LATE = h.historyOf(
  'slots',
  h.applied,
  h.selected('d1'),
  h.confirmed('d1'),
  '2026-03-17T09:00',
  h.tookPart('d1'),
).events;
const then = (at: string, clock: ClockName, events: readonly StoredEvent[] = LATE) =>
  stateAsOf('r1', events, h.local(at), clock);

test('the clock that records tells what was known then, the other what was true', async () => {
  expect((await then('2026-02-20T09:00', 'recorded')).status).toBe('in_progress');
  expect((await then('2026-02-20T09:00', 'happened')).status).toBe('awaiting_confirmation');
  expect((await then('2026-03-17T09:05', 'recorded')).status).toBe('participated');
});

test('an instant includes what happened at it', async () => {
  expect((await then('2026-02-03T16:59', 'happened')).status).toBe('in_progress');
  const end = await then('2026-02-03T17:00', 'happened');
  expect(end).toMatchObject({
    status: 'awaiting_confirmation',
    statusSince: h.local('2026-02-03T17:00'),
    nextActor: 'employee',
    events: 4,
    revision: 3,
  });
  expect(end.dates).toEqual([
    expect.objectContaining({
      id: 'd1',
      status: 'awaiting_confirmation',
      certificate: 'none',
      minutes: 180,
      overdue: false,
    }),
  ]);
});

test('what time would have done next, as of then', async () => {
  expect((await then('2026-01-05T09:00', 'happened', LATE.slice(0, 1))).deadlines).toEqual([
    { kind: 'ArchivalWarningSent', at: h.local('2026-01-29T09:00') },
    { kind: 'RegistrationArchived', at: h.local('2026-02-05T09:00') },
  ]);
});

test('an undecided date was overdue then', async () => {
  const undecided = h.historyOf('slots', h.applied, h.selected('d1')).events;
  expect((await then('2026-02-03T17:00', 'recorded', undecided)).dates[0]?.overdue).toBe(true);
  expect((await then('2026-02-03T16:59', 'recorded', undecided)).dates[0]?.overdue).toBe(false);
});

test('before the sign-up there is none', async () => {
  await expect(then('2026-01-05T08:59', 'recorded')).rejects.toThrow(Refusal);
});
