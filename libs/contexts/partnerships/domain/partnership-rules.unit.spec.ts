import { describe, expect, test } from '@jest/globals';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import type { PartnershipCommand } from './partnership.commands.js';
import { partnership, partnershipId } from './partnership.decider.js';

const NOW = '2026-01-05T08:00:00.000Z';
type History = Given<ReturnType<typeof partnership.initial>, PartnershipCommand>;
const WHO = {
  coordinator: { actor: 'cora', capacity: 'coordinator' },
  admin: { actor: 'ada', capacity: 'admin' },
};
const actual = (history: History, name: string, data: object, capacity: keyof typeof WHO) =>
  history.when({ name, data } as PartnershipCommand, NOW, WHO[capacity]);
const run = (history: History, name: string, data: object = {}): History =>
  actual(history, name, data, 'admin').then;
function answer(
  history: History,
  name: string,
  data: object = {},
  capacity: keyof typeof WHO = 'admin',
) {
  const { drafts, refusal } = actual(history, name, data, capacity);
  return refusal ? refusal.rule : drafts;
}

const NOTHING = Given.of(partnership, 'p1');
const PROPOSAL = { partnership: 'p1', company: 'acme', nonprofit: 'helpers', level: 'paris' };
const proposed = run(NOTHING, 'ProposePartnership', PROPOSAL);
const validated = run(proposed, 'ValidatePartnership');
const declined = run(proposed, 'DeclinePartnership');
const cancelled = run(validated, 'CancelPartnership');
const mandated = run(validated, 'GrantMandate', { request: 'letter 7' });

test('its id is a function of the company and the nonprofit', () => {
  expect(partnershipId('a', 'b')).toBe(partnershipId('a', 'b'));
  expect(partnershipId('a', 'b')).not.toBe(partnershipId('b', 'a'));
});

describe('the life of a partnership', () => {
  test('begins with a proposal', () => {
    expect(NOTHING.state).toMatchObject({ exists: false, everValidated: false });
    expect(proposed.state).toEqual({
      exists: true,
      id: 'p1',
      company: 'acme',
      nonprofit: 'helpers',
      level: 'paris',
      status: 'awaiting_confirmation',
      cancelledBy: null,
      mandate: null,
      mandateSince: null,
      proposedAt: NOW,
      validatedAt: null,
      refusedAt: null,
      everValidated: false,
    });
  });

  test('goes on as the nonprofit decides', () => {
    expect(validated.state).toEqual({
      ...proposed.state,
      status: 'validated',
      validatedAt: NOW,
      everValidated: true,
    });
    expect(declined.state).toEqual({ ...proposed.state, status: 'declined', refusedAt: NOW });
  });

  test.each([
    ['ValidatePartnership', ['awaiting_confirmation']],
    ['DeclinePartnership', ['awaiting_confirmation']],
    ['CancelPartnership', ['awaiting_confirmation', 'validated']],
    ['GrantMandate', ['validated']],
  ])('%s is possible while %j', (name, statuses) => {
    for (const history of [proposed, validated, declined, cancelled]) {
      const { status } = history.state;
      const given = answer(history, name, { request: 'letter' });
      if (statuses.includes(status)) expect(given).toHaveLength(1);
      else expect(given).toBe(`partnership_${status}`);
    }
  });

  test('ends by one side or the other', () => {
    const by = (capacity: keyof typeof WHO) => answer(validated, 'CancelPartnership', {}, capacity);
    expect(by('coordinator')).toEqual([
      { type: 'PartnershipCancelled', data: { by: 'nonprofit' } },
    ]);
    expect(by('admin')).toEqual([{ type: 'PartnershipCancelled', data: { by: 'company' } }]);
    expect(run(mandated, 'CancelPartnership').state).toEqual({
      ...validated.state,
      status: 'cancelled',
      refusedAt: NOW,
      cancelledBy: 'company',
      mandate: null,
      mandateSince: null,
    });
  });

  test('begins again where it ended, at its level, and not while it goes on', () => {
    const elsewhere = { ...PROPOSAL, level: 'lyon' };
    for (const history of [proposed, validated])
      expect(answer(history, 'ProposePartnership', elsewhere)).toBe('already_proposed');
    for (const history of [declined, cancelled])
      expect(answer(history, 'ProposePartnership', elsewhere)).toEqual([
        { type: 'PartnershipProposed', data: PROPOSAL },
      ]);
    const again = run(cancelled, 'ProposePartnership', elsewhere).state;
    expect(again).toMatchObject({
      status: 'awaiting_confirmation',
      cancelledBy: null,
      everValidated: true,
    });
  });
});

describe('a mandate', () => {
  test('is granted once', () => {
    expect(mandated.state.mandateSince).toBe(NOW);
    expect(mandated.state.mandate).toMatch(/^[0-9a-f-]{36}$/);
    expect(mandated.events.at(-1)?.data).toEqual({
      mandate: mandated.state.mandate,
      request: 'letter 7',
    });
    expect(answer(mandated, 'GrantMandate', { request: 'x' })).toBe('nothing_changes');
  });

  test('is revoked while it is in force', () => {
    expect(answer(validated, 'RevokeMandate')).toBe('no_mandate');
    expect(answer(mandated, 'RevokeMandate')).toEqual([
      { type: 'MandateRevoked', data: { mandate: mandated.state.mandate } },
    ]);
    expect(run(mandated, 'RevokeMandate').state).toEqual(validated.state);
  });
});

test('a partnership moves to another level, silently where it is there already', () => {
  const data = { level: 'lyon' };
  expect(answer(validated, 'MovePartnership', data)).toEqual([{ type: 'PartnershipMoved', data }]);
  expect(run(validated, 'MovePartnership', data).state).toEqual({ ...validated.state, ...data });
  expect(answer(validated, 'MovePartnership', { level: 'paris' })).toEqual([]);
});
