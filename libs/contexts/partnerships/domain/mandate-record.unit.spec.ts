import { expect, test } from '@jest/globals';
import { evolveMandates, type MandateRecord } from './mandate-record.js';
import type { PartnershipEvent } from './partnership.events.js';

const event = (type: string, at: string, actor: string, data: object = {}): PartnershipEvent =>
  ({ id: `e-${at}`, type, data, meta: { actor }, occurredAt: at }) as unknown as PartnershipEvent;
const after = (...events: readonly PartnershipEvent[]) =>
  events.reduce<readonly MandateRecord[]>(evolveMandates, []);
const granted = (mandate: string, at: string) =>
  event('MandateGranted', at, 'pia', { mandate, request: 'mail' });
const inForce = {
  id: 'm1',
  event: 'e-1',
  grantedBy: 'pia',
  grantedAt: '1',
  request: 'mail',
  endedBy: null,
  endedAt: null,
  end: null,
};

test('a mandate is kept with who granted it, when, and for which request', () => {
  expect(after(granted('m1', '1'))).toEqual([inForce]);
});

test.each([
  ['MandateRevoked', 'revoked'],
  ['PartnershipCancelled', 'partnership_cancelled'],
])('%s ends the one in force', (type, end) => {
  expect(after(granted('m1', '1'), event(type, '2', 'ada'))).toEqual([
    { ...inForce, end, endedBy: 'ada', endedAt: '2' },
  ]);
});

test('one that has ended stays as it ended, before the next', () => {
  const past = after(
    granted('m1', '1'),
    event('MandateRevoked', '2', 'ada'),
    granted('m2', '3'),
    event('PartnershipCancelled', '4', 'max'),
  );
  expect(past.map(({ id, end, endedBy }) => [id, end, endedBy])).toEqual([
    ['m1', 'revoked', 'ada'],
    ['m2', 'partnership_cancelled', 'max'],
  ]);
});

test('other events leave mandates as they are', () => {
  const before = after(granted('m1', '1'));
  expect(evolveMandates(before, event('PartnershipMoved', '2', 'ada', { level: 'lyon' }))).toBe(
    before,
  );
});
