import { describe, expect, test } from '@jest/globals';
import { Given, type Who } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { CompanyCommand } from './company.commands.js';
import { company } from './company.decider.js';
import type { CompanyDraft, CompanySettings } from './company.events.js';
import { pathToRoot } from './company.state.js';

const NOW = '2026-01-05T09:00:00.000Z';
const MAIN_ADMIN: Who = { actor: 'mia', capacity: 'main_admin' };

const nothing = Given.of(company, 'acme');
type History = typeof nothing;
const after = (history: History, ...events: readonly CompanyDraft[]): History =>
  history.and(...events.map((event) => ({ ...event, at: NOW, by: MAIN_ADMIN })));

/** The events that a command leads to, or the code and field of the rule that refuses it. */
function outcome(history: History, command: CompanyCommand): unknown {
  const { drafts, refusal } = history.when(command, NOW, MAIN_ADMIN);
  return refusal ? [refusal.rule, refusal.field].filter(Boolean).join(' ') : drafts;
}

const SETTINGS: CompanySettings = {
  zone: 'Europe/Paris',
  locale: 'fr',
  managerPolicy: 'per_date',
  agreementDownload: true,
};
const registered: CompanyDraft = {
  type: 'CompanyRegistered',
  data: { company: 'acme', name: 'Acme', level: 'root', ...SETTINGS },
};
const added = (level: string, parent: string, name = level): CompanyDraft => ({
  type: 'NetworkLevelAdded',
  data: { level, parent, name },
});
const moved = (level: string, parent: string): CompanyDraft => ({
  type: 'NetworkLevelMoved',
  data: { level, parent },
});
const settingsChanged = (data: Partial<CompanySettings>): CompanyDraft => ({
  type: 'CompanySettingsChanged',
  data,
});

const acme = after(nothing, registered);
/** root → france → paris; root → spain → madrid, where madrid is named paris too. */
const network = after(
  acme,
  added('france', 'root'),
  added('paris', 'france'),
  added('spain', 'root'),
  added('madrid', 'spain', 'paris'),
);

const add = (parent: string, name: string): CompanyCommand => ({
  name: 'AddNetworkLevel',
  data: { level: 'new', parent, name },
});
const move = (level: string, parent: string): CompanyCommand => ({
  name: 'MoveNetworkLevel',
  data: { level, parent },
});
const change = (data: Partial<CompanySettings>): CompanyCommand => ({
  name: 'ChangeCompanySettings',
  data,
});

describe('RegisterCompany', () => {
  const register: CompanyCommand = {
    name: 'RegisterCompany',
    data: { company: 'acme', name: 'Acme', level: 'root', ...SETTINGS },
  };

  test('records the company with the root of its network', () => {
    expect(outcome(nothing, register)).toEqual([registered]);
    expect(after(nothing, registered).state).toEqual({
      exists: true,
      id: 'acme',
      name: 'Acme',
      registeredAt: '2026-01-05T09:00:00.000Z',
      ...SETTINGS,
      levels: [{ id: 'root', parent: null, name: 'Acme' }],
    });
  });

  test('is refused when the company exists', () => {
    expect(outcome(acme, register)).toBe('exists');
  });
});

describe('ChangeCompanySettings', () => {
  test.each<Partial<CompanySettings>>([
    { zone: 'UTC' },
    { locale: 'en' },
    { managerPolicy: 'none' },
    { agreementDownload: false },
  ])('records only the changed setting %j', (setting) => {
    expect(outcome(acme, change({ ...SETTINGS, ...setting }))).toEqual([settingsChanged(setting)]);
    expect(after(acme, settingsChanged(setting)).state).toMatchObject({ ...SETTINGS, ...setting });
  });

  test('is refused when nothing changes', () => {
    expect(outcome(acme, change({}))).toBe('nothing_changes');
    expect(outcome(acme, change(SETTINGS))).toBe('nothing_changes');
  });
});

describe('AddNetworkLevel', () => {
  test.each<[string, CompanyCommand, unknown]>([
    ['below the root', add('root', 'italy'), [added('new', 'root', 'italy')]],
    ['below another level', add('paris', 'north'), [added('new', 'paris', 'north')]],
    ['with a name used elsewhere', add('root', 'paris'), [added('new', 'root', 'paris')]],
    ['beside a namesake', add('france', 'paris'), 'level_exists name'],
    ['beside a namesake in another case', add('france', 'PARIS'), 'level_exists name'],
    ['below an unknown level', add('italy', 'rome'), 'not_found parent'],
  ])('%s', (_case, command, expected) => {
    expect(outcome(network, command)).toEqual(expected);
  });
});

describe('MoveNetworkLevel', () => {
  test.each<[string, CompanyCommand, unknown]>([
    ['below another level', move('france', 'spain'), [moved('france', 'spain')]],
    ['up to the root', move('paris', 'root'), [moved('paris', 'root')]],
    ['beside a namesake', move('paris', 'spain'), 'level_exists name'],
    ['to where it is', move('paris', 'france'), 'nothing_changes parent'],
    ['below itself', move('france', 'france'), 'level_under_itself parent'],
    ['below one of its own levels', move('france', 'paris'), 'level_under_itself parent'],
    ['the root', move('root', 'france'), 'root_level level'],
    ['an unknown level', move('italy', 'root'), 'not_found level'],
    ['below an unknown level', move('paris', 'italy'), 'not_found parent'],
  ])('%s', (_case, command, expected) => {
    expect(outcome(network, command)).toEqual(expected);
  });

  test('takes along the levels below', () => {
    const { levels } = after(network, moved('france', 'spain')).state;
    expect(pathToRoot(levels, 'paris').map(({ id }) => id)).toEqual([
      'paris',
      'france',
      'spain',
      'root',
    ]);
  });
});

test('the path of an unknown level is empty', () => {
  expect(pathToRoot(network.state.levels, 'italy')).toEqual([]);
});
