import { expect, test } from '@jest/globals';
import type { JsonObject, StoredEvent } from '#kit/eventsourcing';
import { employmentFilter } from './employment-filter.js';

const event = (type: string, data: JsonObject): StoredEvent =>
  ({ type, version: 1, data: { person: 'tom', ...data } }) as unknown as StoredEvent;
const role = (company: string | null, nonprofit: string | null = null) => ({
  grant: `${company}${nonprofit}`,
  role: company === null ? 'coordinator' : 'employee',
  company,
  level: null,
  nonprofit,
});
const invited = (invitation: string, ...roles: readonly ReturnType<typeof role>[]) =>
  event('PersonInvited', { invitation, roles, level: null, expiresAt: '2026-02-01T00:00:00.000Z' });

/** Tom belongs to acme, coordinates helpers, is invited to others and to acme, and goes to beta. */
const LIFE = [
  event('PersonRegistered', { company: 'acme', level: 'paris' }),
  event('RoleGranted', role('acme')),
  event('RoleGranted', role(null, 'helpers')),
  invited('i1', role(null, 'others')),
  event('InvitationDeclined', { invitation: 'i1' }),
  invited('i2', role('acme')),
  event('InvitationAccepted', { invitation: 'i2' }),
  event('RoleRevoked', { grant: 'acmenull', role: 'employee' }),
  event('RoleGranted', role('beta')),
  event('PersonMoved', { level: 'lyon' }),
];
const seenBy = (company: string | null) => {
  const sees = employmentFilter(company);
  return LIFE.flatMap((one, index) => (sees(one) ? [index] : []));
};

test('a company sees the time in which a person belonged to it', () => {
  expect(seenBy('beta')).toEqual([8, 9]);
});

test('the company before sees the going, and nothing after it', () => {
  expect(seenBy('acme')).toEqual([0, 1, 2, 5, 6, 7, 8]);
});

test('invitations of others are seen by nobody in the company', () => {
  expect(seenBy('acme')).not.toEqual(expect.arrayContaining([3]));
  expect(seenBy('acme')).not.toEqual(expect.arrayContaining([4]));
});

test('without a company nothing is seen', () => {
  expect(seenBy(null)).toEqual([]);
});
