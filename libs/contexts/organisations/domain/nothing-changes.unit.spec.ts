import { expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import { COMPANY_COMMANDS, type CompanyCommand } from './company.commands.js';
import { company } from './company.decider.js';
import { NONPROFIT_COMMANDS, type NonprofitCommand } from './nonprofit.commands.js';
import { nonprofit } from './nonprofit.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const PIA = { actor: 'pia', capacity: 'platform' };
const onCompany = (name: string, data: object) => ({ name, data }) as CompanyCommand;
const onNonprofit = (name: string, data: object) => ({ name, data }) as NonprofitCommand;

const ACME = {
  ...{ company: 'acme', name: 'Acme', level: 'root' },
  ...{ managerPolicy: 'none', agreementDownload: false, zone: 'Europe/Paris', locale: 'en' },
};
const { company: _company, name: _name, level: _level, ...SETTINGS } = ACME;
const PARIS = { level: 'paris', parent: 'root', name: 'Paris' };
const acme = [onCompany('RegisterCompany', ACME), onCompany('AddNetworkLevel', PARIS)].reduce(
  (history, command) => history.when(command, NOW, PIA).then,
  Given.of(company, 'acme'),
);

test.each([
  ['RegisterCompany', ACME, 'exists'],
  ['ChangeCompanySettings', SETTINGS, 'nothing_changes'],
  ['AddNetworkLevel', { ...PARIS, level: 'other' }, 'level_exists'],
  ['MoveNetworkLevel', { level: 'paris', parent: 'root' }, 'nothing_changes'],
  ['RenameNetworkLevel', { level: 'paris', name: 'Paris' }, 'nothing_changes'],
  ['RenameCompany', { name: 'Acme' }, 'nothing_changes'],
])('%s is refused where it would change nothing', (name, data, rule) => {
  expect(acme.when(onCompany(name, data), NOW, PIA).refusal).toMatchObject({
    kind: 'not_allowed',
    rule,
  });
  expect(Object.keys(COMPANY_COMMANDS)).toHaveLength(6);
});

const HELPERS = {
  ...{ nonprofit: 'helpers', name: 'Helpers', description: '', locations: ['Paris'] },
};
const helpers = Given.of(nonprofit, 'helpers').when(
  onNonprofit('RegisterNonprofit', HELPERS),
  NOW,
  PIA,
).then;

test.each([
  ['RegisterNonprofit', HELPERS, 'exists'],
  ['ChangeNonprofitProfile', { name: 'Helpers', description: '' }, 'nothing_changes'],
  ['AddLocation', { location: 'Paris' }, 'nothing_changes'],
  ['ChangeLocation', { location: 'Paris', to: 'Paris' }, 'nothing_changes'],
  ['RenameNonprofit', { name: 'Helpers' }, 'nothing_changes'],
])('%s is refused where it would change nothing', (name, data, rule) => {
  expect(helpers.when(onNonprofit(name, data), NOW, PIA).refusal).toMatchObject({
    kind: 'not_allowed',
    rule,
  });
  expect(Object.keys(NONPROFIT_COMMANDS)).toHaveLength(6);
});

test('RemoveLocation finds nothing to remove a second time', () => {
  const remove = onNonprofit('RemoveLocation', { location: 'Paris' });
  const { then } = helpers.when(remove, NOW, PIA);
  expect(then.when(remove, NOW, PIA).refusal).toMatchObject({ kind: 'not_found' });
});
