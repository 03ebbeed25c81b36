import { describe, expect, it } from '@jest/globals';
import { isMutable, reminderOf, REMINDERS } from './registration.reminders.js';
import { requestToNewDeciders } from './registration.reminder-times.js';
import { statusOf } from './registration.status.js';
import { tick, timeline } from './testing/timeline.js';
import * as h from './testing/registration-history.js';
import { commandOf } from './testing/command-builders.js';

const { applied, approved, asked, confirmed, local, mentee, selected, historyOf } = h;
const long = '2030-01-01T00:00';

describe('asking the manager', () => {
  it('happens at once, then 3 and 7 days after, and no more', () => {
    expect(
      timeline(historyOf('slots', applied, asked('d3'), '2026-01-20T09:00', confirmed('d3')), long),
    ).toEqual([
      '2026-01-20T09:00 ManagerApprovalRequested d3 #0',
      '2026-01-23T09:00 ManagerApprovalRequested d3 #1',
      '2026-01-27T09:00 ManagerApprovalRequested d3 #2',
    ]);
  });

  it('is one per instant of entry; repeats name the dates still waiting', () => {
    const past = historyOf(
      'slots',
      applied,
      asked('d1'),
      asked('d2'),
      asked('d3'),
      '2026-01-12T09:00',
      [confirmed('d1'), confirmed('d2')],
      confirmed('d3'),
    );
    const first = tick(past, '2026-01-12T09:05');
    expect(first.events).toEqual([
      'ManagerApprovalRequested d1+d2 #0',
      'ManagerApprovalRequested d3 #0',
    ]);
    const decided = first.then.and({ ...h.agreed('d1').draft, at: local('2026-01-13T09:00') });
    expect(timeline(decided, '2026-01-16T00:00')).toEqual([
      '2026-01-15T09:00 ManagerApprovalRequested d2 #1',
      '2026-01-15T09:01 ManagerApprovalRequested d3 #1',
    ]);
  });

  it('a later command of that instant asks by itself; repeats are shared', () => {
    const first = tick(
      historyOf('slots', applied, asked('d1'), asked('d2'), '2026-01-12T09:00', confirmed('d1')),
      '2026-01-12T09:00',
    );
    expect(first.events).toEqual(['ManagerApprovalRequested d1 #0']);
    expect(
      timeline(
        first.then.and({ ...confirmed('d2').draft, at: local('2026-01-12T09:00') }),
        '2026-01-16T00:00',
      ),
    ).toEqual([
      '2026-01-12T09:00 ManagerApprovalRequested d2 #0',
      '2026-01-15T09:00 ManagerApprovalRequested d1+d2 #1',
    ]);
  });

  it('after an outage asks once, then on the old count', () => {
    const { events, then } = tick(
      historyOf('slots', applied, asked('d3'), confirmed('d3')),
      '2026-01-09T00:00',
    );
    expect(events).toEqual(['ManagerApprovalRequested d3 #1']);
    expect(timeline(then, long)).toEqual(['2026-01-12T09:02 ManagerApprovalRequested d3 #2']);
  });

  it('goes on for an overdue date and stops with the decision', () => {
    const waiting = historyOf('slots', applied, asked('d1'), '2026-02-02T09:00', confirmed('d1'));
    expect(timeline(waiting, '2026-02-05T10:00')).toEqual([
      '2026-02-02T09:00 ManagerApprovalRequested d1 #0',
      '2026-02-05T09:00 ManagerApprovalRequested d1 #1',
    ]);
    expect(
      timeline(historyOf('slots', applied, asked('d1'), confirmed('d1'), h.disagreed('d1')), long),
    ).toEqual([]);
  });

  it('is also about mentoring periods and sessions', () => {
    expect(
      tick(historyOf('mentoring', applied, approved, mentee, asked('p1')), '2026-01-05T09:10')
        .events,
    ).toEqual(['ManagerApprovalRequested p1 #0']);
    const sessions = historyOf('mentoring', applied, approved, mentee, selected('p1'), [
      asked('m1'),
      asked('m2'),
    ]);
    expect(tick(sessions, '2026-01-05T09:10').events).toEqual([
      'ManagerApprovalRequested m1+m2 #0',
    ]);
  });
});

