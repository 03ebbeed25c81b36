import { describe, expect, it } from '@jest/globals';
import {
  notificationAudienceOf,
  notifiesItsActor,
  type NotificationContext,
} from './notification-audience.js';

const SLOTS: NotificationContext = { kind: 'slots', managed: [], receipt: null };
const RECEIPT: NotificationContext = {
  ...SLOTS,
  receipt: { kind: 'DateCancelledByEmployee', dates: ['d1'] },
};
const audience = (type: string, data: object = {}, context: Partial<NotificationContext> = {}) => {
  const { audiences, exceptions } = notificationAudienceOf(
    { type, data: { ...data } },
    { ...SLOTS, ...context },
  );
  return [audiences.join(' '), exceptions.map(({ audience }) => audience).join(' ')];
};

describe('who is told of an event', () => {
  it('is told of a sign-up only where it came without dates', () => {
    expect(audience('ApplicationSubmitted', { withDates: false })).toEqual(['coordinators', '']);
    expect(audience('ApplicationSubmitted', { withDates: true })).toEqual(['', 'coordinators']);
  });

  it('is told of dates as they are selected, but not those of a mentoring', () => {
    const [audiences] = audience('DateSelected');
    expect(audiences).toContain('coordinators');
    expect(audience('DateSelected', {}, { kind: 'mentoring' })).toEqual(['', 'coordinators']);
    expect(audience('DateConfirmedByCoordinator', {}, { kind: 'mentoring' })[1]).toBe('');
  });

  it('is told of a moved date, the manager only of one that is theirs', () => {
    const moved = (managed: string[]) => audience('DateMovedWithSlot', { date: 'd1' }, { managed });
    expect(moved(['d1'])).toEqual(['employee manager', '']);
    expect(moved(['d2'])).toEqual(['employee', 'manager']);
  });

  it('is told of an employee’s cancellation, the employee only by a receipt', () => {
    expect(audience('DateCancelledByEmployee')[1]).toBe('employee');
    expect(audience('DateCancelledByEmployee', {}, RECEIPT)).toEqual(['employee coordinators', '']);
    expect(audience('MentoringEnded', {}, RECEIPT)[1]).toBe('employee');
  });

  it('is nobody for events that send nothing, and for unknown ones', () => {
    expect(audience('MenteeFound')).toEqual(['', '']);
    expect(audience('toString')).toEqual(['', '']);
  });
});

describe('who caused an event', () => {
  const tellsActor = (type: string, audience: 'employee' | 'manager', context = SLOTS) =>
    notifiesItsActor({ type, data: {} }, audience, context);

  it('is asked to decide like anybody', () => {
    expect(tellsActor('ManagerApprovalRequested', 'manager')).toBe(true);
    expect(tellsActor('DateSelected', 'manager')).toBe(false);
  });

  it('gets a receipt of their own cancellation', () => {
    expect(tellsActor('DateCancelledByEmployee', 'employee', RECEIPT)).toBe(true);
    expect(tellsActor('DateCancelledByEmployee', 'manager', RECEIPT)).toBe(false);
    expect(tellsActor('DateCancelledByEmployee', 'employee')).toBe(false);
  });
});
