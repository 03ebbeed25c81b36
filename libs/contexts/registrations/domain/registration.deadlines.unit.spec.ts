import { describe, expect, it } from '@jest/globals';
import { archivesAt } from './registration.archival.js';
import { deadlinesOf } from './registration.deadlines.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import { tick, timeline } from './testing/timeline.js';
import * as h from './testing/registration-history.js';

const { applied, approved, asked, local, mentee, selected, historyOf } = h;
const CONVERSATION: readonly h.Step[] = [
  h.said('employee'),
  h.said('nonprofit'),
  h.stillLooking,
  h.remindedCoordinator,
];

describe('archival for inactivity', () => {
  it('comes a month after the last human act, clamped, warned 7 days before', () => {
    expect(timeline(historyOf('open', '2026-08-31T10:00', applied), '2027-12-31T00:00')).toEqual([
      '2026-09-23T10:00 ArchivalWarningSent for 2026-09-30',
      '2026-09-30T10:00 RegistrationArchived',
    ]);
  });

  it('comes six months after it for mentoring', () => {
    expect(
      timeline(historyOf('mentoring', '2026-08-31T10:00', applied), '2027-12-31T00:00'),
    ).toEqual([
      '2027-02-21T10:00 ArchivalWarningSent for 2027-02-28',
      '2027-02-28T10:00 RegistrationArchived',
    ]);
  });

  it('is due at its instant, and not before', () => {
    const waiting = historyOf('open', '2026-08-31T10:00', applied);
    expect(tick(waiting, '2026-09-30T09:59').events).toEqual([
      'ArchivalWarningSent for 2026-09-30',
    ]);
    expect(tick(waiting, '2026-09-30T10:00').events).toEqual(['RegistrationArchived']);
  });

  it.each(CONVERSATION.map((step) => [step.draft.type, step] as const))(
    'begins anew after %s, with a warning of its own',
    (_type, step) => {
      const past = historyOf('mentoring', applied, approved, '2026-06-29T09:00');
      const warned = tick(past, '2026-06-29T09:01').then;
      const acted = warned.and({
        ...step.draft,
        at: local('2026-07-01T12:00'),
        by: h.PEOPLE[step.by],
      });
      expect(
        timeline(acted, '2027-12-31T00:00').filter((line) => !line.includes('MenteeSearch')),
      ).toEqual([
        '2026-12-25T12:00 ArchivalWarningSent for 2027-01-01',
        '2027-01-01T12:00 RegistrationArchived',
      ]);
    },
  );

  it('does not begin anew after a mail of the system', () => {
    const reminded = tick(
      historyOf('mentoring', '2026-01-31T09:00', applied, approved),
      '2026-03-31T10:00',
    );
    expect(reminded.events).toEqual(['MenteeSearchReminderSent #2']);
    expect(archivesAt(reminded.then.state)).toBe(local('2026-07-31T09:01'));
  });

  it('never comes to a registration with a date, even a cancelled or overdue one', () => {
    for (const more of [[], [h.refused('d1')]])
      expect(
        timeline(historyOf('slots', applied, selected('d1'), ...more), '2030-01-01T00:00'),
      ).toEqual([]);
  });

  it('counts from the reopening; the search as well', () => {
    const back = historyOf('mentoring', applied, approved, '2026-08-31T10:00', h.reopened);
    expect(timeline(back, '2026-10-31T12:00')).toEqual([
      '2026-09-30T10:00 MenteeSearchReminderSent #1',
      '2026-10-31T10:00 MenteeSearchReminderSent #2',
    ]);
    expect(archivesAt(back.state)).toBe(local('2027-02-28T10:00'));
  });

  it('after an outage over warning and archival, only archives', () => {
    expect(tick(historyOf('open', applied), '2026-05-01T00:00').events).toEqual([
      'RegistrationArchived',
    ]);
  });

  it('counts as activity exactly what the domain names', () => {
    const activity = Object.entries(REGISTRATION_EVENTS).flatMap(([type, fact]) =>
      fact.activity ? type : [],
    );
    expect(activity.sort()).toEqual(
      [
        'ApplicationApproved',
        'ApplicationSubmitted',
        'CoordinatorReminded',
        'ManagerReminded',
        'MenteeSearchContinued',
        'MessagePosted',
      ]
        .concat(['RegistrationReopened', 'TaskCompleted'])
        .sort(),
    );
  });
});

