import { describe, expect, test } from '@jest/globals';
import { Given, type Who } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';
import type { InitiativeDraft, InitiativeKind } from './initiative.events.js';

const CREATED_AT = '2026-01-05T09:00:00.000Z';
const START = '2026-02-03T13:00:00.000Z';
const END = '2026-02-03T16:00:00.000Z';
const LATER = '2026-02-03T18:00:00.000Z';
const NOW = '2026-01-10T09:00:00.000Z';
const JUST_BEFORE_END = '2026-02-03T15:59:59.999Z';
const COORDINATOR: Who = { actor: 'cora', capacity: 'coordinator' };

const nothing = Given.of(initiative, 'i1');
type History = typeof nothing;
const after = (history: History, ...events: readonly InitiativeDraft[]): History =>
  history.and(...events.map((event) => ({ ...event, at: CREATED_AT, by: COORDINATOR })));

/** The events that a command leads to, or the code of the rule that refuses it. */
function outcome(history: History, command: InitiativeCommand, now = NOW): unknown {
  const { drafts, refusal } = history.when(command, now, COORDINATOR);
  return refusal ? refusal.rule : drafts;
}

const dataOf = (kind: InitiativeKind) => ({
  initiative: 'i1',
  nonprofit: 'n1',
  kind,
  company: null,
  title: 'Clean-up',
  tasks: [],
});
const created = (kind: InitiativeKind): InitiativeDraft => ({
  type: 'InitiativeCreated',
  data: dataOf(kind),
});
const opened: InitiativeDraft = { type: 'InitiativeOpened', data: {} };
const closed: InitiativeDraft = { type: 'InitiativeClosed', data: {} };
const cancelled: InitiativeDraft = { type: 'InitiativeCancelled', data: {} };
const added = (slot: string, capacity: number | null): InitiativeDraft => ({
  type: 'SlotAdded',
  data: { slot, start: START, end: END, capacity },
});
const slotCancelled = (slot: string): InitiativeDraft => ({
  type: 'SlotCancelled',
  data: { slot },
});
const held = (slot: string, registration: string, date: string): InitiativeDraft => ({
  type: 'PlaceHeld',
  data: { slot, registration, date },
});
const givenBack = (slot: string, registration: string, date: string): InitiativeDraft => ({
  type: 'PlaceGivenBack',
  data: { slot, registration, date },
});

const draft = after(nothing, created('slots'));
const open = after(draft, opened);
const HISTORIES = {
  draft,
  open,
  closed: after(open, closed),
  cancelled: after(open, cancelled),
} as const;
type Status = keyof typeof HISTORIES;

const OPEN: InitiativeCommand = { name: 'OpenInitiative', data: {} };
const CLOSE: InitiativeCommand = { name: 'CloseInitiative', data: {} };
const CANCEL: InitiativeCommand = { name: 'CancelInitiative', data: {} };
const NEW_SLOT = { slot: 's9', start: START, end: END, capacity: 4 };
const ADD: InitiativeCommand = { name: 'AddSlots', data: { slots: [NEW_SLOT] } };
const create = (kind: InitiativeKind, ...slots: (typeof NEW_SLOT)[]): InitiativeCommand => ({
  name: 'CreateInitiative',
  data: { ...dataOf(kind), slots },
});

describe('CreateInitiative', () => {
  test('records the initiative and then its slots', () => {
    expect(outcome(nothing, create('slots', NEW_SLOT))).toEqual([created('slots'), added('s9', 4)]);
  });

  test.each(['open', 'mentoring'] as const)('is refused for slots of the kind %s', (kind) => {
    expect(outcome(nothing, create(kind, NEW_SLOT))).toBe('kind_has_no_slots');
    expect(outcome(nothing, create(kind))).toEqual([created(kind)]);
  });

  test('is refused when the initiative exists', () => {
    expect(outcome(draft, create('slots'))).toBe('exists');
  });
});

/** Adds the name of the command, for the title of the test. */
const withName = (rows: readonly (readonly [Status, InitiativeCommand, unknown])[]) =>
  rows.map(([status, command, expected]) => [status, command.name, command, expected] as const);

