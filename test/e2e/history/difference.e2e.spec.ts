import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Difference } from '#features/history';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme/paris }
    tom: { employee: acme/lyon }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    aud: { auditor: acme }
    baud: { auditor: beta }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-01-06T14:00, end: 2026-01-06T17:00 } } }
`;

let app: HttpApp;
let registration: string;
let date: string;
const difference = (who: string, from: string, to: string, more = '') =>
  app.get<Difference>(
    who,
    `/registrations/${registration}/difference?from=${from}&to=${to}${more}`,
  );
const changeOf = ({ changes }: Difference, field: string, of: string | null = null) =>
  changes.find((change) => change.field === field && change.date === of);
const typesOf = ({ events }: Difference, ids: readonly string[] = events.map(({ id }) => id)) =>
  ids.map((one) => events.find(({ id }) => id === one)?.type);

/** Selected on the 5th and confirmed; over on the 6th; confirmed on the 7th. */
beforeAll(async () => {
  app = await openHttpApp(HEADER);
  const signUp = await app.do('eva', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  });
  registration = signUp.body.id;
  await app.at('2026-01-05T10:00');
  await app.do('cora', `/registrations/${registration}/confirm-dates`);
  await app.at('2026-01-07T10:00');
  await app.do('eva', `/registrations/${registration}/confirm-participation`, { minutes: 150 });
  const { body } = await difference('eva', '2026-01-05T08:00Z', '2026-01-08T08:00Z');
  date = body.after.dates[0]?.id ?? '';
});
afterAll(() => app.close());

describe('a difference', () => {
  test('names the fields that changed, and the events that changed them', async () => {
    const { body } = await difference('ada', '2026-01-05T09:30Z', '2026-01-07T12:00Z');
    expect(body).toMatchObject({
      before: { status: 'in_progress' },
      after: { status: 'participated' },
    });
    const status = changeOf(body, 'status');
    expect(status).toMatchObject({ before: 'in_progress', after: 'participated' });
    expect(typesOf(body, status?.events)).toEqual(['DateEnded', 'ParticipationConfirmed']);
    const minutes = changeOf(body, 'creditedMinutes', date);
    expect(minutes).toMatchObject({ before: null, after: 150 });
    expect(typesOf(body, minutes?.events)).toEqual(['ParticipationConfirmed']);
    const certificate = changeOf(body, 'certificate', date);
    expect(certificate).toMatchObject({ before: 'none', after: 'awaiting_validation' });
    expect(changeOf(body, 'start', date)).toBeUndefined();
  });

  test('from before the sign-up has no state at first', async () => {
    const { body } = await difference('ada', '2026-01-01T00:00Z', '2026-01-05T08:30Z');
    expect(body.before).toBeNull();
    expect(changeOf(body, 'status')).toMatchObject({
      before: null,
      after: 'dates_to_be_confirmed',
    });
    expect(typesOf(body)).toEqual(['ApplicationSubmitted', 'DateSelected']);
  });

  test('between two instants without events has no changes', async () => {
    const { body } = await difference('ada', '2026-01-05T10:00Z', '2026-01-05T11:00Z');
    expect(body).toMatchObject({ changes: [], events: [] });
  });

  test('on the clock of what happened, an end counts from when it was', async () => {
    const at = ['2026-01-06T15:59Z', '2026-01-06T16:00Z'] as const;
    const { body } = await difference('ada', ...at, '&clock=happened');
    expect(typesOf(body)).toContain('DateEnded');
    expect(changeOf(body, 'status', date)).toMatchObject({
      before: 'in_progress',
      after: 'awaiting_confirmation',
    });
  });
});

describe('refused', () => {
  test('are instants the wrong way round', async () => {
    const { status, problem } = await difference('ada', '2026-01-07T00:00Z', '2026-01-06T00:00Z');
    expect(status).toBe(400);
    expect(problem).toMatchObject({ field: 'from', rule: 'from_after_to' });
  });

  test('is an instant without an offset', async () => {
    const { status, problem } = await difference('ada', '2026-01-05T00:00', '2026-01-06T00:00Z');
    expect({ status, field: problem.field }).toEqual({ status: 400, field: 'from' });
  });

  test('is a time before the registration', async () => {
    const { status } = await difference('ada', '2026-01-01T00:00Z', '2026-01-02T00:00Z');
    expect(status).toBe(404);
  });

  test.each(['tom', 'lea', 'baud'])('is %s, in whose scope it is not', async (who) => {
    expect((await difference(who, '2026-01-05T00:00Z', '2026-01-08T00:00Z')).status).toBe(404);
  });
});

test('an auditor’s reading is recorded', async () => {
  await difference('aud', '2026-01-05T00:00Z', '2026-01-08T00:00Z');
  const { body } = await app.get('pia', `/reads?what=difference&subject=${registration}`);
  expect(body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ capacity: 'auditor', what: 'difference' }),
    ]) as unknown,
  });
});
