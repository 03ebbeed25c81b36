import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Item {
  readonly registration: string;
  readonly sort?: string;
  readonly capacity: string;
  readonly mandate?: string | null;
  readonly employee: Named;
  readonly initiative: { readonly title: string };
  readonly places: { readonly capacity: number | null; readonly left: number | null } | null;
  readonly tasks: { readonly done: readonly string[]; readonly left: readonly string[] };
  readonly record: {
    readonly minutesThisYear: number;
    readonly earlierDecisions: {
      readonly accepted: number;
      readonly refused: number;
      readonly lastAt: string | null;
    };
  };
  readonly overlaps: readonly object[];
  readonly actions?: readonly { readonly command: string; readonly allowed: boolean }[];
}
interface Page {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly previous: string | null;
}

const SLOTS =
  'slots: { s1: { start: 2026-02-20T14:00, end: 2026-02-20T17:00, capacity: 3 }, s2: { start: 2026-03-10T14:00, end: 2026-03-10T16:00 } }';
let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon, manager: max }
    bob: { employee: beta }
    max: { manager: acme }
    lea: { admin: acme/paris }
    bea: { admin: beta }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
    - { company: acme, nonprofit: others, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    past: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-01-10T14:00, end: 2026-01-10T17:00 } } }
    elsewhere: { nonprofit: others, kind: slots, slots: { s: { start: 2026-01-11T14:00, end: 2026-01-11T15:00 }, t: { start: 2026-02-20T15:00, end: 2026-02-20T16:00 } } }
    cleanup: { nonprofit: helpers, kind: slots, tasks: [gloves, charter], ${SLOTS} }
    shared: { nonprofit: helpers, kind: slots, tasks: [badge], ${SLOTS} }
    talk: { nonprofit: helpers, kind: open }
