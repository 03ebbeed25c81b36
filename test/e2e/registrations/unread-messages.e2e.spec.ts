import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Item {
  readonly id: string;
  readonly unread: number;
}

let app: HttpApp;
let registrations: string[];
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none, levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora, cleo] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme }
    max: { manager: acme }
    lea: { admin: acme/paris }
    ada: { admin: acme }
    ann: { auditor: acme }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
  initiatives: { talk: { nonprofit: helpers, kind: open }, walk: { nonprofit: helpers, kind: open } }
`);
  const applied = [
    ['eva', 'talk'],
    ['eva', 'walk'],
    ['tom', 'talk'],
  ] as const;
  registrations = [];
  for (const [who, initiative] of applied)
    registrations.push(
      (
        await app.do(who, '/registrations/submit-application', {
          initiative: app.scenario.id('initiative', initiative),
        })
      ).body.id,
    );
});
afterAll(() => app.close());

const PEOPLE = ['eva', 'tom', 'max', 'cora', 'cleo', 'otto', 'lea', 'ada', 'ann', 'pia'] as const;
/** Behind all messages: a page asked for by cursor marks nothing as read. */
const BEFORE_ALL = Buffer.from(JSON.stringify(['1000000'])).toString('base64url');

/** What the messages themselves say, by registration; 0 is left out. */
async function bySource(who: string): Promise<Record<string, number>> {
  const said: Record<string, number> = {};
  for (const id of registrations) {
    const { status, body } = await app.get<{ unread: number }>(
      who,
      `/registrations/${id}/messages?after=${BEFORE_ALL}`,
    );
    if (status === 200 && body.unread > 0) said[id] = body.unread;
  }
  return said;
}
const byList = async (who: string): Promise<Record<string, number>> => {
  const { body } = await app.get<{ items: readonly Item[] }>(who, '/registrations?limit=200');
  return Object.fromEntries(
    body.items.filter(({ unread }) => unread > 0).map(({ id, unread }) => [id, unread]),
  );
};
const badge = async (who: string): Promise<number> =>
  (await app.get<{ badges: { unread: number } }>(who, '/me/capabilities')).body.badges.unread;

async function agree(): Promise<number> {
  let sum = 0;
  for (const who of PEOPLE) {
    const source = await bySource(who);
    const total = Object.values(source).reduce((one, other) => one + other, 0);
    expect([who, await byList(who), await badge(who)]).toEqual([who, source, total]);
    sum += total;
  }
  return sum;
}
let posted = 0;
const post = (who: string, index: number) =>
  app.do(who, `/registrations/${registrations[index] ?? ''}/post-message`, {
    text: `Hello ${(posted += 1)}`,
  });
const read = (who: string, index: number) =>
  app.get(who, `/registrations/${registrations[index] ?? ''}/messages`);

describe('unread messages in lists and in the badge', () => {
  test('are those that the messages themselves say, whoever writes and reads', async () => {
    const steps: readonly (() => Promise<unknown>)[] = [
      () => post('eva', 0),
      () => post('eva', 0),
      () => post('cora', 0),
      () => read('cleo', 0),
      () => post('lea', 0),
      () => post('tom', 2),
      () => post('eva', 1),
      () => read('eva', 0),
      () => read('lea', 1),
      () => read('ada', 0),
      () => post('cleo', 2),
      () => read('tom', 2),
      () => post('eva', 0),
    ];
    expect(await agree()).toBe(0);
    const sums: number[] = [];
    for (const step of steps) {
      await step();
      sums.push(await agree());
    }
    expect(Math.max(...sums)).toBeGreaterThan(5);
  }, 120_000);

  test('stand on the dashboard, alone, and on what waits for a decision', async () => {
    await post('cora', 0);
    const [id = ''] = registrations;
    const { body: one } = await app.get<Item>('eva', `/registrations/${id}`);
    const { body: dashboard } = await app.get<Record<string, readonly Item[]>>(
      'eva',
      '/me/dashboard',
    );
    const own = Object.values(dashboard)
      .flat()
      .find((item) => item.id === id);
    expect([one.unread, own?.unread]).toEqual([1, 1]);
    await post('eva', 1);
    const waiting = await app.get<{ items: readonly { registration: string; unread: number }[] }>(
      'cora',
      '/me/to-decide/items',
    );
    const listed = await byList('cora');
    expect(waiting.body.items.length).toBeGreaterThan(0);
    for (const { registration, unread } of waiting.body.items)
      expect([registration, unread]).toEqual([registration, listed[registration] ?? 0]);
  });
});