describe('asking for confirmation', () => {
  it('happens when the date ends, then 7 and 21 days after, and no more', () => {
    expect(timeline(historyOf('slots', applied, selected('d1'), confirmed('d1')), long)).toEqual([
      '2026-02-03T17:00 DateEnded d1 2026-02-03T17:00',
      '2026-02-03T17:00 ParticipationConfirmationRequested d1 #0',
      '2026-02-10T17:00 ParticipationConfirmationRequested d1 #1',
      '2026-02-24T17:00 ParticipationConfirmationRequested d1 #2',
    ]);
  });

  it('is one for the dates that end at the same instant, in the order selected', () => {
    const twin = selected('d2', { slot: null, end: h.DATES.d1.end });
    expect(
      timeline(
        historyOf('open', applied, twin, selected('d1'), confirmed('d1'), confirmed('d2')),
        '2026-02-04T00:00',
      ),
    ).toEqual([
      '2026-02-03T17:00 DateEnded d2 2026-02-03T17:00',
      '2026-02-03T17:00 DateEnded d1 2026-02-03T17:00',
      '2026-02-03T17:00 ParticipationConfirmationRequested d2+d1 #0',
    ]);
  });

  it('counts from the decision for a date decided after its end', () => {
    const late = historyOf('slots', applied, selected('d1')).when(
      commandOf('ConfirmDates', 'slots'),
      local('2026-02-20T09:00'),
      h.PEOPLE.coordinator,
    );
    expect(late.then.state.dates[0]).toMatchObject({
      status: 'awaiting_confirmation',
      since: local('2026-02-20T09:00'),
      end: local('2026-02-03T17:00'),
    });
    expect(late.drafts.at(-1)).toMatchObject({
      type: 'DateEnded',
      occurredAt: local('2026-02-03T17:00'),
    });
    expect(timeline(late.then, long)).toEqual([
      '2026-02-20T09:00 ParticipationConfirmationRequested d1 #0',
      '2026-02-27T09:00 ParticipationConfirmationRequested d1 #1',
      '2026-03-13T09:00 ParticipationConfirmationRequested d1 #2',
    ]);
  });

  it('of a mentoring comes when its period ends, never for its sessions', () => {
    const mentoring = historyOf(
      'mentoring',
      applied,
      approved,
      mentee,
      selected('p1'),
      selected('m1'),
    );
    expect(timeline(mentoring, '2026-07-01T00:00')).toEqual([
      '2026-02-03T17:00 DateEnded m1 2026-02-03T17:00',
      '2026-05-01T00:00 EngagementReviewSent p1 #1',
      '2026-06-30T18:00 DateEnded p1 2026-06-30T18:00',
      '2026-06-30T18:00 ParticipationConfirmationRequested p1 #0',
    ]);
  });

  it('past sessions of a cancelled mentoring are not asked about', () => {
    const taken = historyOf(
      'mentoring',
      applied,
      approved,
      mentee,
      selected('p1'),
      selected('m1'),
      '2026-02-04T09:00',
      h.initiativeCancelled('p1'),
    );
    expect(statusOf(taken.state)).toBe('awaiting_confirmation');
    expect(timeline(taken, long)).toEqual([]);
  });

  it('after an outage asks once, each group for itself, then on the old count', () => {
    const past = historyOf('slots', applied, selected('d1'), selected('d2'), [
      confirmed('d1'),
      confirmed('d2'),
    ]);
    const { events, then } = tick(past, '2026-02-12T00:00');
    expect(events).toEqual([
      'DateEnded d1 2026-02-03T17:00',
      'DateEnded d2 2026-02-10T17:00',
      'ParticipationConfirmationRequested d1 #1',
      'ParticipationConfirmationRequested d2 #0',
    ]);
    expect(timeline(then, '2026-02-24T18:00')).toEqual([
      '2026-02-17T17:00 ParticipationConfirmationRequested d2 #1',
      '2026-02-24T17:00 ParticipationConfirmationRequested d1 #2',
    ]);
  });

  it('begins anew for a date that was restored, and stops with the answer', () => {
    const over = tick(
      historyOf('slots', applied, selected('d1'), confirmed('d1')),
      '2026-02-03T17:00',
    ).then;
    const missed = over.and({ ...h.missed('d1').draft, at: local('2026-02-04T09:00') });
    expect(timeline(missed, long)).toEqual([]);
    const back = missed.when(
      commandOf('RestoreDate', 'slots'),
      local('2026-02-05T09:00'),
      h.PEOPLE.platform,
    ).then;
    expect(timeline(back, '2026-02-12T10:00')).toEqual([
      '2026-02-05T09:00 ParticipationConfirmationRequested d1 #0',
      '2026-02-12T09:00 ParticipationConfirmationRequested d1 #1',
    ]);
  });
});

