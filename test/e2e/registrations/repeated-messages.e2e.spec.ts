import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** The same message of the same author within seconds is one message, unless it has a key of its own. */

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
    cora: { coordinator: helpers }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let path: string;
let posted = 0;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const { body } = await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  path = `/registrations/${body.id}/post-message`;
});
beforeEach(async () => {
  const { clock } = app.scenario;
  clock.moveTo(new Date(Date.parse(clock.now()) + 60_000).toISOString());
  posted = await app.events();
});
afterAll(() => app.close());

const later = (milliseconds: number) => {
  const { clock } = app.scenario;
  clock.moveTo(new Date(Date.parse(clock.now()) + milliseconds).toISOString());
};
const post = (text: string, who = 'eva', headers: Record<string, string> = {}) =>
  app.do(who, path, { text }, headers);
/** Number of messages since the test began. */
const messages = async () => (await app.events()) - posted;

describe('a message that is repeated', () => {
  test('within ten seconds is answered as the first, and is one message', async () => {
    const first = await post('Is Tuesday fine?');
    later(9_999);
    const again = await post('Is Tuesday fine?');
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([
      200,
      first.body,
      first.headers.get('etag'),
    ]);
    expect(await messages()).toBe(1);
  });

  test('twelve times at once is one message, and all have one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('Hello?')));
    const ids = new Set(answers.map(({ body }) => body.events[0]?.id));
    expect([ids.size, ids.has(undefined), await messages()]).toEqual([1, false, 1]);
  });

  test('after ten seconds is another', async () => {
    await post('Are you there?');
    later(10_000);
    await post('Are you there?');
    expect(await messages()).toBe(2);
  });

  test('with a key of its own is another', async () => {
    await post('Good.');
    await post('Good.', 'eva', { 'idempotency-key': 'good-2' });
    await post('Good.', 'eva', { 'idempotency-key': 'good-3' });
    expect(await messages()).toBe(3);
  });

  test('by the other side, or in other words, is another', async () => {
    await post('Thanks');
    await post('Thanks', 'cora');
    await post('Thanks!');
    expect(await messages()).toBe(3);
  });

  test('behind an answer is still found', async () => {
    const first = await post('See you at nine');
    await post('At ten', 'cora');
    const again = await post('See you at nine');
    expect(again.body.events).toEqual(first.body.events);
    expect(await messages()).toBe(2);
  });

  test('in a dry run has no event', async () => {
    await post('Dry');
    const dry = await app.send('eva', 'POST', `${path}?dryRun=true`, { text: 'Dry' });
    expect([dry.body.events, dry.body.mails]).toEqual([[], []]);
  });
});