`);
  const past = await select('eva', 'past', 's');
  const elsewhere = await select('eva', 'elsewhere', 's', 't');
  await decide('cora', past, 'confirm-dates');
  await decide('otto', elsewhere, 'confirm-dates', [await dateOf(elsewhere, 0)]);
  await decide('max', past, 'approve-dates');
  await decide('max', elsewhere, 'approve-dates');
  await app.at('2026-01-20T09:00');
  await decide('eva', past, 'confirm-participation');
  await decide('eva', elsewhere, 'confirm-participation', [await dateOf(elsewhere, 0)]);
  await decide('cora', past, 'validate-participation');
  const cleanup = await select('eva', 'cleanup', 's1', 's2');
  await app.do('eva', `/registrations/${cleanup}/complete-task`, { task: 'gloves' });
  await app.at('2026-01-21T09:00');
  const shared = await select('tom', 'shared', 's1');
  await decide('cora', shared, 'confirm-dates');
  await app.at('2026-01-22T09:00');
  await select('bob', 'cleanup', 's1');
  await app.at('2026-01-23T09:00');
  await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'talk'),
  });
  await app.settle();
}, 120_000);
afterAll(() => app.close());

const select = async (who: string, initiative: string, ...slots: readonly string[]) =>
  (
    await app.do(who, '/registrations/select-dates', {
      initiative: app.scenario.id('initiative', initiative),
      dates: slots.map((slot) => ({ slot: app.scenario.id('slot', `${initiative}.${slot}`) })),
    })
  ).body.id;
const decide = (who: string, registration: string, command: string, dates?: readonly string[]) =>
  app.do(who, `/registrations/${registration}/${command}`, dates === undefined ? {} : { dates });
async function dateOf(registration: string, index: number): Promise<string> {
  const { body } = await app.get<{ participationDates: { id: string }[] }>(
    'pia',
    `/registrations/${registration}`,
  );
  return body.participationDates[index]?.id ?? '';
}

const toDecide = async (who: string, query = '') =>
  (await app.get<Page>(who, `/me/to-decide/items?limit=200${query}`)).body;
const toApprove = async (who: string, query = '') =>
  (await app.get<Page>(who, `/me/to-approve/dates?limit=200${query}`)).body;
const brief = ({ items }: Page) =>
  items.map(({ employee, initiative, sort }) => [employee.name, initiative.title, sort ?? 'date']);

describe('what a coordinator decides', () => {
  test('all of it is listed, the longest waiting first', async () => {
    expect(brief(await toDecide('cora'))).toEqual([
      ['eva', 'cleanup', 'dates'],
      ['eva', 'cleanup', 'dates'],
      ['bob', 'cleanup', 'dates'],
      ['eva', 'talk', 'applications'],
    ]);
  });

  test('by initiative and by sort', async () => {
    const initiative = app.scenario.id('initiative', 'talk');
    expect(brief(await toDecide('cora', `&initiative=${initiative}`))).toEqual([
      ['eva', 'talk', 'applications'],
    ]);
    expect(brief(await toDecide('cora', '&sort=certificates'))).toEqual([]);
  });

  test('with the places left, the tasks and what overlaps', async () => {
    const evas = (await toDecide('cora', '&sort=dates')).items.slice(0, 2);
    const limited = evas.find(({ places }) => places?.capacity === 3);
    const other = evas.find((one) => one !== limited);
    expect(limited).toMatchObject({
      places: { capacity: 3, left: 3 },
      tasks: { done: ['gloves'], left: ['charter'] },
      overlaps: [{ registration: null }],
    });
    expect(other).toMatchObject({ places: { capacity: null, left: null }, overlaps: [] });
  });

  test('with what the employee did with the nonprofit this year, and no more', async () => {
    const [first] = (await toDecide('cora')).items;
    expect(first?.record).toMatchObject({
      minutesThisYear: 180,
      earlierDecisions: { accepted: 1, refused: 0 },
    });
    expect(first?.record.earlierDecisions.lastAt).not.toBeNull();
  });

  test('somebody new has no record', async () => {
    const bobs = (await toDecide('cora')).items.find(({ employee }) => employee.name === 'bob');
    expect(bobs?.record).toEqual({
      minutesThisYear: 0,
      earlierDecisions: { accepted: 0, refused: 0, lastAt: null },
    });
  });

  test('with the actions when asked for', async () => {
    for (const { actions } of (await toDecide('cora', '&sort=dates&include=actions')).items)
      expect(actions).toContainEqual(
        expect.objectContaining({ command: 'ConfirmDates', allowed: true }),
      );
    for (const item of (await toDecide('cora')).items) expect(item).not.toHaveProperty('actions');
  });

  test('the list by initiative says the same', async () => {
    const groups = await app.get<Record<'applications' | 'dates' | 'certificates', Item[]>[]>(
      'cora',
      '/me/to-decide',
    );
    const listed = groups.body.flatMap(({ applications, dates }) => [...applications, ...dates]);
    const sorted = (items: readonly Item[]) =>
      items
        .map(({ registration, record, places }) => JSON.stringify([registration, record, places]))
        .sort();
    expect(sorted(listed)).toEqual(sorted((await toDecide('cora')).items));
  });
});

describe('others', () => {
  test('an admin decides under the mandate at their level, and is told so', async () => {
    const { items } = await toDecide('lea');
    expect(items.map(({ employee }) => employee.name)).toEqual(['eva', 'eva', 'eva']);
    expect(items.every(({ capacity, mandate }) => capacity === 'admin' && mandate)).toBe(true);
  });

  test.each(['otto', 'bea', 'pia', 'max', 'eva'])('for %s nothing is there', async (who) => {
    const waiting = who === 'otto' ? ['elsewhere'] : [];
    const titles = (await toDecide(who)).items.map(({ initiative }) => initiative.title);
    expect(titles.filter((title) => !waiting.includes(title))).toEqual([]);
    expect(titles.length > 0).toBe(who === 'otto');
  });
});

describe('what a manager approves', () => {
  test('with all that the report did for the company this year', async () => {
    const page = await toApprove('max', '&include=actions');
    expect(brief(page)).toEqual([['tom', 'shared', 'date']]);
    expect(page.items[0]).toMatchObject({
      capacity: 'manager',
      places: { capacity: 3, left: 2 },
      tasks: { done: [], left: ['badge'] },
      record: { minutesThisYear: 0 },
    });
    expect(page.items[0]?.actions).toContainEqual(
      expect.objectContaining({ command: 'ApproveDates', allowed: true }),
    );
  });

  test('earlier approvals and hours with every nonprofit count', async () => {
    const cleanup = (await toDecide('cora')).items[0]?.registration ?? '';
    await decide('cora', cleanup, 'confirm-dates');
    const [group] = (await app.get<{ employee: Named; record: object }[]>('max', '/me/to-approve'))
      .body;
    expect(group).toMatchObject({
      employee: { name: 'eva' },
      record: { minutesThisYear: 240, earlierDecisions: { accepted: 2, refused: 0 } },
    });
  });

  test.each(['cora', 'lea', 'bea', 'eva'])('for %s nothing is there', async (who) => {
    expect(brief(await toApprove(who))).toEqual([]);
  });
});

describe('paging', () => {
  test.each([
    ['cora', '/me/to-decide/items'],
    ['max', '/me/to-approve/dates'],
  ])('for %s page by page there and back', async (who, path) => {
    const all = (await app.get<Page>(who, `${path}?limit=200`)).body.items;
    expect(all.length).toBeGreaterThan(1);
    const pages: Item[][] = [];
    let page = (await app.get<Page>(who, `${path}?limit=1`)).body;
    pages.push([...page.items]);
    while (page.next !== null) {
      page = (await app.get<Page>(who, `${path}?limit=1&after=${page.next}`)).body;
      pages.push([...page.items]);
    }
    expect(pages.flat()).toEqual(all);
    const back = (await app.get<Page>(who, `${path}?limit=1&after=${page.previous}`)).body;
    expect(back.items).toEqual(pages.at(-2));
  });

  test('a cursor of another list is invalid', async () => {
    const { status, problem } = await app.send('cora', 'GET', '/me/to-decide/items?after=e30');
    expect([status, problem.errors?.[0]?.field]).toEqual([400, 'after']);
  });
});

describe('the dashboard', () => {
  interface Dashboard {
    readonly [group: string]: readonly {
      readonly initiative: { readonly title: string };
      readonly tasks: object;
      readonly actions?: readonly { readonly command: string }[];
    }[];
  }
  const items = async (query: string) =>
    Object.values((await app.get<Dashboard>('eva', `/me/dashboard${query}`)).body).flat();

  test('tells which tasks are done and which are left', async () => {
    const cleanup = (await items('')).find(({ initiative }) => initiative.title === 'cleanup');
    expect(cleanup?.tasks).toEqual({ done: ['gloves'], left: ['charter'] });
  });

  test('tells what the employee may do when asked', async () => {
    for (const { actions } of await items('?include=actions'))
      expect(actions?.map(({ command }) => command)).toContain('PostMessage');
    for (const item of await items('')) expect(item).not.toHaveProperty('actions');
  });
});

describe('a partnership request', () => {
  interface Request {
    readonly sort: string;
    readonly partnership: string | null;
    readonly registration: string | null;
    readonly revision: number;
    readonly company: Named;
    readonly nonprofit: Named;
    readonly employee: Named | null;
    readonly label: { readonly en: string };
    readonly actions?: readonly { readonly command: string; readonly allowed: boolean }[];
  }
  const listed = async (who: string, query = '') =>
    (await app.get<{ items: readonly Request[] }>(who, `/me/to-decide/items?limit=200${query}`))
      .body.items;
  let partnership: string | undefined;
  beforeAll(async () => {
    await app.at('2026-01-24T09:00');
    const proposed = await app.do('bea', '/partnerships/propose-partnership', {
      nonprofits: [app.scenario.id('nonprofit', 'others')],
    });
    expect(proposed.status).toBe(200);
    partnership = (await listed('otto', '&sort=partnerships'))[0]?.partnership ?? undefined;
  });

  test('is an item among the decisions of the coordinators, in its turn', async () => {
    const items = await listed('otto');
    expect(items.map(({ sort }) => sort)).toEqual(['dates', 'certificates', 'partnerships']);
    expect(items[2]).toMatchObject({
      sort: 'partnerships',
      partnership,
      registration: null,
      employee: null,
      company: { name: 'beta' },
      nonprofit: { name: 'others' },
      label: { en: 'Awaiting confirmation' },
    });
    expect(items[0]).toMatchObject({ partnership: null });
  });

  test('has its actions, and the revision that they need', async () => {
    const [item] = await listed('otto', '&sort=partnerships&include=actions');
    const allowed = item?.actions?.filter((action) => action.allowed).map(({ command }) => command);
    expect(allowed).toEqual(expect.arrayContaining(['ValidatePartnership', 'DeclinePartnership']));
    const { body } = await app.get<{ revision: number }>('otto', `/partnerships/${partnership}`);
    expect(item?.revision).toBe(body.revision);
  });

  test('is paged with the others', async () => {
    const first = await app.get<Page>('otto', '/me/to-decide/items?limit=2');
    const second = await app.get<Page>(
      'otto',
      `/me/to-decide/items?limit=2&after=${first.body.next}`,
    );
    expect(second.body.items.map(({ sort }) => sort)).toEqual(['partnerships']);
    expect(second.body.next).toBeNull();
  });

  test('belongs to no initiative, and to nobody else', async () => {
    const initiative = app.scenario.id('initiative', 'elsewhere');
    expect((await listed('otto', `&initiative=${initiative}`)).map(({ sort }) => sort)).toEqual([
      'dates',
      'certificates',
    ]);
    for (const who of ['cora', 'bea', 'pia', 'lea'])
      expect(await listed(who, '&sort=partnerships')).toEqual([]);
  });

  test('is gone once it is answered', async () => {
    await app.do('otto', `/partnerships/${partnership}/validate-partnership`);
    expect(await listed('otto', '&sort=partnerships')).toEqual([]);
  });
});
