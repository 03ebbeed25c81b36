import { describe, expect, test } from '@jest/globals';
import { cellsOf, CONFIRMED, lookups, START, VALIDATED } from '../testing/story.js';
import { PARTNERSHIP_COLUMNS, type PartnershipFacts } from './index.js';

describe('a partnership', () => {
  const facts = {
    id: 'p1',
    owner: 'p1',
    company: 'acme',
    nonprofit: 'helpers',
    level: 'acme/paris',
    status: 'validated',
    cancelled_by: null,
    mandate: null,
    mandate_since: null,
    proposed_at: START,
    validated_at: CONFIRMED,
    refused_at: null,
    ever_validated: true,
    revision: 1,
    zone: 'Europe/Paris',
    created: 3,
    open: 1,
  } satisfies PartnershipFacts;

  test('in force, cell by cell', () => {
    expect(cellsOf(PARTNERSHIP_COLUMNS, facts, lookups({ instant: '2026-01-10T09:00:00.000Z' }))).toMatchObject({
      nonprofit: 'Helpers',
      company: 'Acme',
      status: 'validated',
      shown: 'validated',
      shownLabel: 'Validated',
      created: 3,
      open: 1,
      level: 'acme/paris',
      validatedAt: '2026-01-06T10:00',
      endedAt: null,
      statusSince: '2026-01-06T10:00',
      daysInStatus: 4,
      locations: 'Paris; Lyon',
    });
  });

  test.each([
    ['cancelled', 'company', 'Company'],
    ['declined', null, null],
  ])('that was %s is shown as Cancelled/Declined', (status, by, label) => {
    const row = { ...facts, status, cancelled_by: by, refused_at: VALIDATED };
    expect(cellsOf(PARTNERSHIP_COLUMNS, row, lookups(), 'shownLabel', 'endedAt', 'cancelledByLabel', 'statusSince')).toEqual({
      shownLabel: 'Cancelled/Declined',
      endedAt: '2026-02-05T09:00',
      cancelledByLabel: label,
      statusSince: '2026-02-05T09:00',
    });
  });

  test('proposed again after an end shows neither the end nor who ended it', () => {
    const row = { ...facts, status: 'awaiting_confirmation', cancelled_by: null, refused_at: CONFIRMED, proposed_at: VALIDATED };
    expect(cellsOf(PARTNERSHIP_COLUMNS, row, lookups(), 'endedAt', 'statusSince')).toEqual({
      endedAt: null,
      statusSince: '2026-02-05T09:00',
    });
  });
});
