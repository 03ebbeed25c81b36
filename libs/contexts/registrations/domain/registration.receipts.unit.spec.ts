import { describe, expect, it } from '@jest/globals';
import { receiptOf } from './registration.receipts.js';
import { managedDates } from './notification-audience.js';
import * as h from './testing/registration-history.js';

const { agreed, applied, approved, asked, confirmed, dropped, mentee, selected, historyOf } = h;

/** The receipt of the last command of a history. */
function receipt(kind: 'slots' | 'mentoring', ...past: readonly h.HistoryEntry[]) {
  const { events } = historyOf(kind, ...past);
  return receiptOf(events, events.at(-1)?.meta.commandId ?? '');
}
const restored: h.Step = {
  by: 'platform',
  draft: {
    type: 'DateRestored',
    data: {
      ...{ date: 'd1', status: 'in_progress', reason: 'a mistake', employee: 'eva' },
      ...{ start: h.DATES.d1.start, end: h.DATES.d1.end },
    },
  },
};
const moved: h.Step = {
  by: 'system',
  draft: {
    type: 'DateMovedWithSlot',
    data: { date: 'd1', start: h.local('2026-02-04T14:00'), end: h.local('2026-02-04T17:00') },
  },
};

describe('a receipt of the employee’s own cancellation', () => {
  it('tells of a date that the nonprofit confirmed', () => {
    expect(receipt('slots', applied, selected('d1'), confirmed('d1'), dropped('d1'))).toEqual({
      kind: 'DateCancelledByEmployee',
      dates: ['d1'],
    });
  });

  it('tells of a date that the manager approved', () => {
    const past = [applied, asked('d1'), confirmed('d1'), agreed('d1'), dropped('d1')];
    expect(receipt('slots', ...past)?.dates).toEqual(['d1']);
  });

  it.each([
    ['was to be confirmed', [selected('d1'), dropped('d1')]],
    ['awaited the manager', [asked('d1'), confirmed('d1'), dropped('d1')]],
    ['was cancelled by others', [selected('d1'), confirmed('d1'), h.slotCancelled('d1')]],
    [
      'was restored since',
      [selected('d1'), confirmed('d1'), dropped('d1'), restored, dropped('d1')],
    ],
  ])('is none of a date that %s', (_, past) => {
    expect(receipt('slots', applied, ...past)).toBeNull();
  });

  it('tells of a restored date whose move brought its entry', () => {
    const before = [selected('d1'), confirmed('d1'), dropped('d1'), restored];
    expect(receipt('slots', applied, ...before, moved, dropped('d1'))?.dates).toEqual(['d1']);
  });

  it('is one of a registration cancelled as a whole', () => {
    const dates = [
      selected('d1'),
      selected('d2'),
      selected('d3'),
      confirmed('d1'),
      confirmed('d3'),
    ];
    expect(receipt('slots', applied, ...dates, h.withdrawn)).toEqual({
      kind: 'RegistrationCancelledByEmployee',
      dates: ['d1', 'd3'],
    });
  });

  it('is none where a process withdraws the registration of somebody who left', () => {
    const left = { ...h.withdrawn, by: 'system' as const };
    expect(receipt('slots', applied, selected('d1'), confirmed('d1'), left)).toBeNull();
  });

  it('is none of a mentoring in which no entry was sent', () => {
    expect(
      receipt('mentoring', applied, approved, mentee, selected('p1'), dropped('p1')),
    ).toBeNull();
  });
});

describe('the dates whose moves a manager hears of', () => {
  it('are those that one approved and those that await one', () => {
    const { state } = historyOf(
      'slots',
      ...[applied, asked('d1'), asked('d2'), asked('d3'), confirmed('d1'), confirmed('d2')],
      agreed('d1'),
    );
    expect(managedDates(state)).toEqual(['d1', 'd2']);
  });

  it('are none that a manager refused', () => {
    const { state } = historyOf('slots', applied, asked('d1'), confirmed('d1'), h.disagreed('d1'));
    expect(managedDates(state)).toEqual([]);
  });
});
