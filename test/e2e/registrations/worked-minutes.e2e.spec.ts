import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '#platform/jobs';
import { outcomesOf } from '../../support/jobs.js';
import { linkIn, mailTo, open, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** The minutes really worked (docs/domain.md §3), by link and in bulk as by a single command. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    cora: { coordinator: helpers }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  for (const person of ['eva', 'tom']) ids[person] = await signUp(person);
  await app.at('2026-02-03T17:00');
});
afterAll(() => app.close());

async function signUp(person: string): Promise<string> {
  const { body } = await app.do(person, '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  });
  await app.do('cora', `/registrations/${body.id}/confirm-dates`);
  return body.id;
}

const lastOf = async (person: string) =>
  (await app.scenario.product.runtime.store.readStream(`registration-${ids[person]}`)).at(-1);

async function bulk(by: string, command: string, person: string, more: object) {
  const { revision = 0 } = (await lastOf(person)) ?? {};
  const items = [{ registration: ids[person], revision, ...more }];
  const path = '/registrations/bulk?wait=true';
  const answer = await app.send<JobAnswer>(by, 'POST', path, { command, items });
  await app.settle();
  return answer;
}

describe('the page behind the link of a confirmation', () => {
  let yes: string;
  beforeAll(async () => {
    yes = linkIn(await mailTo(app, 'eva', 'ParticipationConfirmationRequested'), 'Yes, I took');
  });

  test('asks for the minutes really worked', async () => {
    const { html } = await open(yes);
    expect(html).toContain('<label for="minutes">Minutes really worked');
    expect(html).toMatch(/<input type="number"[^>]* min="1" max="1440" id="minutes"/);
  });

  test.each(['0', '1441', '90.5', '-5', '1e2', 'two'])('refuses %j minutes', async (minutes) => {
    const page = await press(yes, { minutes });
    expect(page.status).toBe(400);
    expect(page.html).toContain('please enter a whole number from 1 to 1440.');
    expect(page.html).toContain('aria-invalid="true"');
    expect(await lastOf('eva')).toMatchObject({ type: 'ParticipationConfirmationRequested' });
  });

  test('confirms with them', async () => {
    expect((await press(yes, { minutes: ' 90 ' })).html).toContain('Participation confirmed');
    const confirmed = { type: 'ParticipationConfirmed', data: { minutes: 90 } };
    expect(await lastOf('eva')).toMatchObject({ ...confirmed, meta: { via: 'link' } });
  });
});

describe('a bulk request', () => {
  test('confirms and validates with the minutes of each item', async () => {
    const confirmed = await bulk('tom', 'ConfirmParticipation', 'tom', { minutes: 45 });
    expect(await outcomesOf(app, 'tom', confirmed.body.id)).toMatchObject([{ outcome: 'done' }]);
    expect(await lastOf('tom')).toMatchObject({
      type: 'ParticipationConfirmed',
      data: { minutes: 45 },
    });
    await bulk('cora', 'ValidateParticipation', 'tom', { minutes: 50 });
    expect(await lastOf('tom')).toMatchObject({
      type: 'ParticipationValidated',
      data: { minutes: 50 },
    });
  });

  test.each([0, 1_441, 1.5, '60'])('refuses %j minutes', async (minutes) => {
    const { status, problem } = await bulk('cora', 'ValidateParticipation', 'eva', { minutes });
    expect([status, problem?.field]).toEqual([400, 'items.0.minutes']);
  });

  test('of another command takes no minutes', async () => {
    const { problem } = await bulk('cora', 'ConfirmDates', 'eva', { minutes: 60 });
    expect(problem).toMatchObject({ field: 'items.0.minutes', rule: 'unknown_field' });
  });
});
