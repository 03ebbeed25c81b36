import { expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import { INITIATIVE_COMMANDS, type InitiativeCommand } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const SLOT = {
  slot: 's1',
  start: '2026-02-03T13:00:00.000Z',
  end: '2026-02-03T16:00:00.000Z',
  capacity: 2,
};
const by = (name: string, data: object = {}) => ({ name, data }) as InitiativeCommand;
const again = (name: string, data: object = {}) => ({
  before: by(name, data),
  same: by(name, data),
});
const CREATE = {
  ...{ initiative: 'i1', nonprofit: 'helpers', kind: 'slots', company: null, title: 'Cleanup' },
  ...{ place: 'Quai 3', tasks: ['charter'], slots: [SLOT] },
};

/** For each command that people give: what comes before, what would change nothing then, and the rule that refuses it. */
const CASES: Readonly<
  Record<string, { before?: InitiativeCommand; same: InitiativeCommand; rule: string }>
> = {
  CreateInitiative: { same: by('CreateInitiative', CREATE), rule: 'exists' },
  ChangeInitiative: {
    same: by('ChangeInitiative', {
      ...{ title: 'Cleanup', description: null, place: 'Quai 3', contact: null },
      ...{ tasks: ['charter'], contactNow: null, completed: [] },
    }),
    rule: 'nothing_changes',
  },
  OpenInitiative: { ...again('OpenInitiative'), rule: 'nothing_changes' },
  CloseInitiative: { same: by('CloseInitiative'), rule: 'not_open' },
  CancelInitiative: { ...again('CancelInitiative'), rule: 'initiative_cancelled' },
  CancelSlot: { ...again('CancelSlot', { slot: 's1' }), rule: 'slot_cancelled' },
  ChangeSlot: { same: by('ChangeSlot', SLOT), rule: 'nothing_changes' },
};

test.each(Object.entries(CASES))(
  '%s is refused where it would change nothing',
  (_name, { before, same, rule }) => {
    const created = Given.of(initiative, 'i1').when(by('CreateInitiative', CREATE), NOW, CORA).then;
    const history = before ? created.when(before, NOW, CORA).then : created;
    expect(history.when(same, NOW, CORA).refusal).toMatchObject({ kind: 'not_allowed', rule });
  },
);

test('AddSlots is the one command that always changes something', () => {
  const asked = Object.entries(INITIATIVE_COMMANDS).filter(([, { by: who }]) => !('system' in who));
  expect(asked.map(([name]) => name).filter((name) => !(name in CASES))).toEqual(['AddSlots']);
});

const CORA = { actor: 'cora', capacity: 'coordinator' };
