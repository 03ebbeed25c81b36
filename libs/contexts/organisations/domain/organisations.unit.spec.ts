import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { CompanyCommand } from './company.commands.js';
import { company } from './company.decider.js';
import { pathToRoot } from './company.state.js';
import type { NonprofitCommand } from './nonprofit.commands.js';
import { nonprofit } from './nonprofit.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const PIA = { actor: 'pia', capacity: 'platform' };

describe('a company', () => {
  const NOTHING = Given.of(company, 'acme');
  const SETTINGS = {
    managerPolicy: 'none',
    agreementDownload: false,
    zone: 'Europe/Paris',
    locale: 'en',
  } as const;
  const register: CompanyCommand = {
    name: 'RegisterCompany',
    data: { company: 'acme', name: 'Acme', level: 'root', ...SETTINGS },
  };
  const acme = NOTHING.when(register, NOW, PIA).then;
  const change = (data: object) => {
    const command = { name: 'ChangeCompanySettings', data } as CompanyCommand;
    const { drafts, refusal, then } = acme.when(command, NOW, PIA);
    return refusal ? refusal.rule : [drafts.map((draft) => draft.data), then.state];
  };

  test('is registered once, with the root of its network', () => {
    expect(NOTHING.state.exists).toBe(false);
    expect(acme.state).toEqual({
      ...SETTINGS,
      exists: true,
      id: 'acme',
      registeredAt: '2026-01-05T08:00:00.000Z',
      name: 'Acme',
      levels: [{ id: 'root', parent: null, name: 'Acme' }],
    });
    expect(acme.when(register, NOW, PIA).refusal?.rule).toBe('exists');
  });

  test('changes only the settings that differ', () => {
    const changed = { managerPolicy: 'per_date', agreementDownload: true };
    expect(change({ ...SETTINGS, ...changed })).toEqual([[changed], { ...acme.state, ...changed }]);
    expect(change({ zone: 'Europe/Rome', locale: undefined })).toEqual([
      [{ zone: 'Europe/Rome' }],
      { ...acme.state, zone: 'Europe/Rome' },
    ]);
  });

  test('refuses settings that change nothing', () => {
    expect(change({})).toBe('nothing_changes');
    expect(change(SETTINGS)).toBe('nothing_changes');
  });

  test('has no path to a level that is not there', () => {
    expect(pathToRoot(acme.state.levels, 'none')).toEqual([]);
  });
});

describe('a nonprofit', () => {
  const NOTHING = Given.of(nonprofit, 'helpers');
  const DATA = { nonprofit: 'helpers', name: 'Helpers', description: 'We help.', locations: ['A'] };
  const register: NonprofitCommand = { name: 'RegisterNonprofit', data: DATA };
  const helpers = NOTHING.when(register, NOW, PIA).then;
  const give = (command: NonprofitCommand) => {
    const { drafts, refusal, then } = helpers.when(command, NOW, PIA);
    return refusal ? [refusal.rule, refusal.field] : [drafts[0]?.data, then.state];
  };
  const { nonprofit: id, ...profile } = DATA;

  test('is registered once', () => {
    expect(NOTHING.state.exists).toBe(false);
    expect(helpers.state).toEqual({
      ...{ ...profile, id, exists: true },
      registeredAt: '2026-01-05T08:00:00.000Z',
    });
    expect(helpers.when(register, NOW, PIA).refusal?.rule).toBe('exists');
  });

  test('changes what differs in its profile', () => {
    const change = (data: object) => give({ name: 'ChangeNonprofitProfile', data });
    expect(change({ name: 'Helpers', description: 'New' })).toEqual([
      { description: 'New' },
      { ...helpers.state, description: 'New' },
    ]);
    expect(change({ name: 'New' })).toEqual(['renamed_by_platform_team', 'name']);
    expect(change({})).toEqual(['nothing_changes', undefined]);
  });

  test('adds a location once', () => {
    const add = (location: string) => give({ name: 'AddLocation', data: { location } });
    expect(add('B')).toEqual([{ location: 'B' }, { ...helpers.state, locations: ['A', 'B'] }]);
    expect(add('A')).toEqual(['nothing_changes', 'location']);
  });
});
