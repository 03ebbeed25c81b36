import { expect, test } from '@jest/globals';
import type { StoredEvent } from '#kit/eventsourcing';
import { KnownPeople } from '#contexts/registrations';
import { causeSummaryOf, causingEventOf } from './cause-entries.js';

const event = (type: string, stream: string, actor: string | null = 'ada'): StoredEvent =>
  ({
    id: 'c',
    type,
    stream,
    occurredAt: '2026-01-05T08:00:00.000Z',
    meta: { actor, capacity: 'admin', mandate: null },
  }) as unknown as StoredEvent;
const people = new KnownPeople(
  ['ada', 'eva', 'cora'].map((id) => ({ id, name: `${id}!`, erased: false })),
);
const shown = (cause: StoredEvent, knowsCompany: boolean) => {
  const { actor, stream } = causingEventOf(cause, { people, employee: 'eva', knowsCompany });
  return [actor.name, stream];
};

test.each([
  ['RoleRevoked', 'person-max', 'The manager who decided until then left the company.'],
  ['PersonErased', 'person-max', 'The manager who decided until then was erased.'],
  ['ManagerAssigned', 'person-eva', 'An employee got another manager, or none.'],
  ['PersonMoved', 'person-eva', 'An employee moved to another network level.'],
  [
    'RoleRevoked',
    'person-eva',
    'A person lost a role; losing `employee`, they leave the company, and every other role there goes with it.',
  ],
  [
    'SlotCancelled',
    'initiative-i',
    'A slot was cancelled. Its live dates that are not over are cancelled with it.',
  ],
  ['Unheard', 'initiative-i', ''],
])('%s on %s is put in words', (type, stream, words) => {
  expect(causeSummaryOf(event(type, stream), 'eva')).toBe(words);
});

test('names everybody to readers who may know the company', () => {
  expect(shown(event('RoleRevoked', 'person-max'), true)).toEqual(['ada!', 'person-max']);
});

test('names nobody but the employee of the company to a coordinator', () => {
  expect(shown(event('RoleRevoked', 'person-max'), false)).toEqual(['Withheld', 'person']);
  expect(shown(event('ManagerAssigned', 'person-eva'), false)).toEqual(['Withheld', 'person-eva']);
  expect(shown(event('PersonMoved', 'person-eva', 'eva'), false)).toEqual(['eva!', 'person-eva']);
});

test('names the actor of an initiative to everybody, and the system as such', () => {
  expect(shown(event('SlotCancelled', 'initiative-i', 'cora'), false)).toEqual([
    'cora!',
    'initiative-i',
  ]);
  expect(shown(event('PersonErased', 'person-max', null), false)).toEqual(['System', 'person']);
});
