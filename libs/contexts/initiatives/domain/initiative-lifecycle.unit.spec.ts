import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kit/eventsourcing';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const CORA = { actor: 'cora', capacity: 'coordinator' };
type History = Given<ReturnType<typeof initiative.initial>, InitiativeCommand>;
const command = (name: string, data: object = {}) => ({ name, data }) as InitiativeCommand;
const run = (history: History, name: string, data: object = {}): History =>
  history.when(command(name, data), NOW, CORA).then;
/** The events that a command brings, or the rule that refuses it. */
const answer = (history: History, name: string, data: object = {}, now = NOW) => {
  const { drafts, refusal } = history.when(command(name, data), now, CORA);
  return refusal instanceof Refusal ? refusal.rule : drafts.map(({ type }) => type);
};

const END = '2026-02-03T16:00:00.000Z';
const slot = { slot: 's1', start: '2026-02-03T13:00:00.000Z', end: END, capacity: null };
const created = run(Given.of(initiative, 'i1'), 'CreateInitiative', {
  initiative: 'i1',
  nonprofit: 'helpers',
  kind: 'slots',
  company: null,
  title: 'Cleanup',
  tasks: [],
  slots: [slot],
});
const open = run(created, 'OpenInitiative');

describe('a cancelled initiative', () => {
  const cancelled = run(open, 'CancelInitiative');

  test('stays cancelled', () => {
    expect(cancelled.state.status).toBe('cancelled');
    expect(answer(cancelled, 'OpenInitiative')).toBe('initiative_cancelled');
    expect(answer(cancelled, 'CloseInitiative')).toBe('not_open');
    expect(answer(cancelled, 'CancelInitiative')).toBe('initiative_cancelled');
  });

  test('keeps its slots as they are', () => {
    expect(answer(cancelled, 'AddSlots', { slots: [slot] })).toBe('initiative_cancelled');
    expect(answer(cancelled, 'CancelSlot', { slot: 's1' })).toBe('initiative_cancelled');
    expect(answer(cancelled, 'ChangeSlot', { slot: 's1', capacity: 3 })).toBe(
      'initiative_cancelled',
    );
  });
});

describe('an initiative', () => {
  test('is opened, closed and opened again', () => {
    expect(answer(created, 'CloseInitiative')).toBe('not_open');
    expect(answer(created, 'OpenInitiative')).toEqual(['InitiativeOpened']);
    expect(answer(open, 'OpenInitiative')).toBe('nothing_changes');
    const closed = run(open, 'CloseInitiative');
    expect(closed.state.status).toBe('closed');
    expect(answer(closed, 'CloseInitiative')).toBe('not_open');
    expect(answer(closed, 'OpenInitiative')).toEqual(['InitiativeOpened']);
  });

  test('was open or not, which its cancellation does not change', () => {
    expect(run(created, 'CancelInitiative').state.everOpened).toBe(false);
    expect(run(open, 'CancelInitiative').state.everOpened).toBe(true);
  });
});

describe('a slot', () => {
  test('is over from its end on', () => {
    const before = '2026-02-03T15:59:59.999Z';
    expect(answer(open, 'CancelSlot', { slot: 's1' }, before)).toEqual(['SlotCancelled']);
    expect(answer(open, 'CancelSlot', { slot: 's1' }, END)).toBe('slot_over');
  });

  test('cannot be moved to end now', () => {
    const to = (end: string) => ({ slot: 's1', start: '2026-01-05T07:00:00.000Z', end });
    expect(answer(open, 'ChangeSlot', to(NOW))).toBe('ends_in_past');
    expect(answer(open, 'ChangeSlot', to('2026-01-05T08:00:00.001Z'))).toEqual(['SlotChanged']);
  });

  test('ends after it starts', () => {
    expect(answer(open, 'ChangeSlot', { slot: 's1', end: slot.start })).toBe('end_after_start');
  });

  test('cancelled is not cancelled or changed again', () => {
    const cancelled = run(open, 'CancelSlot', { slot: 's1' });
    expect(answer(cancelled, 'CancelSlot', { slot: 's1' })).toBe('slot_cancelled');
    expect(answer(cancelled, 'ChangeSlot', { slot: 's1', capacity: 1 })).toBe('slot_cancelled');
    expect(answer(cancelled, 'CancelSlot', { slot: 's2' })).toBe('not_found');
  });
});