describe('each status', () => {
  test.each(
    withName([
      ['draft', OPEN, [opened]],
      ['draft', CLOSE, 'not_open'],
      ['draft', CANCEL, [cancelled]],
      ['draft', ADD, [added('s9', 4)]],
      ['open', OPEN, 'nothing_changes'],
      ['open', CLOSE, [closed]],
      ['open', CANCEL, [cancelled]],
      ['open', ADD, [added('s9', 4)]],
      ['closed', OPEN, [opened]],
      ['closed', CLOSE, 'not_open'],
      ['closed', CANCEL, [cancelled]],
      ['closed', ADD, [added('s9', 4)]],
      ['cancelled', OPEN, 'initiative_cancelled'],
      ['cancelled', CLOSE, 'not_open'],
      ['cancelled', CANCEL, 'initiative_cancelled'],
      ['cancelled', ADD, 'initiative_cancelled'],
    ]),
  )('%s decides %s', (status, _command, command, expected) => {
    expect(outcome(HISTORIES[status], command)).toEqual(expected);
    expect(HISTORIES[status].state.status).toBe(status);
  });

  test('a cancelled initiative cannot be closed and opened again', () => {
    const { then } = HISTORIES.cancelled.when(CLOSE, NOW, COORDINATOR);
    expect(outcome(then, OPEN)).toBe('initiative_cancelled');
    expect(then.state.status).toBe('cancelled');
  });

  test('only an initiative that was opened counts as ever opened', () => {
    expect(draft.state.everOpened).toBe(false);
    expect(after(draft, cancelled).state.everOpened).toBe(false);
    expect(HISTORIES.cancelled.state.everOpened).toBe(true);
  });

  test('an initiative of another kind takes no slots', () => {
    expect(outcome(after(nothing, created('open')), ADD)).toBe('kind_has_no_slots');
  });
});

const withSlot = (capacity: number | null): History => after(open, added('s1', capacity));
const cancelSlot = (slot: string): InitiativeCommand => ({ name: 'CancelSlot', data: { slot } });
type Changes = Omit<Extract<InitiativeCommand, { name: 'ChangeSlot' }>['data'], 'slot'>;
const change = (changes: Changes, slot = 's1'): InitiativeCommand => ({
  name: 'ChangeSlot',
  data: { slot, ...changes },
});
const changed = (
  start: string,
  end: string,
  capacity: number | null,
  moved: boolean,
): InitiativeDraft => ({
  type: 'SlotChanged',
  data: { slot: 's1', start, end, capacity, moved },
});

describe('CancelSlot', () => {
  test('cancels a slot until the last millisecond before its end', () => {
    expect(outcome(withSlot(null), cancelSlot('s1'), JUST_BEFORE_END)).toEqual([
      slotCancelled('s1'),
    ]);
    expect(outcome(withSlot(null), cancelSlot('s1'), END)).toBe('slot_over');
  });

  test('is refused for an unknown or cancelled slot, or a cancelled initiative', () => {
    expect(outcome(open, cancelSlot('s1'))).toBe('not_found');
    expect(outcome(after(withSlot(null), slotCancelled('s1')), cancelSlot('s1'))).toBe(
      'slot_cancelled',
    );
    expect(outcome(after(withSlot(null), cancelled), cancelSlot('s1'))).toBe(
      'initiative_cancelled',
    );
  });
});

