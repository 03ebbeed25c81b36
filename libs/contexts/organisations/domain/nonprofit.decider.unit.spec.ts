import { describe, expect, test } from '@jest/globals';
import { Given, type Who } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { NonprofitCommand } from './nonprofit.commands.js';
import { nonprofit } from './nonprofit.decider.js';
import type { NonprofitDraft } from './nonprofit.events.js';

const NOW = '2026-01-05T09:00:00.000Z';
const COORDINATOR: Who = { actor: 'cora', capacity: 'coordinator' };

const nothing = Given.of(nonprofit, 'helpers');
type History = typeof nothing;
const after = (history: History, ...events: readonly NonprofitDraft[]): History =>
  history.and(...events.map((event) => ({ ...event, at: NOW, by: COORDINATOR })));

/** The events that a command leads to, or the code of the rule that refuses it. */
function outcome(history: History, command: NonprofitCommand): unknown {
  const { drafts, refusal } = history.when(command, NOW, COORDINATOR);
  return refusal ? refusal.rule : drafts;
}

const DATA = {
  nonprofit: 'helpers',
  name: 'Helpers',
  description: 'We help.',
  locations: ['Paris'],
};
const registered: NonprofitDraft = { type: 'NonprofitRegistered', data: DATA };
const profileChanged = (data: { name?: string; description?: string }): NonprofitDraft => ({
  type: 'NonprofitProfileChanged',
  data,
});
const locationAdded: NonprofitDraft = { type: 'LocationAdded', data: { location: 'Lyon' } };
const helpers = after(nothing, registered);

const REGISTER: NonprofitCommand = { name: 'RegisterNonprofit', data: DATA };
const change = (data: { name?: string; description?: string }): NonprofitCommand => ({
  name: 'ChangeNonprofitProfile',
  data,
});
const add = (location: string): NonprofitCommand => ({ name: 'AddLocation', data: { location } });

describe('RegisterNonprofit', () => {
  test('records the nonprofit', () => {
    expect(outcome(nothing, REGISTER)).toEqual([registered]);
    expect(after(nothing, registered).state).toEqual({
      exists: true,
      id: 'helpers',
      name: 'Helpers',
      registeredAt: '2026-01-05T09:00:00.000Z',
      description: 'We help.',
      locations: ['Paris'],
    });
  });

  test('is refused when the nonprofit exists', () => {
    expect(outcome(helpers, REGISTER)).toBe('exists');
  });
});

describe('ChangeNonprofitProfile', () => {
  test.each<[object, unknown]>([
    [{ name: 'Hands' }, 'renamed_by_platform_team'],
    [{ description: '' }, [profileChanged({ description: '' })]],
    [{ name: 'Helpers', description: 'New.' }, [profileChanged({ description: 'New.' })]],
    [{ name: 'Hands', description: 'New.' }, 'renamed_by_platform_team'],
    [{}, 'nothing_changes'],
    [{ name: 'Helpers', description: 'We help.' }, 'nothing_changes'],
  ])('%j records only what changes', (data, expected) => {
    expect(outcome(helpers, change(data))).toEqual(expected);
  });

  test('keeps the fields left out', () => {
    expect(after(helpers, profileChanged({ name: 'Hands' })).state).toMatchObject({
      name: 'Hands',
      description: 'We help.',
    });
  });
});

describe('AddLocation', () => {
  test('adds a new location after the others', () => {
    expect(outcome(helpers, add('Lyon'))).toEqual([locationAdded]);
    expect(after(helpers, locationAdded).state.locations).toEqual(['Paris', 'Lyon']);
  });

  test('is refused for a location that the nonprofit has', () => {
    expect(outcome(helpers, add('Paris'))).toBe('nothing_changes');
    expect(outcome(helpers, add('PARIS'))).toBe('nothing_changes');
    expect(outcome(after(helpers, locationAdded), add('Lyon'))).toBe('nothing_changes');
  });
});
