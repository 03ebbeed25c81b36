import { describe, expect, it } from '@jest/globals';
import { MovableClock, type JsonObject, type StoredEvent } from '#kit/eventsourcing';
import { registration, type RegistrationState } from '#contexts/registrations';
import { LinkTokens } from './link-tokens.js';
import { LinkGenerator } from './link-generator.js';

const [EVA, ID, EVENT] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-5222-8222-222222222222',
  '33333333-3333-5333-8333-333333333333',
];
const tokens = new LinkTokens(Buffer.alloc(32, 7));
const state = (more: Partial<RegistrationState> = {}): RegistrationState => ({
  ...registration.initial(),
  exists: true,
  id: ID,
  zone: 'Europe/Paris',
  ...more,
});
const ask = (type: string, data: JsonObject = {}) =>
  ({ id: EVENT, type, data }) as unknown as StoredEvent;
const write = (
  event: StoredEvent,
  about = state(),
  base = 'https://ledger.test/app/',
  now = '2026-03-20T08:00:00.000Z',
) => new LinkGenerator(tokens, new MovableClock(now), () => base).of(event, about, EVA);
const looking = state({ kind: 'mentoring', approved: { at: '', by: null, as: 'coordinator' } });

describe('the links of a mail', () => {
  it.each<[string, JsonObject, RegistrationState, string[]]>([
    ['ManagerApprovalRequested', { repeat: 0 }, state(), ['approve', 'refuse']],
    ['ManagerApprovalRequested', { repeat: 1 }, state(), ['approve', 'refuse', 'unsubscribe']],
    ['ManagerReminded', {}, state(), ['approve', 'refuse']],
    [
      'ParticipationConfirmationRequested',
      { repeat: 0 },
      state(),
      ['confirm', 'missed', 'unsubscribe'],
    ],
    ['MenteeSearchReminderSent', {}, looking, ['found', 'stillLooking', 'cancel', 'unsubscribe']],
    ['EngagementReviewSent', {}, state(), ['addDates', 'end', 'unsubscribe']],
    ['ArchivalWarningSent', {}, looking, ['found', 'stillLooking', 'cancel', 'unsubscribe']],
    ['ArchivalWarningSent', {}, state(), ['cancel', 'unsubscribe']],
    ['DateApprovedByManager', {}, state(), []],
    ['CoordinatorReminded', {}, state(), []],
  ])('%s %j', (type, data, about, acts) => {
    expect(Object.keys(write(ask(type, data), about))).toEqual(acts);
  });

  it('lead to the product, for that person, about that event', () => {
    const url = write(ask('ManagerReminded')).approve ?? '';
    expect(url).toMatch(/^https:\/\/ledger\.test\/app\/links\/[\w-]+$/);
    expect(tokens.open(url.split('/').at(-1) ?? '')).toMatchObject({
      action: 'approve',
      person: EVA,
      registration: ID,
      event: EVENT,
    });
  });

  it('live 14 days by the calendar: to the same local time, though the clocks change', () => {
    const url = write(ask('ManagerReminded')).refuse ?? '';
    expect(tokens.open(url.split('/').at(-1) ?? '')?.expiresAt).toBe('2026-04-03T07:00:00.000Z');
  });
});
