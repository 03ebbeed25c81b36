import { describe, expect, test } from '@jest/globals';
import { cellsOf, lookups, partnership } from '../testing/export-rows.js';
import { CONFIRMED, VALIDATED } from '../testing/export-history.js';
import { PARTNERSHIP_COLUMNS } from './partnerships.export.js';

describe('a partnership', () => {
  test('in force, cell by cell', () => {
    expect(
      cellsOf(PARTNERSHIP_COLUMNS, partnership, lookups({ instant: '2026-01-10T09:00:00.000Z' })),
    ).toMatchObject({
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
    const row = { ...partnership, status, cancelled_by: by, refused_at: VALIDATED };
    expect(
      cellsOf(
        PARTNERSHIP_COLUMNS,
        row,
        lookups(),
        'shownLabel',
        'endedAt',
        'cancelledByLabel',
        'statusSince',
      ),
    ).toEqual({
      shownLabel: 'Cancelled/Declined',
      endedAt: '2026-02-05T09:00',
      cancelledByLabel: label,
      statusSince: '2026-02-05T09:00',
    });
  });

  test('proposed again after an end shows neither the end nor who ended it', () => {
    const row = {
      ...partnership,
      status: 'awaiting_confirmation',
      cancelled_by: null,
      refused_at: CONFIRMED,
      proposed_at: VALIDATED,
    };
    expect(cellsOf(PARTNERSHIP_COLUMNS, row, lookups(), 'endedAt', 'statusSince')).toEqual({
      endedAt: null,
      statusSince: '2026-02-05T09:00',
    });
  });
});
