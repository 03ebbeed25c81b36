import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { InitiativeCommand, InitiativeCommands } from './initiative.commands.js';
import { initiative } from './initiative.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const CORA = { actor: 'cora', capacity: 'coordinator' };
type History = Given<ReturnType<typeof initiative.initial>, InitiativeCommand>;
const decided = (history: History, command: InitiativeCommand) => history.when(command, NOW, CORA);

const create = (data: Partial<InitiativeCommands['CreateInitiative']> = {}): InitiativeCommand => ({
  name: 'CreateInitiative',
  data: {
    initiative: 'i1',
    nonprofit: 'helpers',
    kind: 'open',
    company: null,
    title: 'Cleanup',
    tasks: ['gloves', 'charter'],
    slots: [],
    ...data,
  },
});
const created = (data: Partial<InitiativeCommands['CreateInitiative']> = {}): History =>
  decided(Given.of(initiative, 'i1'), create(data)).then;

type Changes = Partial<InitiativeCommands['ChangeInitiative']>;
const change = (changes: Changes): InitiativeCommand => ({
  name: 'ChangeInitiative',
  data: { contactNow: null, completed: [], ...changes },
});
/** What the event bears, or the rule and field of the refusal. */
function outcome(history: History, changes: Changes): unknown {
  const { drafts, refusal } = decided(history, change(changes));
  return refusal ? [refusal.rule, refusal.field] : drafts.map(({ data }) => data);
}
const keep = (task: string): InitiativeCommand => ({ name: 'KeepTask', data: { task } });

describe('CreateInitiative', () => {
  test('takes a description, a place and a contact', () => {
    const words = { description: 'We clean.', place: 'Quai 3', contact: 'hi@helpers.example' };
    const { drafts, then } = decided(Given.of(initiative, 'i1'), create(words));
    expect(drafts[0]?.data).toMatchObject(words);
    expect(then.state).toMatchObject({
      description: 'We clean.',
      place: 'Quai 3',
      contact: { event: then.events[0]?.id, contact: 'hi@helpers.example' },
    });
  });

  test('leaves them out of the event where they are not given', () => {
    const { drafts, then } = decided(Given.of(initiative, 'i1'), create());
    expect(Object.keys(drafts[0]?.data ?? {})).toEqual([
      'initiative',
      'nonprofit',
      'kind',
      'company',
      'title',
      'tasks',
    ]);
    expect(then.state).toMatchObject({ description: null, place: null, contact: null });
  });
});

describe('ChangeInitiative', () => {
  const cleanup = created({ description: 'We clean.', place: 'Quai 3' });

  test.each<[string, Changes, unknown]>([
    ['the title', { title: 'Tidying' }, [{ title: 'Tidying' }]],
    ['the description', { description: 'New.' }, [{ description: 'New.' }]],
    ['the place', { place: 'Quai 4' }, [{ place: 'Quai 4' }]],
    ['the contact', { contact: 'a@b.example' }, [{ contact: 'a@b.example' }]],
    ['the tasks', { tasks: ['charter', 'gloves'] }, [{ tasks: ['charter', 'gloves'] }]],
    ['a place to none', { place: null }, [{ place: null }]],
    ['a contact to none', { contact: null, contactNow: 'a@b.example' }, [{ contact: null }]],
    ['only what differs', { title: 'Cleanup', place: 'Quai 4' }, [{ place: 'Quai 4' }]],
    ['nothing', {}, ['nothing_changes', undefined]],
    ['to the same place', { place: 'Quai 3' }, ['nothing_changes', undefined]],
    ['no place to none', { contact: null }, ['nothing_changes', undefined]],
    [
      'to the same contact',
      { contact: 'a@b.example', contactNow: 'a@b.example' },
      ['nothing_changes', undefined],
    ],
    ['to the same tasks', { tasks: ['gloves', 'charter'] }, ['nothing_changes', undefined]],
  ])('changes %s', (_what, changes, expected) => {
    expect(outcome(cleanup, changes)).toEqual(expected);
  });

  test('keeps what is not named', () => {
    const { state } = decided(cleanup, change({ place: null })).then;
    expect(state).toMatchObject({ title: 'Cleanup', description: 'We clean.', place: null });
  });

  test('is refused once the initiative is cancelled', () => {
    const cancelled = decided(cleanup, { name: 'CancelInitiative', data: {} }).then;
    expect(outcome(cancelled, { title: 'Tidying' })).toEqual(['initiative_cancelled', undefined]);
  });

  test('is allowed on a closed initiative', () => {
    const open = decided(cleanup, { name: 'OpenInitiative', data: {} }).then;
    const closed = decided(open, { name: 'CloseInitiative', data: {} }).then;
    expect(outcome(closed, { title: 'Tidying' })).toEqual([{ title: 'Tidying' }]);
  });
});

describe('a task', () => {
  const cleanup = created();
  const kept = decided(cleanup, keep('charter')).then;

  test('goes while nobody has completed it', () => {
    expect(outcome(cleanup, { tasks: ['gloves'] })).toEqual([{ tasks: ['gloves'] }]);
    expect(outcome(kept, { tasks: ['charter'] })).toEqual([{ tasks: ['charter'] }]);
  });

  test('stays once the initiative keeps it for somebody', () => {
    expect(outcome(kept, { tasks: ['gloves'] })).toEqual(['task_completed', 'tasks']);
  });

  test('stays once somebody is known to have completed it', () => {
    expect(outcome(cleanup, { tasks: ['gloves'], completed: ['charter'] })).toEqual([
      'task_completed',
      'tasks',
    ]);
  });

  test('keeps its spelling once completed', () => {
    expect(outcome(kept, { tasks: ['gloves', 'Charter'] })).toEqual(['nothing_changes', undefined]);
    expect(outcome(cleanup, { tasks: ['Gloves', 'charter'] })).toEqual([
      { tasks: ['Gloves', 'charter'] },
    ]);
  });

  test('is kept once', () => {
    expect(decided(cleanup, keep('charter')).drafts).toEqual([
      { type: 'TaskKept', data: { task: 'charter' } },
    ]);
    expect(decided(kept, keep('charter'))).toMatchObject({ drafts: [], refusal: undefined });
  });

  test('is not kept once it is gone', () => {
    const gone = decided(cleanup, change({ tasks: ['gloves'] })).then;
    expect(decided(gone, keep('charter')).refusal).toMatchObject({
      rule: 'no_such_task',
      field: 'task',
    });
  });
});
