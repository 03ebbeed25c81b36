import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { HistoryAnswer } from '#features/history';
import { recordRun } from '../support/fault-runs.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** Fault 18: a worker that was down, and clocks that jump. After an outage one mail goes out, and the next on the old count (docs/domain.md §5). */

let app: HttpApp;
beforeEach(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-31T10:00
given:
  companies:
    acme: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme, manager: max }
    tom: { employee: acme, manager: max }
    zoe: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    mentor: { nonprofit: helpers, kind: mentoring }
    advice: { nonprofit: helpers, kind: open }
`);
});
afterEach(() => app.close());

const initiative = (name: string) => app.scenario.id('initiative', name);
/** As if nobody had been there to see the time pass: one jump, then everything that is due. */
async function wakeUpAt(local: string): Promise<Record<string, Record<string, number>>> {
  await app.scenario.newMails();
  app.scenario.clock.moveTo(app.scenario.instant(local));
  return mailsAfter();
}
async function mailsAfter(): Promise<Record<string, Record<string, number>>> {
  await app.settle();
  const counts = await app.scenario.newMails();
  const { rows } = await app.scenario.product.runtime.pool.query<{ id: string; mail: string }>(
    'SELECT id, mail FROM read.people',
  );
  const addresses = new Map(rows.map(({ id, mail }) => [id, mail]));
  const mails = ['eva', 'tom', 'zoe', 'max', 'ada', 'cora'].flatMap((name) => {
    const kinds = counts.get(addresses.get(app.scenario.id('person', name)) ?? '');
    return kinds ? [[name, Object.fromEntries(kinds)] as const] : [];
  });
  return Object.fromEntries(mails);
}
/** What the log says of a registration since, each with its instant; one jump of the clock. */
const jumped = (
  registration: string,
  expected: readonly string[],
  seen: readonly string[],
): void => {
  const named = (types: readonly string[]) => types.map((type) => `${registration} ${type}`);
  recordRun({
    fault: 18,
    store: 'PostgreSQL',
    injected: 1,
    expected: named(expected),
    seen: named(seen),
  });
};
/** From one due instant to the next, as without an outage. */
async function goOnTo(local: string): Promise<Record<string, Record<string, number>>> {
  await app.at(local);
  return mailsAfter();
}
const types = async (registration: string, from = 0): Promise<string[]> => {
  const { body } = await app.get<HistoryAnswer>('ada', `/registrations/${registration}/history`);
  return body.events
    .slice(from)
    .map(({ type, occurredAt }) => `${type} ${occurredAt.slice(0, 16)}`);
};
const propose = async (person: string, start: string, end: string) =>
  (
    await app.do(person, '/registrations/select-dates', {
      initiative: initiative('advice'),
      dates: [{ start, end }],
    })
  ).body.id;
const mentoring = async (person: string) => {
  const { id } = (
    await app.do(person, '/registrations/submit-application', {
      initiative: initiative('mentor'),
    })
  ).body;
  await app.do('cora', `/registrations/${id}/approve-application`);
  return id;
};

test('after three months down, one mail each, the next on the old count', async () => {
  const search = await mentoring('zoe');
  const silent = (
    await app.do('zoe', '/registrations/submit-application', { initiative: initiative('advice') })
  ).body.id;
  const asked = await propose('tom', '2026-06-10T10:00+02:00', '2026-06-10T11:00+02:00');
  await app.do('cora', `/registrations/${asked}/confirm-dates`);
  const over = await propose('eva', '2026-02-05T10:00+01:00', '2026-02-05T11:00+01:00');
  await app.do('cora', `/registrations/${over}/confirm-dates`);
  await app.do('max', `/registrations/${over}/approve-dates`);

  expect(await wakeUpAt('2026-05-05T10:00')).toEqual({
    zoe: { MenteeSearchReminderSent: 1, RegistrationArchived: 1 },
    max: { ManagerApprovalRequested: 1 },
    eva: { ParticipationConfirmationRequested: 1 },
  });
  expect(await types(silent, 1)).toEqual(['RegistrationArchived 2026-02-28T09:00']);
  expect(await types(over, 5)).toEqual([
    'DateEnded 2026-02-05T10:00',
    'ParticipationConfirmationRequested 2026-05-05T08:00',
  ]);
  expect(await goOnTo('2026-05-31T09:59')).toEqual({});
  expect(await goOnTo('2026-05-31T10:00')).toEqual({ zoe: { MenteeSearchReminderSent: 1 } });
  jumped(
    search,
    ['MenteeSearchReminderSent 2026-05-05T08:00', 'MenteeSearchReminderSent 2026-05-31T08:00'],
    await types(search, 2),
  );
});

test('a jump of 400 days is one review; the next keeps its count', async () => {
  const id = await mentoring('zoe');
  const period = await app.do('zoe', `/registrations/${id}/record-mentee-found`, {
    start: '2026-01-31T10:00+01:00',
  });
  expect(period.body.status).toBe('awaiting_manager_approval');
  await app.do('max', `/registrations/${id}/approve-dates`);
  expect(await wakeUpAt('2027-03-07T10:00')).toEqual({ zoe: { EngagementReviewSent: 1 } });
  expect(await goOnTo('2027-04-30T09:59')).toEqual({});
  expect(await goOnTo('2027-04-30T10:00')).toEqual({ zoe: { EngagementReviewSent: 1 } });
  const reviews = (await types(id)).filter((line) => line.startsWith('EngagementReviewSent'));
  jumped(
    id,
    ['EngagementReviewSent 2027-03-07T09:00', 'EngagementReviewSent 2027-04-30T08:00'],
    reviews,
  );
});

test('a clock set back an hour repeats no mail and refuses no command', async () => {
  const id = await propose('eva', '2026-02-02T10:00+01:00', '2026-02-02T11:00+01:00');
  await app.do('cora', `/registrations/${id}/confirm-dates`);
  await app.do('max', `/registrations/${id}/approve-dates`);
  expect(await wakeUpAt('2026-02-02T11:00')).toEqual({
    eva: { ParticipationConfirmationRequested: 1 },
  });
  expect(await wakeUpAt('2026-02-02T10:00')).toEqual({});
  expect((await app.do('eva', `/registrations/${id}/confirm-participation`)).status).toBe(200);
  expect((await app.do('cora', `/registrations/${id}/validate-participation`)).status).toBe(200);
  expect(await wakeUpAt('2026-02-02T11:00')).toEqual({});
  expect(await wakeUpAt('2026-03-02T11:00')).toEqual({});
  const { body } = await app.get<HistoryAnswer>('ada', `/registrations/${id}/history`);
  const recorded = body.events.map(({ recordedAt }) => recordedAt);
  expect(recorded).toEqual([...recorded].sort());
  const asked = [
    'ParticipationConfirmationRequested',
    'ParticipationConfirmed',
    'ParticipationValidated',
  ];
  jumped(
    id,
    asked,
    body.events.slice(-3).map(({ type }) => type),
  );
});
