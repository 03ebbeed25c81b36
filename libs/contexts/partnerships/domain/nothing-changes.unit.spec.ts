import { expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import { PARTNERSHIP_COMMANDS, type PartnershipCommand } from './partnership.commands.js';
import { partnership } from './partnership.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
const ADA = { actor: 'ada', capacity: 'admin' };
const PROPOSAL = { partnership: 'p1', company: 'acme', nonprofit: 'helpers', level: 'paris' };
const by = (name: string, data: object = {}) => ({ name, data }) as PartnershipCommand;
const after = (...commands: readonly PartnershipCommand[]) =>
  commands.reduce(
    (history, command) => history.when(command, NOW, ADA).then,
    Given.of(partnership, 'p1').when(by('ProposePartnership', PROPOSAL), NOW, ADA).then,
  );
const validate = by('ValidatePartnership');
const decline = by('DeclinePartnership');
const cancel = by('CancelPartnership');
const grant = by('GrantMandate', { request: 'letter 7' });

/** What comes after the proposal, then what would change nothing. */
const CASES: readonly [string, readonly PartnershipCommand[], PartnershipCommand, string][] = [
  ['ProposePartnership', [], by('ProposePartnership', PROPOSAL), 'already_proposed'],
  ['ProposePartnership', [validate], by('ProposePartnership', PROPOSAL), 'already_proposed'],
  ['ValidatePartnership', [validate], validate, 'partnership_validated'],
  ['DeclinePartnership', [decline], decline, 'partnership_declined'],
  ['CancelPartnership', [cancel], cancel, 'partnership_cancelled'],
  ['CancelPartnership', [decline], cancel, 'partnership_declined'],
  ['GrantMandate', [validate, grant], grant, 'nothing_changes'],
  ['RevokeMandate', [validate], by('RevokeMandate'), 'no_mandate'],
];

test.each(CASES)('%s after %j is refused as it changes nothing', (_name, before, same, rule) => {
  expect(after(...before).when(same, NOW, ADA).refusal).toMatchObject({
    kind: 'not_allowed',
    rule,
  });
});

test('MovePartnership to where it is, is done and records nothing', () => {
  const { drafts, refusal } = after().when(by('MovePartnership', { level: 'paris' }), NOW, ADA);
  expect([drafts, refusal]).toEqual([[], undefined]);
});

test('every command on a partnership has its case', () => {
  const named = new Set([...CASES.map(([name]) => name), 'MovePartnership']);
  expect(Object.keys(PARTNERSHIP_COMMANDS).filter((name) => !named.has(name))).toEqual([]);
});
