import { describe, expect, test } from '@jest/globals';
import { decodeEvent } from '#kit/eventsourcing';
import { deadlinesOf } from './registration.deadlines.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import type { RegistrationEvent } from './registration.events.js';
import { evolveRegistration } from './registration.evolve.js';
import { NO_REGISTRATION } from './registration.state.js';
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

describe('an approval of the manager', () => {
  const covers = (...entries: readonly h.HistoryEntry[]) =>
    stateAfter(h.applied, ...entries).managerApproved;
  const once = (name: h.DateName) => h.asked(name, 'per_registration');

  test.each([
    ['of a date of its own', [h.asked('d1'), h.confirmed('d1'), h.agreed('d1')], false],
    ['once for the registration', [once('d1'), h.confirmed('d1'), h.agreed('d1')], true],
    [
      'once for the registration, beside other dates',
      [once('d1'), h.asked('d2'), h.confirmed('d1'), h.agreed('d1')],
      true,
    ],
    [
      'of a date of its own, beside one that is not',
      [h.asked('d1'), once('d2'), h.confirmed('d1'), h.agreed('d1')],
      false,
    ],
    [
      'once for the registration, before one of its own',
      [
        once('d1'),
        h.asked('d2'),
        [h.confirmed('d1'), h.confirmed('d2')],
        h.agreed('d1'),
        h.agreed('d2'),
      ],
      true,
    ],
  ])('%s covers later dates or not', (_, entries, expected) => {
    expect(covers(...entries)).toBe(expected);
  });
});

describe('a mandate', () => {
  const state = stateAfter.bind(undefined, h.applied, h.selected('d1'));
  test('stays with the registration and the date, as the last under which one acted', () => {
    expect(state(h.confirmed('d1')).mandate).toBeNull();
    const { mandate, dates } = state(h.confirmed('d1', 'mandated_admin'), h.dropped('d1'));
    expect([mandate, dates[0]?.mandate]).toEqual(['mandate-1', 'mandate-1']);
  });
});

describe('a date', () => {
  test('remembers the status before the one in which it ends', () => {
    const [d1] = stateAfter(h.applied, h.selected('d1'), h.confirmed('d1'), h.dropped('d1')).dates;
    expect(d1).toMatchObject({ status: 'cancelled', before: 'in_progress' });
    const over = stateAfter(
      h.applied,
      h.selected('d1'),
      h.confirmed('d1'),
      h.ended('d1'),
      h.tookPart('d1'),
    );
    expect(over.dates[0]).toMatchObject({
      before: 'awaiting_confirmation',
      participation: { minutes: null, employeeAttested: true },
    });
  });
});

test('a status counts from the event that brought it, whatever follows', () => {
  const past = h.historyOf('slots', h.applied, h.said('employee'), h.said('employee'));
  const [first, ...others] = past.events.map((event) =>
    decodeEvent<RegistrationEvent>(REGISTRATION_EVENTS, event),
  );
  const states = others.map((_, at) =>
    [first, ...others.slice(0, at + 1)].reduce(
      (state, event) => (event ? evolveRegistration(state, event) : state),
      NO_REGISTRATION,
    ),
  );
  const [once, twice] = states;
  expect(twice?.lastMessage?.at).not.toBe(once?.lastMessage?.at);
  expect(twice?.statusSince).toBe(once?.statusSince);
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
