import { describe, expect, it } from '@jest/globals';
import * as h from './testing/registration-history.js';
import { statusOf } from './registration.status.js';
import { WhatIf, type OtherPolicy } from './registration.what-if.js';

const { agreed, applied, asked, confirmed, ended, said, selected, historyOf, tookPart, validated } =
  h;

/** The history under another policy, as of a local time: the statuses of both histories, the dates' after it, and where and why they part. */
function under(policy: OtherPolicy, past: h.History, on = '2026-12-31T00:00') {
  const history = new WhatIf(policy);
  for (const event of past.events) history.take(event);
  history.until(h.local(on));
  const { now, simulated, parting, leftOut } = history;
  const words = [now, simulated].map((state) =>
    [statusOf(state), ...state.dates.map(({ status }) => status)].join(' '),
  );
  return { now: words[0], would: words[1], from: parting?.type, why: parting?.why, leftOut };
}

const attended = historyOf(
  'slots',
  applied,
  selected('d1'),
  confirmed('d1'),
  ended('d1'),
  tookPart('d1'),
  validated('d1'),
);
const approved = historyOf(
  'slots',
  applied,
  asked('d1'),
  asked('d2'),
  confirmed('d1'),
  confirmed('d2'),
  agreed('d1'),
  agreed('d2'),
);

describe('what if managers had to approve', () => {
  it('leaves a date to its manager and counts what would not have been possible', () => {
    expect(under({ managerPolicy: 'per_date' }, attended)).toEqual({
      now: 'participated participated',
      would: 'awaiting_manager_approval awaiting_manager',
      from: 'DateConfirmedByCoordinator',
      why: 'Under per_date the date is awaiting_manager.',
      leftOut: 2,
    });
  });

  it('has the first approval cover the other dates, once per registration', () => {
    const one = historyOf(
      'slots',
      applied,
      asked('d1'),
      asked('d2'),
      confirmed('d1'),
      confirmed('d2'),
      agreed('d1'),
    );
    expect(under({ managerPolicy: 'per_registration' }, one)).toMatchObject({
      now: 'awaiting_manager_approval awaiting_confirmation awaiting_manager',
      would: 'awaiting_confirmation awaiting_confirmation awaiting_confirmation',
    });
  });

  it('needs no manager under none: whoever refused could not have', () => {
    const refused = historyOf('slots', applied, asked('d1'), confirmed('d1'), h.disagreed('d1'));
    expect(under({ managerPolicy: 'none' }, refused)).toMatchObject({
      now: 'cancelled_rejected cancelled',
      would: 'awaiting_confirmation awaiting_confirmation',
      from: 'DateConfirmedByCoordinator',
      leftOut: 1,
    });
  });
});

describe('an act under another policy', () => {
  const simulated = (policy: OtherPolicy, past: h.History) => {
    const history = new WhatIf(policy);
    for (const event of past.events) history.take(event);
    return history;
  };
  const running = [h.applied, h.approved, h.mentee, selected('p1')] as const;

  it('stays possible in another status in which it can happen', () => {
    const past = historyOf('slots', applied, selected('d1'), confirmed('d1'), h.dropped('d1'));
    expect(under({ managerPolicy: 'per_date' }, past)).toMatchObject({
      would: 'cancelled_rejected cancelled',
      leftOut: 0,
    });
  });

  it('stays as it was where the date has the same status, however it came about', () => {
    const past = historyOf('slots', applied, selected('d1'), tookPart('d1'));
    expect(under({}, past).leftOut).toBe(0);
  });

  it('is left out where a mentoring ends that would not have begun', () => {
    const end = h.local('2026-03-01T00:00');
    const past = historyOf('mentoring', ...running, {
      by: 'employee',
      draft: { type: 'MentoringEnded', data: { date: 'p1', endedAt: end } },
    });
    expect(simulated({ managerPolicy: 'per_date' }, past).leftOut).toBe(1);
    expect(simulated({}, past).leftOut).toBe(0);
  });

  it('about no date is always possible', () => {
    const past = historyOf('mentoring', ...running, said('employee'), h.stillLooking);
    expect(simulated({ managerPolicy: 'per_date' }, past).leftOut).toBe(0);
  });

  it('of withdrawal is left out where it could not be withdrawn', () => {
    const late = '2026-02-20T09:00';
    const past = historyOf('slots', applied, asked('d1'), confirmed('d1'), late, h.withdrawn);
    expect(under({ managerPolicy: 'none' }, past)).toMatchObject({
      leftOut: 1,
      now: 'cancelled_rejected cancelled',
      would: 'awaiting_confirmation awaiting_confirmation',
    });
  });

  it('of approval covers no date that the nonprofit has not confirmed', () => {
    const past = historyOf(
      'slots',
      applied,
      asked('d1'),
      asked('d2'),
      confirmed('d1'),
      agreed('d1'),
    );
    const { dates } = simulated({ managerPolicy: 'per_registration' }, past).simulated;
    expect(dates.map(({ status }) => status)).toEqual(['in_progress', 'to_be_confirmed']);
  });

  it('of approval covers the others once, where the log says so itself', () => {
    const once = 'per_registration';
    const past = historyOf(
      'slots',
      applied,
      [asked('d1', once), asked('d2', once)],
      [confirmed('d1'), confirmed('d2')],
      agreed('d1'),
      agreed('d2'),
    );
    expect(under({}, past).leftOut).toBe(0);
  });

  it('to reopen is left out where nothing would have been closed', () => {
    const past = historyOf('open', applied, h.archived, h.reopened);
    expect(simulated({ archiveAfterMonths: 6 }, past)).toMatchObject({
      leftOut: 1,
      parting: { type: 'RegistrationArchived' },
    });
  });
});

describe('what if archival came after other months', () => {
  const late = historyOf(
    'mentoring',
    applied,
    said('employee'),
    '2026-04-01T09:00',
    said('nonprofit'),
    h.approved,
  );
  it('archives where the silence was longer, and what came after is not possible', () => {
    expect(under({ archiveAfterMonths: 2 }, late, '2026-04-02T09:00')).toEqual({
      now: 'looking_for_mentee',
      would: 'not_finalized',
      from: 'MessagePosted',
      why: 'Archived on 2026-03-05T08:01:00.000Z after 2 months of silence.',
      leftOut: 2,
    });
  });

  it('does not archive where it was shorter', () => {
    expect(
      under({ archiveAfterMonths: 6 }, historyOf('open', applied, h.archived), '2026-04-02T09:00'),
    ).toMatchObject({
      now: 'not_finalized',
      would: 'application',
      why: 'Not archived: fewer than 6 months of silence.',
    });
  });
});

it('parts from the log by time alone, after the last event', () => {
  expect(
    under({ archiveAfterMonths: 2 }, historyOf('mentoring', applied), '2026-04-02T09:00'),
  ).toMatchObject({
    would: 'not_finalized',
    from: 'ApplicationSubmitted',
    why: 'Archived on 2026-03-05T08:00:00.000Z after 2 months of silence.',
  });
});

it('differs in nothing where the policy is that of then', () => {
  const past = [
    attended,
    approved,
    historyOf(
      'mentoring',
      applied,
      said('employee'),
      '2026-09-01T09:00',
      h.reopened,
      said('employee'),
    ),
  ];
  for (const one of past) {
    const { now, would, from, leftOut } = under({}, one);
    expect({ would, from, leftOut }).toEqual({ would: now, from: undefined, leftOut: 0 });
  }
});
