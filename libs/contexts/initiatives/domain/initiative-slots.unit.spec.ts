import { NO_PLACES, placesIn } from './held-places.js';
import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const CORA = { actor: 'cora', capacity: 'coordinator' };
type History = Given<ReturnType<typeof initiative.initial>, InitiativeCommand>;
const decided = (history: History, name: string, data: object = {}, now = NOW) =>
  history.when({ name, data } as InitiativeCommand, now, CORA);
const run = (history: History, name: string, data: object = {}, now = NOW): History =>
  decided(history, name, data, now).then;
/** The events that a command brings, or the rule and field that refuse it. */
function answer(history: History, name: string, data: object = {}) {
  const { drafts, refusal } = decided(history, name, data);
  return refusal ? [refusal.rule, refusal.field] : drafts;
}

const NOTHING = Given.of(initiative, 'i1');
const slot = (name: string, capacity: number | null = null) => ({
  slot: name,
  start: '2026-02-03T13:00:00.000Z',
  end: '2026-02-03T16:00:00.000Z',
  capacity,
});
const CREATED = {
  initiative: 'i1',
  nonprofit: 'helpers',
  kind: 'slots',
  company: 'acme',
  title: 'Cleanup',
  tasks: ['gloves'],
};
const slots = (...all: readonly object[]) =>
  run(NOTHING, 'CreateInitiative', { ...CREATED, slots: all });