describe('where the clocks change', () => {
  const ending = (zone: string, end: string) =>
    historyOf(
      'open',
      h.appliedIn(zone),
      selected('d1', { start: local('2026-01-06T00:00'), end: local(end, zone) }),
      confirmed('d1'),
    );
  it.each([
    ['Europe/Paris', '2026-03-22T02:30', '2026-03-29T01:00:00.000Z'],
    ['Europe/Paris', '2026-10-18T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-03-01T02:15', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-10-25T01:15', '2026-11-01T05:15:00.000Z'],
    ['America/Santiago', '2026-08-30T00:00', '2026-09-06T04:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-09-27T02:10', '2026-10-03T15:30:00.000Z'],
    ['Asia/Kolkata', '2026-03-22T02:30', '2026-03-28T21:00:00.000Z'],
  ])(
    'in %s seven days after %s is the first existing or the earlier instant',
    (zone, end, instant) => {
      const first = tick(ending(zone, end), local(end, zone)).then;
      expect(tick(first, new Date(Date.parse(instant) - 1).toISOString()).events).toEqual([]);
      expect(tick(first, instant).events).toEqual(['ParticipationConfirmationRequested d1 #1']);
    },
  );

  it('a date that ends in the hour that comes twice is asked about at once, and once', () => {
    const second = '2026-10-25T01:30:00.000Z';
    const past = historyOf('open', applied, selected('d1', { end: second }), confirmed('d1'));
    expect(tick(past, '2026-10-25T01:29:00.000Z').events).toEqual([]);
    const { events, then } = tick(past, second);
    expect(events).toEqual([
      'DateEnded d1 2026-10-25T02:30',
      'ParticipationConfirmationRequested d1 #0',
    ]);
    expect(tick(then, second).events).toEqual([]);
  });
});

describe('the row of a reminder', () => {
  it('is found by its event, and by nothing that an object happens to have', () => {
    expect(reminderOf('ManagerApprovalRequested')).toBe(REMINDERS.ManagerApprovalRequested);
    expect(reminderOf('DateSelected')).toBeUndefined();
    expect(reminderOf('constructor')).toBeUndefined();
  });

  it.each([
    ['ArchivalWarningSent', {}, true],
    ['MenteeSearchReminderSent', { repeat: 0 }, true],
    ['ManagerApprovalRequested', { repeat: 0 }, false],
    ['ManagerApprovalRequested', { repeat: 1 }, true],
    ['DateSelected', { repeat: 1 }, false],
  ])('says whether it may be turned off: %s %j', (type, data, expected) => {
    expect(isMutable({ type, data })).toBe(expected);
  });
});

describe('asking those who decide from now on', () => {
  const ASKED = '2026-01-20T09:00';
  const waiting = () => historyOf('slots', applied, asked('d3'), ASKED, confirmed('d3')).state;
  const request = (changedAt: string, state = waiting()) =>
    requestToNewDeciders(state, local(changedAt), local('2026-01-22T09:00'));

  it('is about the dates that waited when the decider changed, its instant included', () => {
    expect(request(ASKED)).toMatchObject({ dates: ['d3'], repeat: 0 });
    expect(request('2026-01-20T08:59')).toBeNull();
  });

  it('is nothing where no date waits', () => {
    expect(request(ASKED, historyOf('slots', applied, selected('d1')).state)).toBeNull();
  });
});
