import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import { companyProjection, nonprofitProjection } from '../read-model/organisation.projection.js';
import type { CompanyCommand } from './company.commands.js';
import { company } from './company.decider.js';
import type { NonprofitCommand } from './nonprofit.commands.js';
import { nonprofit } from './nonprofit.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const ADA = { actor: 'ada', capacity: 'main_admin' };
const AT = { id: 'x', revision: 1, position: '1' };

describe('a company', () => {
  const run = (
    history: Given<ReturnType<typeof company.initial>, CompanyCommand>,
    command: CompanyCommand,
  ) => history.when(command, NOW, ADA).then;
  const add = (level: string, parent: string, name: string): CompanyCommand => ({
    name: 'AddNetworkLevel',
    data: { level, parent, name },
  });
  const rename = (level: string, name: string): CompanyCommand => ({
    name: 'RenameNetworkLevel',
    data: { level, name },
  });
  /** acme → paris → nord, and acme → lyon. */
  const acme = [
    add('paris', 'root', 'Paris'),
    add('lyon', 'root', 'Lyon'),
    add('nord', 'paris', 'Nord'),
  ].reduce(
    run,
    run(Given.of(company, 'acme'), {
      name: 'RegisterCompany',
      data: {
        ...{ company: 'acme', name: 'Acme', level: 'root', managerPolicy: 'none', locale: 'en' },
        ...{ agreementDownload: false, zone: 'UTC' },
      },
    }),
  );
  const answer = (command: CompanyCommand): unknown => {
    const { drafts, refusal } = acme.when(command, NOW, ADA);
    return refusal ? [refusal.rule, refusal.field] : drafts;
  };
  const pathsAfter = (command: CompanyCommand): unknown =>
    companyProjection.rows(run(acme, command).state, AT)['levels']?.map(({ path }) => path);

  test('gives a level another name, and those below it another path', () => {
    expect(answer(rename('paris', 'Lutèce'))).toEqual([
      { type: 'NetworkLevelRenamed', data: { level: 'paris', name: 'Lutèce' } },
    ]);
    expect(pathsAfter(rename('paris', 'Lutèce'))).toEqual([
      'Acme',
      'Acme/Lutèce',
      'Acme/Lyon',
      'Acme/Lutèce/Nord',
    ]);
  });

  test.each(['Lyon', 'LYON', ' lyon '])('has no two levels beside each other named %j', (name) => {
    expect(answer(rename('paris', name))).toEqual(['level_exists', 'name']);
    expect(answer(rename('nord', name))).toHaveLength(1);
  });

  test('corrects the case of a level’s name', () => {
    expect(answer(rename('paris', 'PARIS'))).toEqual([
      { type: 'NetworkLevelRenamed', data: { level: 'paris', name: 'PARIS' } },
    ]);
  });

  test('names its root level by being renamed itself', () => {
    expect(answer(rename('root', 'Nova'))).toEqual(['root_level', 'level']);
    expect(answer({ name: 'RenameCompany', data: { name: 'Nova' } })).toEqual([
      { type: 'CompanyRenamed', data: { name: 'Nova' } },
    ]);
    const renamed = run(acme, { name: 'RenameCompany', data: { name: 'Nova' } });
    expect(companyProjection.rows(renamed.state, AT)['companies']).toMatchObject([
      { name: 'Nova' },
    ]);
    expect(pathsAfter({ name: 'RenameCompany', data: { name: 'Nova' } })).toEqual([
      'Nova',
      'Nova/Paris',
      'Nova/Lyon',
      'Nova/Paris/Nord',
    ]);
  });

  test('renames no level that it does not have', () => {
    expect(answer(rename('mars', 'Mars'))).toEqual(['not_found', 'level']);
  });
});

describe('a nonprofit', () => {
  const helpers = Given.of(nonprofit, 'helpers').when(
    {
      name: 'RegisterNonprofit',
      data: {
        ...{ nonprofit: 'helpers', name: 'Helpers', description: '', locations: ['Paris', 'Lyon'] },
      },
    },
    NOW,
    ADA,
  ).then;
  const answer = (command: NonprofitCommand): unknown => {
    const { drafts, refusal } = helpers.when(command, NOW, ADA);
    return refusal ? [refusal.rule, refusal.field] : drafts;
  };
  const rowAfter = (command: NonprofitCommand) =>
    nonprofitProjection.rows(helpers.when(command, NOW, ADA).then.state, AT)['nonprofits']?.[0];
  const move = (location: string, to: string): NonprofitCommand => ({
    name: 'ChangeLocation',
    data: { location, to },
  });
  const remove = (location: string): NonprofitCommand => ({
    name: 'RemoveLocation',
    data: { location },
  });

  test('changes a location in its place', () => {
    expect(rowAfter(move('Paris', 'Nantes'))).toMatchObject({ locations: ['Nantes', 'Lyon'] });
  });

  test('finds a location whatever its case, and records it as it was', () => {
    expect(answer(move('PARIS', 'Nantes'))).toEqual([
      { type: 'LocationChanged', data: { location: 'Paris', to: 'Nantes' } },
    ]);
    expect(answer(remove('paris'))).toEqual([
      { type: 'LocationRemoved', data: { location: 'Paris' } },
    ]);
  });

  test('corrects the case of a location', () => {
    expect(answer(move('Paris', 'PARIS'))).toHaveLength(1);
  });

  test('has no location twice', () => {
    expect(answer(move('Paris', 'lyon'))).toEqual(['location_exists', 'to']);
  });

  test('removes a location', () => {
    expect(rowAfter(remove('Paris'))).toMatchObject({ locations: ['Lyon'] });
  });

  test('changes and removes no location that it does not have', () => {
    expect(answer(move('Nantes', 'Rennes'))).toEqual(['not_found', 'location']);
    expect(answer(remove('Nantes'))).toEqual(['not_found', 'location']);
  });

  test('gets another name', () => {
    const rename: NonprofitCommand = { name: 'RenameNonprofit', data: { name: 'Hands' } };
    expect(answer(rename)).toEqual([{ type: 'NonprofitRenamed', data: { name: 'Hands' } }]);
    expect(rowAfter(rename)).toMatchObject({ name: 'Hands' });
  });
});