describe('the search for a mentee', () => {
  const looking = historyOf('mentoring', '2026-01-31T08:59', applied, approved);
  it('is asked about monthly, always from the first anchor, until the archival', () => {
    expect(timeline(looking, '2027-01-31T09:00')).toEqual([
      '2026-02-28T09:00 MenteeSearchReminderSent #1',
      '2026-03-31T09:00 MenteeSearchReminderSent #2',
      '2026-04-30T09:00 MenteeSearchReminderSent #3',
      '2026-05-31T09:00 MenteeSearchReminderSent #4',
      '2026-06-30T09:00 MenteeSearchReminderSent #5',
      '2026-07-24T09:00 ArchivalWarningSent for 2026-07-31',
      '2026-07-31T09:00 RegistrationArchived',
    ]);
  });

  it('is counted on whatever is answered', () => {
    const answered = historyOf(
      'mentoring',
      '2026-01-31T08:59',
      applied,
      approved,
      '2026-02-28T12:00',
      h.stillLooking,
      '2026-03-05T12:00',
      h.stillLooking,
    );
    expect(
      timeline(answered, '2026-05-01T09:00').filter((line) => line.startsWith('2026-04')),
    ).toEqual(['2026-04-30T09:00 MenteeSearchReminderSent #3']);
  });

  it('after an outage is asked about once, then on the old count', () => {
    const { events, then } = tick(looking, '2026-05-10T00:00');
    expect(events).toEqual(['MenteeSearchReminderSent #3']);
    expect(tick(then, '2026-05-10T00:01').events).toEqual([]);
    expect(timeline(then, '2026-06-01T00:00')).toEqual([
      '2026-05-31T09:00 MenteeSearchReminderSent #4',
    ]);
  });

  it('is not asked about once a mentee was found', () => {
    const found = historyOf(
      'mentoring',
      '2026-01-31T08:59',
      applied,
      approved,
      '2026-02-10T09:00',
      mentee,
      asked('p2'),
      h.agreed('p2'),
    );
    expect(
      timeline(found, '2026-12-01T00:00').filter((line) => line.includes('MenteeSearch')),
    ).toEqual([]);
  });
});

describe('the review of an engagement', () => {
  it('is quarterly from the start of the period, where that is later than its entry', () => {
    expect(
      timeline(
        historyOf('mentoring', applied, approved, mentee, selected('p2')),
        '2026-12-31T00:00',
      ),
    ).toEqual([
      '2026-06-01T00:00 EngagementReviewSent p2 #1',
      '2026-09-01T00:00 EngagementReviewSent p2 #2',
      '2026-12-01T00:00 EngagementReviewSent p2 #3',
    ]);
  });

  it('is quarterly from a late manager’s decision, clamped from the first anchor', () => {
    const late = historyOf(
      'mentoring',
      applied,
      approved,
      mentee,
      asked('p2'),
      '2026-08-31T09:00',
      h.agreed('p2'),
    );
    expect(timeline(late, '2027-06-01T00:00')).toEqual([
      '2026-11-30T09:00 EngagementReviewSent p2 #1',
      '2027-02-28T09:00 EngagementReviewSent p2 #2',
      '2027-05-31T09:00 EngagementReviewSent p2 #3',
    ]);
  });

  it('ends with the period, which goes first at the same instant', () => {
    const ending = selected('p1', {
      start: local('2026-02-01T00:00'),
      end: local('2026-05-01T00:00'),
    });
    expect(
      timeline(historyOf('mentoring', applied, approved, mentee, ending), '2026-05-02T00:00'),
    ).toEqual([
      '2026-05-01T00:00 DateEnded p1 2026-05-01T00:00',
      '2026-05-01T00:00 ParticipationConfirmationRequested p1 #0',
    ]);
  });

  it('counts anew for a restored period', () => {
    const reviewed = tick(
      historyOf('mentoring', applied, approved, mentee, selected('p2')),
      '2026-06-01T10:00',
    ).then;
    const restored = reviewed.and({ ...h.dropped('p2').draft, at: local('2026-06-02T10:00') }).and({
      type: 'DateRestored',
      data: {
        date: 'p2',
        status: 'in_progress',
        start: h.DATES.p2.start,
        end: null,
        reason: 'a mistake',
        employee: 'eva',
      },
      at: local('2026-06-10T10:00'),
    });
    expect(timeline(restored, '2026-10-01T00:00')).toEqual([
      '2026-09-10T10:00 EngagementReviewSent p2 #1',
    ]);
  });

  it('after an outage is one mail, then on the old count', () => {
    const { events, then } = tick(
      historyOf('mentoring', applied, approved, mentee, selected('p2')),
      '2026-12-24T00:00',
    );
    expect(events).toEqual(['EngagementReviewSent p2 #3']);
    expect(timeline(then, '2027-03-02T00:00')).toEqual([
      '2027-03-01T00:00 EngagementReviewSent p2 #4',
    ]);
  });
});

describe('what will happen, and when', () => {
  it('is told soonest first', () => {
    const state = historyOf('mentoring', '2026-01-31T08:59', applied, approved).state;
    expect(deadlinesOf(state).map(({ kind, at }) => [kind, at])).toEqual([
      ['MenteeSearchReminderSent', local('2026-02-28T09:00')],
      ['ArchivalWarningSent', local('2026-07-24T09:00')],
      ['RegistrationArchived', local('2026-07-31T09:00')],
    ]);
  });

  it('promises no review after the end of the period', () => {
    const ending = selected('p1', {
      start: local('2026-02-01T00:00'),
      end: local('2026-05-01T00:00'),
    });
    expect(
      deadlinesOf(historyOf('mentoring', applied, approved, mentee, ending).state).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['DateEnded']);
  });

  it('is nothing for what does not exist', () => {
    expect(deadlinesOf(historyOf('slots').state)).toEqual([]);
    expect(tick(historyOf('slots'), '2030-01-01T00:00').events).toEqual([]);
  });
});
