import { describe, expect, test } from '@jest/globals';
import { causeIdOf, statusOf, statusRuleOf } from '#contexts/registrations';
import * as h from '../../../contexts/registrations/domain/testing/registration-history.js';
import { eventsBehindEvent, eventsBehindStatus } from '../why/contributing-events.js';
import { ruleOf } from '../why/why.query.js';
import { matchesFilter, type HistoryFilter } from './history.filter.js';
import { annotateHistory, type AnnotatedEvent } from './annotated-history.js';

const SLOTS = h.historyOf(
  'slots',
  h.applied,
  h.said('nonprofit'),
  h.selected('d1'),
  h.selected('d2'),
  h.confirmed('d1'),
  h.dropped('d2'),
  '2026-02-04T10:00',
  h.tookPart('d1'),
  h.validated('d1'),
);
const brief = ({ event, before, after, dates }: AnnotatedEvent): string =>
  [
    event.type,
    `${before ?? 'nothing'} > ${after}`,
    ...dates.map(
      (change) =>
        `${change.date}: ${change.before ?? 'nothing'} > ${change.after}${change.certificateBefore === change.certificateAfter ? '' : ` ${change.certificateAfter}`}`,
    ),
  ].join(' | ');

describe('a history tells of every event what it changed', () => {
  test('a date that is confirmed, takes place and is certified; another that is dropped', () => {
    expect(annotateHistory(SLOTS.events).map(brief)).toEqual([
      'ApplicationSubmitted | nothing > application',
      'MessagePosted | application > conversation',
      'DateSelected | conversation > dates_to_be_confirmed | d1: nothing > to_be_confirmed',
      'DateSelected | dates_to_be_confirmed > dates_to_be_confirmed | d2: nothing > to_be_confirmed',
      'DateConfirmedByCoordinator | dates_to_be_confirmed > dates_to_be_confirmed | d1: to_be_confirmed > in_progress',
      'DateCancelledByEmployee | dates_to_be_confirmed > in_progress | d2: to_be_confirmed > cancelled',
      'DateEnded | in_progress > awaiting_confirmation | d1: in_progress > awaiting_confirmation',
      'ParticipationConfirmed | awaiting_confirmation > participated | d1: awaiting_confirmation > participated awaiting_validation',
      'ParticipationValidated | participated > participated | d1: participated > participated validated',
    ]);
  });

  test('one event may change several dates', () => {
    const annotated = annotateHistory(
      h.historyOf('slots', h.applied, h.selected('d1'), h.selected('d2'), h.withdrawn).events,
    );
    expect(annotated.map(brief).at(-1)).toBe(
      'RegistrationCancelledByEmployee | dates_to_be_confirmed > cancelled_rejected | d1: to_be_confirmed > cancelled | d2: to_be_confirmed > cancelled',
    );
  });

  test('nothing tells nothing', () => expect(annotateHistory([])).toEqual([]));
});

describe('a filter', () => {
  const types = (filter: HistoryFilter) =>
    annotateHistory(SLOTS.events)
      .filter((annotated) => matchesFilter(annotated, filter, h.ZONE))
      .map(({ event }) => event.type);
  const cases: [string, HistoryFilter, string[]][] = [
    ['by types', { type: ['MessagePosted', 'DateEnded'] }, ['MessagePosted', 'DateEnded']],
    [
      'by a person',
      { actor: 'cora' },
      ['MessagePosted', 'DateConfirmedByCoordinator', 'ParticipationValidated'],
    ],
    ['by the system', { actor: 'system' }, ['DateEnded']],
    ['by a date', { date: 'd2' }, ['DateSelected', 'DateCancelledByEmployee']],
    ['by days, the last included', { from: '2026-02-03', to: '2026-02-03' }, ['DateEnded']],
    [
      'by all of them',
      { actor: 'eva', from: '2026-02-04', date: 'd1' },
      ['ParticipationConfirmed'],
    ],
    ['by nothing', {}, SLOTS.events.map((event) => event.type)],
  ];
  test.each(cases)('%s', (_, filter, expected) => expect(types(filter)).toEqual(expected));

  test('days are those of the zone', () => {
    const [first] = annotateHistory(SLOTS.events) as [AnnotatedEvent];
    expect(first.event.occurredAt).toBe('2026-01-05T08:00:00.000Z');
    expect(matchesFilter(first, { from: '2026-01-05' }, 'Pacific/Auckland')).toBe(true);
    expect(matchesFilter(first, { from: '2026-01-05' }, 'Pacific/Honolulu')).toBe(false);
  });
});

