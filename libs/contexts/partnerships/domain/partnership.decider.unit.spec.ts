import { describe, expect, test } from '@jest/globals';
import { uuid5 } from '#kit/eventsourcing';
import { Given, type Who } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { PartnershipCommand } from './partnership.commands.js';
import { partnership, partnershipId } from './partnership.decider.js';
import type { PartnershipDraft } from './partnership.events.js';

const COORDINATOR: Who = { actor: 'cora', capacity: 'coordinator' };
const ADMIN: Who = { actor: 'ada', capacity: 'admin' };
const DAYS = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'].map(
  (day) => `${day}T09:00:00.000Z`,
);
const NOW = '2026-02-01T09:00:00.000Z';

const nothing = Given.of(partnership, 'p1');
type History = typeof nothing;
/** The events, one a day. */
const given = (...events: readonly PartnershipDraft[]): History =>
  nothing.and(...events.map((event, day) => ({ ...event, at: DAYS[day] ?? NOW })));

/** The events that a command leads to, or the code of the rule that refuses it. */
function outcome(history: History, command: PartnershipCommand, by = COORDINATOR): unknown {
  const { drafts, refusal } = history.when(command, NOW, by, 'command-1');
  return refusal ? refusal.rule : drafts;
}

const proposedAt = (level: string): PartnershipDraft => ({
  type: 'PartnershipProposed',
  data: { partnership: 'p1', company: 'acme', nonprofit: 'helpers', level },
});
const proposed = proposedAt('paris');
const validated: PartnershipDraft = { type: 'PartnershipValidated', data: {} };
const declined: PartnershipDraft = { type: 'PartnershipDeclined', data: {} };
const cancelledBy = (by: 'company' | 'nonprofit'): PartnershipDraft => ({
  type: 'PartnershipCancelled',
  data: { by },
});
const moved: PartnershipDraft = { type: 'PartnershipMoved', data: { level: 'lyon' } };
const granted = (mandate: string): PartnershipDraft => ({
  type: 'MandateGranted',
  data: { mandate, request: 'mail' },
});
const revoked: PartnershipDraft = { type: 'MandateRevoked', data: { mandate: 'm1' } };

const HISTORIES = {
  none: nothing,
  awaiting: given(proposed),
  validated: given(proposed, validated),
  mandated: given(proposed, validated, granted('m1')),
  declined: given(proposed, declined),
  cancelled: given(proposed, validated, granted('m1'), cancelledBy('company')),
} as const;
type Name = keyof typeof HISTORIES;

const propose = (level: string): PartnershipCommand => ({
  name: 'ProposePartnership',
  data: { partnership: 'p1', company: 'acme', nonprofit: 'helpers', level },
});
const VALIDATE: PartnershipCommand = { name: 'ValidatePartnership', data: {} };
const DECLINE: PartnershipCommand = { name: 'DeclinePartnership', data: {} };
const CANCEL: PartnershipCommand = { name: 'CancelPartnership', data: {} };
const GRANT: PartnershipCommand = { name: 'GrantMandate', data: { request: 'mail' } };
const REVOKE: PartnershipCommand = { name: 'RevokeMandate', data: {} };
const move = (level: string): PartnershipCommand => ({ name: 'MovePartnership', data: { level } });
const NEW_MANDATE = uuid5('command-1', 'mandate');

/** Adds the name of the command, for the title of the test. */
const withName = (rows: readonly (readonly [Name, PartnershipCommand, unknown])[]) =>
  rows.map(([status, command, expected]) => [status, command.name, command, expected] as const);