describe('creating an initiative', () => {
  test('makes a draft with its slots', () => {
    expect(NOTHING.state.exists).toBe(false);
    expect(NOTHING.state.everOpened).toBe(false);
    expect(answer(NOTHING, 'CreateInitiative', { ...CREATED, slots: [slot('s1', 2)] })).toEqual([
      { type: 'InitiativeCreated', data: CREATED },
      { type: 'SlotAdded', data: slot('s1', 2) },
    ]);
    const { slot: id, ...times } = slot('s1', 2);
    expect(slots(slot('s1', 2)).state).toEqual({
      exists: true,
      id: 'i1',
      nonprofit: 'helpers',
      company: 'acme',
      kind: 'slots',
      title: 'Cleanup',
      description: null,
      place: null,
      contact: null,
      placeChanges: [],
      tasks: ['gloves'],
      keptTasks: [],
      status: 'draft',
      everOpened: false,
      createdAt: NOW,
      slots: [{ id, ...times, cancelled: false }],
      places: NO_PLACES,
    });
  });

  test('is refused a second time', () => {
    expect(answer(slots(), 'CreateInitiative', { ...CREATED, slots: [] })).toEqual([
      'exists',
      undefined,
    ]);
  });

  test('gives slots only to the kind that has slots', () => {
    const open = { ...CREATED, kind: 'open' };
    expect(answer(NOTHING, 'CreateInitiative', { ...open, slots: [slot('s1')] })).toEqual([
      'kind_has_no_slots',
      'slots',
    ]);
    expect(answer(NOTHING, 'CreateInitiative', { ...open, slots: [] })).toHaveLength(1);
    const created = run(NOTHING, 'CreateInitiative', { ...open, slots: [] });
    expect(answer(created, 'AddSlots', { slots: [slot('s1')] })).toEqual([
      'kind_has_no_slots',
      'slots',
    ]);
  });

  test('is followed by further slots', () => {
    const more = run(slots(slot('s1')), 'AddSlots', { slots: [slot('s2'), slot('s3')] });
    expect(more.state.slots.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
  });
});

describe('changing a slot', () => {
  const two = slots(slot('s1', 2), slot('s2'));
  const change = (data: object) => answer(two, 'ChangeSlot', { slot: 's1', ...data });
  const changed = (data: object) => [
    { type: 'SlotChanged', data: { ...slot('s1', 2), moved: false, ...data } },
  ];

  test('says what it is afterwards, and whether it was moved', () => {
    expect(change({ capacity: 3 })).toEqual(changed({ capacity: 3 }));
    expect(change({ capacity: null })).toEqual(changed({ capacity: null }));
    const [start, end] = ['2026-02-03T12:00:00.000Z', '2026-02-03T17:00:00.000Z'];
    expect(change({ start })).toEqual(changed({ start, moved: true }));
    expect(change({ end })).toEqual(changed({ end, moved: true }));
  });

  test('changes that slot only', () => {
    const after = run(two, 'ChangeSlot', { slot: 's1', capacity: 3 }).state.slots;
    expect(after.map(({ id, capacity }) => [id, capacity])).toEqual([
      ['s1', 3],
      ['s2', null],
    ]);
    const cancelled = run(two, 'CancelSlot', { slot: 's1' }).state.slots;
    expect(cancelled.map((one) => one.cancelled)).toEqual([true, false]);
  });

  test('to what it is already is refused', () => {
    expect(change({})).toEqual(['nothing_changes', undefined]);
    expect(change({ capacity: 2 })).toEqual(['nothing_changes', undefined]);
  });

  test('to end before it starts is refused', () => {
    expect(change({ end: '2026-02-03T12:59:59.999Z' })).toEqual(['end_after_start', 'end']);
  });

  test('to a first capacity holds the places of the dates confirmed so far', () => {
    const confirmed = [
      { registration: 'r1', date: 'd1' },
      { registration: 'r2', date: 'd2' },
    ];
    const held = (registration: string, date: string) => ({
      type: 'PlaceHeld',
      data: { slot: 's2', registration, date },
    });
    const given = answer(two, 'ChangeSlot', { slot: 's2', capacity: 1, confirmed });
    expect(given.slice(1)).toEqual([held('r1', 'd1'), held('r2', 'd2')]);
    expect(answer(two, 'ChangeSlot', { slot: 's2', capacity: 1 })).toHaveLength(1);
    expect(answer(two, 'ChangeSlot', { slot: 's1', capacity: 1, confirmed })).toHaveLength(1);
    const uncapped = run(run(two, 'HoldPlaces', place('r1', ['s1', 'd1'])), 'ChangeSlot', {
      slot: 's1',
      capacity: null,
    });
    const again = answer(uncapped, 'ChangeSlot', { slot: 's1', capacity: 1, confirmed });
    expect(again.slice(1)).toEqual([
      { type: 'PlaceHeld', data: { slot: 's1', registration: 'r2', date: 'd2' } },
    ]);
  });
});

const place = (registration: string, ...places: readonly (readonly [string, string])[]) => ({
  registration,
  places: places.map(([of, date]) => ({ slot: of, date })),
});

describe('places', () => {
  const two = slots(slot('s1', 2), slot('s2', 1), slot('free'));
  const hold = (history: History, data: object) =>
    answer(history, 'HoldPlaces', data).map((one) =>
      typeof one === 'object' ? Object.values(one.data).join(' ') : one,
    );

  test('are held while there are any, also within one command', () => {
    expect(hold(two, place('r1', ['s1', 'd1'], ['s1', 'd2'], ['s2', 'd3']))).toEqual([
      's1 r1 d1',
      's1 r1 d2',
      's2 r1 d3',
    ]);
    expect(hold(two, place('r1', ['s1', 'd1'], ['s1', 'd2'], ['s1', 'd3']))).toEqual([
      'slot_full',
      'dates',
    ]);
  });

  test('of one slot are not taken by another', () => {
    const full = run(two, 'HoldPlaces', place('r1', ['s2', 'd1']));
    expect(hold(full, place('r2', ['s2', 'd2']))).toEqual(['slot_full', 'dates']);
    expect(hold(full, place('r2', ['s1', 'd2'], ['s1', 'd3']))).toHaveLength(2);
  });

  test('are held once by a date, and not where a slot has no capacity or does not exist', () => {
    const held = run(two, 'HoldPlaces', place('r1', ['s1', 'd1']));
    expect(placesIn(held.state.places)).toEqual([
      ['d1', { slot: 's1', registration: 'r1', heldAt: NOW }],
    ]);
    expect(hold(held, place('r1', ['s1', 'd1']))).toEqual([]);
    expect(hold(two, place('r1', ['free', 'd1']))).toEqual([]);
    expect(hold(two, place('r1', ['none', 'd1']))).toEqual([]);
  });

  test('are given back by the registration that holds them', () => {
    const held = run(two, 'HoldPlaces', place('r1', ['s1', 'd1'], ['s2', 'd2']));
    const giveBack = (registration: string, ...dates: string[]) =>
      answer(held, 'GiveBackPlaces', { registration, dates });
    expect(giveBack('r2', 'd1')).toEqual([]);
    expect(giveBack('r1', 'd1', 'd9')).toEqual([
      { type: 'PlaceGivenBack', data: { slot: 's1', registration: 'r1', date: 'd1' } },
    ]);
    const after = run(held, 'GiveBackPlaces', { registration: 'r1', dates: ['d1'] });
    expect(placesIn(after.state.places).map(([date]) => date)).toEqual(['d2']);
  });
});

describe('the number of slots', () => {
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => slot(`s${from + at}`));
  const full = run(NOTHING, 'CreateInitiative', { ...CREATED, slots: some(0, 1_999) });

  test('may reach 2,000', () => {
    expect(answer(full, 'AddSlots', { slots: some(1_999, 1) })).toHaveLength(1);
  });

  test('is not to exceed 2,000', () => {
    expect(answer(full, 'AddSlots', { slots: some(1_999, 2) })).toEqual([
      'too_many_slots',
      'slots',
    ]);
  });

  test('includes cancelled slots', () => {
    const cancelled = run(full, 'CancelSlot', { slot: 's0' });
    expect(answer(cancelled, 'AddSlots', { slots: some(1_999, 2) })).toEqual([
      'too_many_slots',
      'slots',
    ]);
  });
});
