import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { InitiativeCommand } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const CREATE: InitiativeCommand = {
  name: 'CreateInitiative',
  data: {
    initiative: 'i1',
    nonprofit: 'helpers',
    kind: 'open',
    company: null,
    title: 'Cleanup',
    tasks: ['gloves', 'charter'],
    slots: [],
    place: 'Quai 3',
    contact: 'hi@helpers.example',
  },
};

/** The state after an initiative was created and commands were given on it. */
function after(...commands: readonly InitiativeCommand[]) {
  let history = Given.of(initiative, 'i1');
  for (const command of [CREATE, ...commands])
    history = history.when(command, NOW, { actor: 'cora', capacity: 'coordinator' }).then;
  return history;
}
const change = (changes: object): InitiativeCommand => ({
  name: 'ChangeInitiative',
  data: { contactNow: 'hi@helpers.example', completed: [], ...changes },
});

describe('a change of an initiative', () => {
  test('of the title leaves contact and place as they were', () => {
    const { state, events } = after(change({ title: 'Shores' }));
    expect(state).toMatchObject({
      title: 'Shores',
      place: 'Quai 3',
      placeChanges: [],
      contact: { event: events[0]?.id, contact: 'hi@helpers.example' },
    });
  });

  test('of the contact binds it to the event of the change', () => {
    const { state, events } = after(change({ contact: 'ho@helpers.example' }));
    expect(state.contact).toEqual({ event: events[1]?.id, contact: 'ho@helpers.example' });
  });

  test('of the place is remembered by its position', () => {
    const { state, events } = after(change({ place: 'Quai 4' }));
    expect([state.place, state.placeChanges]).toEqual(['Quai 4', [events[1]?.position]]);
  });
});

test('an initiative that was open once stays known as such', () => {
  const open: InitiativeCommand = { name: 'OpenInitiative', data: {} };
  const close: InitiativeCommand = { name: 'CloseInitiative', data: {} };
  expect([after().state.everOpened, after(open, close).state.everOpened]).toEqual([false, true]);
});

test('a kept task is remembered', () => {
  const keep: InitiativeCommand = { name: 'KeepTask', data: { task: 'charter' } };
  const open: InitiativeCommand = { name: 'OpenInitiative', data: {} };
  expect(after(open, keep).state.keptTasks).toEqual(['charter']);
});
