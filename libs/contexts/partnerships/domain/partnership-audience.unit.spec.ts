import { describe, expect, test } from '@jest/globals';
import { partnershipAudienceOf } from './partnership-audience.js';
import { PARTNERSHIP_EVENTS } from './partnership.events.js';
import { statusesShownAs } from './partnership.status.js';

describe('the mail of a partnership event', () => {
  test.each(Object.entries(PARTNERSHIP_EVENTS).filter(([type]) => type !== 'PartnershipCancelled'))(
    'of %s goes to those in the catalogue',
    (type, definition) =>
      expect(partnershipAudienceOf({ type, data: { by: 'company' } })).toEqual(
        ('notifies' in definition ? definition.notifies : undefined) ?? [],
      ),
  );

  test.each([
    ['company', 'coordinators'],
    ['nonprofit', 'admins'],
  ])('of a cancellation by the %s goes to the %s', (by, audience) =>
    expect(partnershipAudienceOf({ type: 'PartnershipCancelled', data: { by } })).toEqual([
      audience,
    ]),
  );

  test.each(['SomethingElse', 'toString'])('of %s goes to nobody', (type) =>
    expect(partnershipAudienceOf({ type, data: {} })).toEqual([]),
  );

  test('of a validation goes to the admins and no coordinator', () =>
    expect(partnershipAudienceOf({ type: 'PartnershipValidated', data: {} })).toEqual(['admins']));
});

test.each([
  ['validated', ['validated']],
  ['awaiting_confirmation', ['awaiting_confirmation']],
  ['cancelled_declined', ['declined', 'cancelled']],
] as const)('the status %s shows %j', (shown, statuses) =>
  expect(statusesShownAs(shown)).toEqual(statuses),
);