describe('why a registration has its status', () => {
  const MENTORING = [
    h.applied,
    h.said('employee'),
    h.approved,
    h.mentee,
    h.selected('p1'),
  ] as const;
  const histories: [string, h.History, string, string[]][] = [
    ['an application', h.historyOf('slots', h.applied), 'no_date_yet', ['ApplicationSubmitted']],
    [
      'a conversation',
      h.historyOf('slots', h.applied, h.said('nonprofit'), h.said('employee')),
      'no_date_yet',
      ['MessagePosted 1'],
    ],
    [
      'a mentee search',
      h.historyOf('mentoring', ...MENTORING.slice(0, 3)),
      'no_date_yet',
      ['ApplicationApproved'],
    ],
    ['declined', h.historyOf('open', h.applied, h.declined), 'closed', ['ApplicationDeclined']],
    [
      'archived',
      h.historyOf('open', h.applied, '2026-03-01T09:00'),
      'closed',
      ['RegistrationArchived'],
    ],
    [
      'in progress, by its period',
      h.historyOf('mentoring', ...MENTORING, h.selected('m1')),
      'mentoring_in_progress',
      ['DateSelected 4'],
    ],
    [
      'to be confirmed, by one of two',
      h.historyOf('slots', h.applied, h.selected('d1'), h.selected('d2'), h.confirmed('d2')),
      'first_of_live_dates',
      ['DateSelected 1'],
    ],
    [
      'in progress, once the other was dropped',
      h.historyOf(
        'slots',
        h.applied,
        h.selected('d1'),
        h.selected('d2'),
        h.confirmed('d2'),
        h.dropped('d1'),
      ),
      'first_of_live_dates',
      ['DateConfirmedByCoordinator', 'DateCancelledByEmployee'],
    ],
    [
      'cancelled, with its last date',
      h.historyOf(
        'slots',
        h.applied,
        h.selected('d1'),
        h.selected('d2'),
        h.dropped('d1'),
        h.dropped('d2'),
      ),
      'all_dates_cancelled',
      ['DateCancelledByEmployee 4'],
    ],
  ];

  test.each(histories)('%s', (_, history, rule, events) => {
    const annotated = annotateHistory(history.events);
    expect(statusRuleOf(history.state).rule).toBe(rule);
    const led = eventsBehindStatus(annotated).map(({ event }) => [
      event.type,
      `${event.type} ${event.revision}`,
    ]);
    expect(led).toEqual(events.map((event) => expect.arrayContaining([event]) as unknown));
  });

  test.each(histories)('%s: the last event named has it', (_, history) => {
    expect(eventsBehindStatus(annotateHistory(history.events)).at(-1)?.after).toBe(
      statusOf(history.state),
    );
  });
});

describe('why an event happened', () => {
  const led = (history: h.History, type: string): string[] => {
    const annotated = annotateHistory(history.events);
    return eventsBehindEvent(
      annotated,
      annotated.findLast(({ event }) => event.type === type)?.event.id ?? '',
    ).map(({ event }) => event.type);
  };
  test('an archival: the last sign of life', () => {
    expect(
      led(
        h.historyOf('open', h.applied, h.said('nonprofit'), '2026-03-01T09:00'),
        'RegistrationArchived',
      ),
    ).toEqual(['MessagePosted', 'RegistrationArchived']);
  });
  test('the end of a date: what brought it under way', () => {
    expect(led(SLOTS, 'DateEnded')).toEqual(['DateConfirmedByCoordinator', 'DateEnded']);
  });
  test('one that is not there', () =>
    expect(eventsBehindEvent(annotateHistory(SLOTS.events), 'nowhere')).toEqual([]));

  const meta = {
    actor: 'eva',
    capacity: 'employee',
    mandate: null,
    command: 'CancelDates',
    commandId: 'c',
    correlation: 'c',
    causation: 'c',
  };
  const ruled = (type: string, over: Partial<typeof meta> | { actor: null }) =>
    ruleOf({
      event: { ...SLOTS.events[0], type, meta: { ...meta, ...over } } as AnnotatedEvent['event'],
    });
  test('a command: its row of the rule table', () => {
    expect(ruled('DateCancelledByEmployee', {})).toMatchObject({
      kind: 'command',
      name: 'CancelDates',
      by: ['employee'],
      when: expect.stringContaining('in progress and not ended') as unknown,
    });
    expect(ruled('ParticipationConfirmed', { command: 'ConfirmParticipation' }).by).toEqual([
      'employee',
      'coordinator (mentoring)',
      'mandated_admin (mentoring_company_specific)',
    ]);
  });
  test('time: the rule of the deadline', () => {
    expect(ruled('DateEnded', { actor: null })).toMatchObject({
      kind: 'time',
      name: 'DateEnded',
      by: ['system'],
    });
  });
  test('a command that nobody knows any more', () =>
    expect(ruled('DateSelected', { command: 'Told' }).kind).toBe('unknown'));
  test('a cause is named by another id than the command’s', () => {
    expect(causeIdOf({ ...SLOTS.events[0], meta } as AnnotatedEvent['event'])).toBeNull();
    expect(
      causeIdOf({
        ...SLOTS.events[0],
        meta: { ...meta, causation: 'e' },
      } as AnnotatedEvent['event']),
    ).toBe('e');
  });
});
