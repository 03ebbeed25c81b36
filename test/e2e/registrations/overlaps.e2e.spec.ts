import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Overlap } from '#platform/http';
import { linkIn, mailTo, open } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Overlaps with dates of the employee's other registrations are allowed, and said (docs/domain.md §3). */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme, manager: max }
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: others, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    kitchen: { nonprofit: others, kind: slots, slots: { k1: { start: 2026-02-03T16:00, end: 2026-02-03T19:00 }, k2: { start: 2026-02-10T17:00, end: 2026-02-10T18:00 } } }
`;

interface Item {
  readonly id?: string;
  readonly registration?: string;
  readonly overlaps: readonly Overlap[];
}
interface Group {
  readonly initiative: { readonly title: string };
  readonly dates: readonly Item[];
}

let app: HttpApp;
/** Registrations and dates by name. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const cleanup = await select('eva', 'cleanup', 's1', 's2');
  ids['cleanup'] = cleanup.body.id;
  ids['s1'] = cleanup.body.events[1]?.about ?? '';
  expect(cleanup.body.overlaps).toBeUndefined();
  const tom = await select('tom', 'kitchen', 'k1');
  expect(tom.body.overlaps).toBeUndefined();
});
afterAll(() => app.close());

const select = (who: string, initiative: string, ...slots: string[]) =>
  app.do(who, '/registrations/select-dates', signUp(initiative, ...slots));
const signUp = (initiative: string, ...slots: string[]) => ({
  initiative: app.scenario.id('initiative', initiative),
  dates: slots.map((slot) => ({ slot: app.scenario.id('slot', `${initiative}.${slot}`) })),
});
const times = (overlaps: readonly Overlap[] | undefined) =>
  overlaps?.map(({ start, end, registration }) => [start, end, registration]);
const S1 = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:00:00.000Z'] as const;
const K1 = ['2026-02-03T15:00:00.000Z', '2026-02-03T18:00:00.000Z'] as const;

describe('a date that overlaps one of another registration', () => {
  test('is told of in the dry run', async () => {
    const path = '/registrations/select-dates?dryRun=true';
    const { body } = await app.send('eva', 'POST', path, signUp('kitchen', 'k1', 'k2'));
    expect(times(body.overlaps)).toEqual([[...S1, ids['cleanup']]]);
    expect(body.overlaps?.[0]?.date).toBe(body.events[1]?.about);
  });

  test('is told of in the answer, and is selected', async () => {
    const { status, body } = await select('eva', 'kitchen', 'k1', 'k2');
    ids['kitchen'] = body.id;
    ids['k1'] = body.events[1]?.about ?? '';
    expect([status, times(body.overlaps)]).toEqual([200, [[...S1, ids['cleanup']]]]);
  });

  test('is told of in the dashboard, on both sides', async () => {
    const { body } = await app.get<{ upcoming: { participationDates: Item[] }[] }>(
      'eva',
      '/me/dashboard',
    );
    const dates = body.upcoming.flatMap(({ participationDates }) => participationDates);
    const found = dates.map(({ id, overlaps }) => [id, times(overlaps)]);
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        [ids['s1'], [[...K1, ids['kitchen']]]],
        [ids['k1'], [[...S1, ids['cleanup']]]],
      ]),
    );
    expect(found.filter(([, overlaps]) => overlaps?.length === 0)).toHaveLength(2);
  });

  test('is told of to the coordinator without naming another nonprofit’s registration', async () => {
    const decided = async (who: string) => {
      const { body } = await app.get<Group[]>(who, '/me/to-decide');
      return body.flatMap(({ dates }) =>
        dates.flatMap(({ overlaps }) => (overlaps.length > 0 ? [times(overlaps)] : [])),
      );
    };
    expect(await decided('cora')).toEqual([[[...K1, null]]]);
    expect(await decided('otto')).toEqual([[[...S1, null]]]);
  });

  test('is told of to the coordinator by name where both are theirs', async () => {
    const body = {
      initiative: app.scenario.id('initiative', 'advice'),
      dates: [{ start: '2026-02-10T15:00+01:00', end: '2026-02-10T15:30+01:00' }],
    };
    const advice = await app.do('eva', '/registrations/select-dates', body);
    const groups = (await app.get<Group[]>('cora', '/me/to-decide')).body;
    const [date] = groups.find(({ initiative }) => initiative.title === 'advice')?.dates ?? [];
    expect(times(date?.overlaps)).toEqual([
      ['2026-02-10T13:00:00.000Z', '2026-02-10T16:00:00.000Z', ids['cleanup']],
    ]);
    await app.do('eva', `/registrations/${advice.body.id}/cancel-registration`);
  });

  test('is told of to the manager, who sees both registrations', async () => {
    await app.do('cora', `/registrations/${ids['cleanup']}/confirm-dates`);
    const [eva] = (await app.get<Group[]>('max', '/me/to-approve')).body;
    expect(eva?.dates.map(({ overlaps }) => times(overlaps))).toEqual([
      [[...K1, ids['kitchen']]],
      [],
    ]);
  });

  test('is told of in the manager’s mail, and on the page behind its link', async () => {
    const mail = await mailTo(app, 'max', 'ManagerApprovalRequested', ids['cleanup']);
    const said = 'verlaps with another date of the same person: Tuesday 3 February 2026 at 16:00';
    expect(mail.text.replace(/\u00a0/g, ' ').split(said)).toHaveLength(2);
    const { html } = await open(linkIn(mail, 'Approve'));
    expect(html.split(said)).toHaveLength(2);
  });

  test('is told of when it is restored, and no more once the other is cancelled', async () => {
    const kitchen = `/registrations/${ids['kitchen']}`;
    await app.do('eva', `${kitchen}/cancel-dates`, { dates: [ids['k1']] });
    const dashboard = await app.get<{ upcoming: { participationDates: Item[] }[] }>(
      'eva',
      '/me/dashboard',
    );
    const left = dashboard.body.upcoming.flatMap(({ participationDates }) =>
      participationDates.flatMap(({ overlaps }) => overlaps),
    );
    expect(left).toEqual([]);
    const restored = await app.do('pia', `${kitchen}/restore-date`, {
      date: ids['k1'],
      reason: 'a mistake',
    });
    expect(times(restored.body.overlaps)).toEqual([[...S1, ids['cleanup']]]);
  });
});