describe('each status', () => {
  test.each(
    withName([
      ['none', propose('paris'), [proposed]],
      ['awaiting', propose('paris'), 'already_proposed'],
      ['awaiting', VALIDATE, [validated]],
      ['awaiting', DECLINE, [declined]],
      ['awaiting', CANCEL, [cancelledBy('nonprofit')]],
      ['awaiting', move('lyon'), [moved]],
      ['awaiting', GRANT, 'partnership_awaiting_confirmation'],
      ['awaiting', REVOKE, 'no_mandate'],
      ['validated', propose('paris'), 'already_proposed'],
      ['validated', VALIDATE, 'partnership_validated'],
      ['validated', DECLINE, 'partnership_validated'],
      ['validated', CANCEL, [cancelledBy('nonprofit')]],
      ['validated', move('lyon'), [moved]],
      ['validated', GRANT, [granted(NEW_MANDATE)]],
      ['validated', REVOKE, 'no_mandate'],
      ['mandated', GRANT, 'nothing_changes'],
      ['mandated', REVOKE, [revoked]],
      ['declined', VALIDATE, 'partnership_declined'],
      ['declined', DECLINE, 'partnership_declined'],
      ['declined', CANCEL, 'partnership_declined'],
      ['declined', move('lyon'), [moved]],
      ['declined', GRANT, 'partnership_declined'],
      ['cancelled', VALIDATE, 'partnership_cancelled'],
      ['cancelled', DECLINE, 'partnership_cancelled'],
      ['cancelled', CANCEL, 'partnership_cancelled'],
      ['cancelled', move('lyon'), [moved]],
      ['cancelled', GRANT, 'partnership_cancelled'],
      ['cancelled', REVOKE, 'no_mandate'],
    ]),
  )('%s decides %s', (name, _command, command, expected) => {
    expect(outcome(HISTORIES[name], command)).toEqual(expected);
  });
});

describe('ProposePartnership', () => {
  test.each(['declined', 'cancelled'] as const)('a %s one keeps its level', (name) => {
    expect(outcome(HISTORIES[name], propose('lyon'))).toEqual([proposed]);
  });

  test('keeps the level that the partnership was moved to', () => {
    expect(outcome(given(proposed, moved, declined), propose('paris'))).toEqual([
      proposedAt('lyon'),
    ]);
  });

  test('starts over after an end', () => {
    const again = given(proposed, validated, cancelledBy('company'), proposed);
    expect(again.state).toMatchObject({
      status: 'awaiting_confirmation',
      cancelledBy: null,
      proposedAt: DAYS[3],
      validatedAt: DAYS[1],
      refusedAt: DAYS[2],
      mandate: null,
      everValidated: true,
    });
    expect(outcome(again, VALIDATE)).toEqual([validated]);
  });
});

describe('CancelPartnership', () => {
  test('names the side that ended it', () => {
    expect(outcome(HISTORIES.validated, CANCEL, COORDINATOR)).toEqual([cancelledBy('nonprofit')]);
    expect(outcome(HISTORIES.validated, CANCEL, ADMIN)).toEqual([cancelledBy('company')]);
  });

  test('ends the mandate', () => {
    expect(HISTORIES.mandated.state).toMatchObject({ mandate: 'm1', mandateSince: DAYS[2] });
    expect(HISTORIES.cancelled.state).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'company',
      refusedAt: DAYS[3],
      mandate: null,
      mandateSince: null,
    });
  });
});

describe('a mandate', () => {
  test('that was revoked can be granted again', () => {
    const history = given(proposed, validated, granted('m1'), revoked);
    expect(history.state).toMatchObject({ mandate: null, mandateSince: null });
    expect(outcome(history, GRANT)).toEqual([granted(NEW_MANDATE)]);
  });

  test('does not come back with a partnership that is validated again', () => {
    const history = HISTORIES.cancelled
      .and({ ...proposed, at: NOW })
      .and({ ...validated, at: NOW });
    expect(history.state.mandate).toBeNull();
    expect(outcome(history, REVOKE)).toBe('no_mandate');
  });
});

test('MovePartnership to the same level does nothing', () => {
  expect(outcome(HISTORIES.validated, move('paris'))).toEqual([]);
  expect(given(proposed, moved).state.level).toBe('lyon');
});

test('the id is a function of the company and the nonprofit', () => {
  expect(partnershipId('acme', 'helpers')).toBe(partnershipId('acme', 'helpers'));
  expect(partnershipId('acme', 'helpers')).not.toBe(partnershipId('helpers', 'acme'));
});
