import { describe, expect, test } from '@jest/globals';
import type { InitiativeCommand } from './initiative.commands.js';
import type { InitiativeEvent } from './initiative.events.js';
import { initiative, type InitiativeState } from './initiative.decider.js';

const START = '2026-02-03T13:00:00.000Z';
const END = '2026-02-03T16:00:00.000Z';
const event = (type: string, data: object): InitiativeEvent =>
  ({ type, data, occurredAt: '2026-01-01T00:00:00.000Z' }) as unknown as InitiativeEvent;
const given = (...events: readonly InitiativeEvent[]): InitiativeState =>
  events.reduce((state, next) => initiative.evolve(state, next), initiative.initial());
const decide = (command: InitiativeCommand, state: InitiativeState) =>
  initiative.decide(command, state, {
    now: '2026-01-02T00:00:00.000Z',
    actor: null,
    capacity: 'system',
    mandate: null,
    commandId: 'c',
  });

const created = event('InitiativeCreated', {
  initiative: 'i',
  nonprofit: 'n',
  kind: 'slots',
  company: null,
  title: 'Clean-up',
  tasks: [],
});
const slot = (capacity: number | null) =>
  event('SlotAdded', { slot: 's', start: START, end: END, capacity });
const held = (date: string) => event('PlaceHeld', { slot: 's', registration: `r-${date}`, date });
const hold = (date: string): InitiativeCommand => ({
  name: 'HoldPlaces',
  data: { registration: `r-${date}`, places: [{ slot: 's', date }] },
});
const limit = (capacity: number | null, ...dates: string[]): InitiativeCommand => ({
  name: 'ChangeSlot',
  data: { slot: 's', capacity, taken: dates.map((date) => ({ registration: `r-${date}`, date })) },
});

describe('a slot without a capacity', () => {
  test('holds no places', () => {
    expect(decide(hold('a'), given(created, slot(null)))).toEqual([]);
  });

  test('that gets one counts who is coming already, also when they are more', () => {
    const state = given(created, slot(null));
    const events = decide(limit(1, 'a', 'b'), state);
    expect(events.map(({ type, data }) => [type, 'date' in data ? data.date : undefined])).toEqual([
      ['SlotChanged', undefined],
      ['PlaceHeld', 'a'],
      ['PlaceHeld', 'b'],
    ]);
    const after = given(created, slot(null), ...events.map(({ type, data }) => event(type, data)));
    expect(() => decide(hold('c'), after)).toThrow('no place left');
  });
});

describe('a slot with a capacity', () => {
  test('that gets another takes no place back and gives none', () => {
    const events = decide(limit(1, 'a'), given(created, slot(5), held('a'), held('b')));
    expect(events.map(({ type }) => type)).toEqual(['SlotChanged']);
  });

  test('asked for a place that is held does nothing', () => {
    expect(decide(hold('a'), given(created, slot(1), held('a')))).toEqual([]);
  });

  test('is full when every place is held', () => {
    expect(() => decide(hold('b'), given(created, slot(1), held('a')))).toThrow('no place left');
  });
});