describe('ChangeSlot', () => {
  test.each<[string, Changes, unknown]>([
    ['the start alone', { start: CREATED_AT }, [changed(CREATED_AT, END, 2, true)]],
    ['the end alone', { end: LATER }, [changed(START, LATER, 2, true)]],
    ['the capacity alone', { capacity: 3 }, [changed(START, END, 3, false)]],
    ['to no limit', { capacity: null }, [changed(START, END, null, false)]],
    ['nothing', {}, 'nothing_changes'],
    ['to its own values', { start: START, end: END, capacity: 2 }, 'nothing_changes'],
    ['to end at its start', { end: START }, 'end_after_start'],
    ['to start at its end', { start: END }, 'end_after_start'],
    ['into the past', { start: '2026-01-01T08:00:00.000Z', end: NOW }, 'ends_in_past'],
  ])('changes %s', (_what, changes, expected) => {
    expect(outcome(withSlot(2), change(changes))).toEqual(expected);
  });

  test('accepts a new end one millisecond after now', () => {
    const end = '2026-01-10T09:00:00.001Z';
    expect(outcome(withSlot(2), change({ start: CREATED_AT, end }))).toEqual([
      changed(CREATED_AT, end, 2, true),
    ]);
  });

  test('is refused for a slot that is over, cancelled or unknown', () => {
    expect(outcome(withSlot(2), change({ capacity: 3 }), END)).toBe('slot_over');
    expect(outcome(withSlot(2), change({ capacity: 3 }), JUST_BEFORE_END)).toEqual([
      changed(START, END, 3, false),
    ]);
    const gone = after(withSlot(2), slotCancelled('s1'));
    expect(outcome(gone, change({ capacity: 3 }))).toBe('slot_cancelled');
    expect(outcome(open, change({ capacity: 3 }))).toBe('not_found');
    expect(outcome(HISTORIES.cancelled, change({ capacity: 3 }))).toBe('not_found');
    expect(outcome(after(withSlot(2), cancelled), change({ capacity: 3 }))).toBe(
      'initiative_cancelled',
    );
  });

  test('a new capacity holds places for confirmed dates that have none', () => {
    const confirmed = [
      { registration: 'r1', date: 'd1' },
      { registration: 'r2', date: 'd2' },
    ];
    expect(
      outcome(after(withSlot(null), held('s1', 'r2', 'd2')), change({ capacity: 1, confirmed })),
    ).toEqual([changed(START, END, 1, false), held('s1', 'r1', 'd1')]);
    expect(outcome(withSlot(5), change({ capacity: 1, confirmed }))).toEqual([
      changed(START, END, 1, false),
    ]);
  });
});

const hold = (...places: readonly { slot: string; date: string }[]): InitiativeCommand => ({
  name: 'HoldPlaces',
  data: { registration: 'r1', places },
});

describe('HoldPlaces', () => {
  const two = [
    { slot: 's1', date: 'd1' },
    { slot: 's1', date: 'd2' },
  ];

  test('holds exactly as many places as the capacity', () => {
    expect(outcome(withSlot(2), hold(...two))).toEqual([
      held('s1', 'r1', 'd1'),
      held('s1', 'r1', 'd2'),
    ]);
  });

  test('holds no place when one of them is missing', () => {
    expect(outcome(withSlot(1), hold(...two))).toBe('slot_full');
    expect(outcome(after(withSlot(2), held('s1', 'r9', 'd9')), hold(...two))).toBe('slot_full');
  });

  test('counts the places of each slot apart', () => {
    const history = after(withSlot(1), added('s2', 1), held('s2', 'r9', 'd9'));
    expect(outcome(history, hold({ slot: 's1', date: 'd1' }))).toEqual([held('s1', 'r1', 'd1')]);
  });

  test('skips dates with a place, slots without a capacity and unknown slots', () => {
    const history = after(withSlot(1), added('s2', null), held('s1', 'r1', 'd1'));
    const places = ['s1', 's2', 's3'].map((slot) => ({ slot, date: slot === 's1' ? 'd1' : slot }));
    expect(outcome(history, hold(...places))).toEqual([]);
  });

  test('a place that was given back can be held again', () => {
    const full = after(withSlot(1), held('s1', 'r9', 'd9'));
    expect(outcome(full, hold({ slot: 's1', date: 'd1' }))).toBe('slot_full');
    const free = after(full, givenBack('s1', 'r9', 'd9'));
    expect(outcome(free, hold({ slot: 's1', date: 'd1' }))).toEqual([held('s1', 'r1', 'd1')]);
  });
});

describe('GiveBackPlaces', () => {
  const history = after(withSlot(2), held('s1', 'r1', 'd1'), held('s1', 'r2', 'd2'));
  const giveBack = (registration: string, ...dates: string[]): InitiativeCommand => ({
    name: 'GiveBackPlaces',
    data: { registration, dates },
  });

  test('gives back the places of the dates named', () => {
    expect(outcome(history, giveBack('r1', 'd1'))).toEqual([givenBack('s1', 'r1', 'd1')]);
  });

  test('skips places of another registration and dates without a place', () => {
    expect(outcome(history, giveBack('r1', 'd2', 'd3'))).toEqual([]);
  });
});
