import { describe, expect, test } from '@jest/globals';
import type { DashboardDate } from '../../http/my-work.response.js';
import { groupOf } from './dashboard.query.js';
import { ERASED_PERSON } from '#platform/http';
import { nameOf } from './registration-item-mapper.js';
import { periods } from './registrations.query.js';

describe('periods between two days', () => {
  test('are weeks across the end of a year', () => {
    expect(periods('2025-12-22', '2026-01-12', 'week')).toEqual([
      '2025-12-22',
      '2025-12-29',
      '2026-01-05',
      '2026-01-12',
    ]);
  });
  test('are months across the end of a year', () => {
    expect(periods('2025-11-01', '2026-02-01', 'month')).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });
  test('are one for a single day', () =>
    expect(periods('2026-01-05', '2026-01-05', 'week')).toEqual(['2026-01-05']));
});

describe('the dashboard group of a registration', () => {
  const date = (status: DashboardDate['status'], kind = 'slot') =>
    ({ kind, status }) as DashboardDate;
  const group = (
    status: Parameters<typeof groupOf>[0]['status'],
    ...participationDates: DashboardDate[]
  ) => groupOf({ status, participationDates });

  test('is toConfirm if any date is over', () => {
    expect(
      group('dates_to_be_confirmed', date('to_be_confirmed'), date('awaiting_confirmation')),
    ).toBe('toConfirm');
  });
  test('ignores sessions while their mentoring runs', () => {
    expect(
      group('in_progress', date('in_progress', 'period'), date('awaiting_confirmation', 'session')),
    ).toBe('upcoming');
    expect(
      group(
        'awaiting_confirmation',
        date('participated', 'period'),
        date('awaiting_confirmation', 'session'),
      ),
    ).toBe('toConfirm');
  });
  test.each([
    ['application', 'inConversation'],
    ['conversation', 'inConversation'],
    ['looking_for_mentee', 'lookingForMentee'],
    ['awaiting_manager_approval', 'upcoming'],
    ['in_progress', 'upcoming'],
    ['participated', 'past'],
    ['cancelled_rejected', 'past'],
    ['not_finalized', 'past'],
  ] as const)('%s: %s', (status, expected) => expect(group(status)).toBe(expected));
});

test('an erased or unknown person is named “Erased person”', () => {
  expect([
    nameOf('Eva', false),
    nameOf('Eva', true),
    nameOf(null, false),
    nameOf(undefined, undefined),
  ]).toEqual(['Eva', ERASED_PERSON, ERASED_PERSON, ERASED_PERSON]);
});
