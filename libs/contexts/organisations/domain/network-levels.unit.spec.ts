import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { CompanyCommand } from './company.commands.js';
import { company } from './company.decider.js';
import { pathToRoot } from './company.state.js';

const NOW = '2026-01-05T08:00:00.000Z';
const ADA = { actor: 'ada', capacity: 'admin' };
type History = Given<ReturnType<typeof company.initial>, CompanyCommand>;
const run = (history: History, command: CompanyCommand): History =>
  history.when(command, NOW, ADA).then;
const answer = (history: History, command: CompanyCommand) => {
  const { drafts, refusal } = history.when(command, NOW, ADA);
  return refusal ? refusal.rule : drafts.map(({ type }) => type);
};
const add = (level: string, parent: string, name: string): CompanyCommand => ({
  name: 'AddNetworkLevel',
  data: { level, parent, name },
});
const move = (level: string, parent: string): CompanyCommand => ({
  name: 'MoveNetworkLevel',
  data: { level, parent },
});

/** acme → paris → nord, and acme → lyon → nord (the namesake). */
const acme = [
  add('paris', 'acme', 'Paris'),
  add('lyon', 'acme', 'Lyon'),
  add('nord', 'paris', 'Nord'),
  add('other nord', 'lyon', 'Nord'),
].reduce(
  run,
  run(Given.of(company, 'acme'), {
    name: 'RegisterCompany',
    data: {
      company: 'acme',
      name: 'Acme',
      level: 'acme',
      managerPolicy: 'none',
      agreementDownload: true,
      zone: 'Europe/Paris',
      locale: 'en',
    },
  }),
);

/** A history with a chain of levels below the root. */
const chain = (length: number): History =>
  Array.from({ length }, (_, at) =>
    add(`c${at + 1}`, at === 0 ? 'acme' : `c${at}`, `C${at}`),
  ).reduce(run, acme);

describe('a tree of levels', () => {
  test('is at most 30 deep, also after a move', () => {
    expect(answer(chain(28), add('last', 'c28', 'Last'))).toEqual(['NetworkLevelAdded']);
    expect(answer(chain(29), add('last', 'c29', 'Last'))).toBe('too_deep');
    expect(answer(chain(28), move('nord', 'c28'))).toEqual(['NetworkLevelMoved']);
    expect(answer(chain(28), move('paris', 'c28'))).toBe('too_deep');
    expect(answer(chain(28), move('paris', 'c27'))).toEqual(['NetworkLevelMoved']);
  });

  test('has at most 2,000 levels', () => {
    const wide = (count: number) =>
      acme.and(
        ...Array.from({ length: count }, (_, at) => ({
          type: 'NetworkLevelAdded' as const,
          data: { level: `w${at}`, parent: 'acme', name: `W${at}` },
          at: NOW,
        })),
      );
    expect(answer(wide(1_994), add('last', 'acme', 'Last'))).toEqual(['NetworkLevelAdded']);
    expect(answer(wide(1_995), add('last', 'acme', 'Last'))).toBe('too_many_levels');
  });

  test('is read in a path however deep an old one is', () => {
    const levels = Array.from({ length: 20_000 }, (_, at) => ({
      id: `l${at}`,
      parent: at === 0 ? null : `l${at - 1}`,
      name: 'x',
    }));
    expect(pathToRoot(levels, 'l19999')).toHaveLength(20_000);
  });
});

describe('a network level', () => {
  test('is not moved beside a namesake', () => {
    expect(answer(acme, move('nord', 'lyon'))).toBe('level_exists');
    expect(answer(acme, move('nord', 'acme'))).toEqual(['NetworkLevelMoved']);
  });

  test('is not added beside a namesake', () => {
    expect(answer(acme, add('third', 'lyon', 'Nord'))).toBe('level_exists');
    expect(answer(acme, add('third', 'acme', 'Nord'))).toEqual(['NetworkLevelAdded']);
  });

  test('is not moved below itself, nor where it is, nor from the root', () => {
    expect(answer(acme, move('paris', 'nord'))).toBe('level_under_itself');
    expect(answer(acme, move('paris', 'paris'))).toBe('level_under_itself');
    expect(answer(acme, move('paris', 'acme'))).toBe('nothing_changes');
    expect(answer(acme, move('acme', 'paris'))).toBe('root_level');
  });

  test('and its new place are known', () => {
    expect(answer(acme, move('mars', 'acme'))).toBe('not_found');
    expect(answer(acme, move('nord', 'mars'))).toBe('not_found');
    expect(answer(acme, add('third', 'mars', 'Third'))).toBe('not_found');
  });

  test('takes along those below it', () => {
    const moved = run(acme, move('paris', 'lyon'));
    const path = pathToRoot(moved.state.levels, 'nord').map(({ id }) => id);
    expect(path).toEqual(['nord', 'paris', 'lyon', 'acme']);
  });
});
