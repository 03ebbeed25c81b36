import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Message {
  readonly author: { readonly name: string };
  readonly side: string;
  readonly capacity: string;
  readonly mandate: string | null;
  readonly text: string | null;
  readonly withheld: boolean;
  readonly erased: boolean;
  readonly unread: boolean;
}
interface Page {
  readonly items: readonly Message[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: number;
  readonly unread: number;
  readonly unreadSince: string | null;
}

let app: HttpApp;
let talk = '';
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, cole] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    zoe: { employee: acme/paris }
    max: { manager: acme }
    lea: { admin: acme/paris }
    liz: { admin: acme/lyon }
    aud: { auditor: acme }
    bob: { employee: beta }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }]
  initiatives:
    talk: { nonprofit: helpers, kind: open, tasks: [charter, badge] }
`);
  talk = await apply('eva');
}, 60_000);
afterAll(() => app.close());

const apply = async (who: string) =>
  (
    await app.do(who, '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'talk'),
    })
  ).body.id;
const write = async (who: string, text: string, registration = talk) => {
  await app.do(who, `/registrations/${registration}/post-message`, { text });
};
const read = async (who: string, query = '', registration = talk) =>
  (await app.get<Page>(who, `/registrations/${registration}/messages${query}`)).body;
/** Of a page that marks nothing. */
const unreadOf = async (who: string) => {
  const { next } = await read('eva', '?limit=1');
  const { unread } = await read(who, `?limit=1&after=${next}`);
  return unread;
};

describe('a conversation', () => {
  beforeAll(async () => {
    await write('eva', 'May I come on Tuesdays?');
    await app.at('2026-01-06T09:00');
    await write('cora', 'You may.');
    await app.at('2026-01-07T09:00');
    await write('lea', 'I write for the nonprofit.');
    await app.at('2026-01-08T09:00');
    await write('eva', 'Then I will.');
  });

  test('a page that marks nothing tells who has what to read', async () => {
    expect(await unreadOf('cole')).toBe(2);
    expect(await unreadOf('cole')).toBe(2);
  });

  test('the newest comes first, with who wrote it for which side', async () => {
    const { items, total } = await read('eva');
    expect(total).toBe(4);
    expect(
      items.map(({ author, side, capacity, text }) => [author.name, side, capacity, text]),
    ).toEqual([
      ['eva', 'employee', 'employee', 'Then I will.'],
      ['lea', 'nonprofit', 'admin', 'I write for the nonprofit.'],
      ['cora', 'nonprofit', 'coordinator', 'You may.'],
      ['eva', 'employee', 'employee', 'May I come on Tuesdays?'],
    ]);
    expect(items.map(({ mandate }) => mandate !== null)).toEqual([false, true, false, false]);
  });

  test('reading the first page marks all as read, for that person only', async () => {
    const first = await read('cole');
    expect(first).toMatchObject({ unread: 2, unreadSince: '2026-01-05T08:00:00.000Z' });
    expect(first.items.map(({ unread }) => unread)).toEqual([true, false, false, true]);
    expect(await read('cole')).toMatchObject({ unread: 0, unreadSince: null });
    expect(await read('cora')).toMatchObject({ unread: 2 });
  });

  test('a new message of the other side is unread, one’s own is not', async () => {
    await read('cole');
    await app.at('2026-01-09T09:00');
    await write('eva', 'One more question.');
    expect(await read('cole')).toMatchObject({
      unread: 1,
      unreadSince: '2026-01-09T08:00:00.000Z',
    });
    await read('eva');
    await app.at('2026-01-10T09:00');
    await write('cole', 'And its answer.');
    expect(await read('cole')).toMatchObject({ unread: 0 });
    expect(await read('eva')).toMatchObject({ unread: 1 });
  });

  test('pages go there and back', async () => {
    const { items: all } = await read('eva', '?limit=200');
    const pages: Message[][] = [];
    let page = await read('eva', '?limit=2');
    pages.push([...page.items]);
    while (page.next !== null) {
      page = await read('eva', `?limit=2&after=${page.next}`);
      pages.push([...page.items]);
    }
    expect(pages).toHaveLength(3);
    expect(pages.flat()).toEqual(all);
    const back = await read('eva', `?limit=2&after=${page.previous ?? ''}`);
    expect(back.items).toEqual(pages.at(-2));
  });

  test('a cursor of another list is invalid', async () => {
    const { status, problem } = await app.send(
      'eva',
      'GET',
      `/registrations/${talk}/messages?after=e30`,
    );
    expect([status, problem.errors?.[0]?.field]).toEqual([400, 'after']);
  });
});

describe('who is shown what', () => {
  test.each(['eva', 'cora', 'lea'])('%s reads the texts', async (who) => {
    const { items } = await read(who);
    expect(items.every(({ text, withheld }) => text !== null && !withheld)).toBe(true);
  });

  test.each(['max', 'aud', 'pia'])(
    '%s sees that messages were written, and no more',
    async (who) => {
      const { items, total, unread } = await read(who);
      expect(items).toHaveLength(total);
      expect(items.every(({ text, withheld }) => text === null && withheld)).toBe(true);
      expect(unread).toBe(0);
    },
  );

  test.each(['liz', 'otto', 'bob', 'zoe'])('for %s there is no such registration', async (who) => {
    expect((await app.get(who, `/registrations/${talk}/messages`)).status).toBe(404);
  });

  test('the reads of those who watch are recorded', async () => {
    await read('aud');
    const reads = await app.get<{ items: { reader: { name: string } }[] }>(
      'pia',
      '/reads?what=messages',
    );
    const readers = new Set(reads.body.items.map(({ reader }) => reader.name));
    expect(readers).toEqual(new Set(['aud', 'lea', 'pia']));
  });
});

describe('tasks', () => {
  test('the registration and the lists tell what is done and what is left', async () => {
    await app.do('eva', `/registrations/${talk}/complete-task`, { task: 'badge' });
    const tasks = { done: ['badge'], left: ['charter'] };
    expect((await app.get('eva', `/registrations/${talk}`)).body).toMatchObject({ tasks });
    const { body } = await app.get<{ items: object[] }>('cora', '/registrations');
    expect(body.items).toContainEqual(expect.objectContaining({ id: talk, tasks }));
  });
});

describe('when somebody is erased', () => {
  test('their messages have no text and no name, and their marks are gone', async () => {
    const zoes = await apply('zoe');
    await write('zoe', 'I am new here.', zoes);
    await write('cora', 'Welcome to the team.', zoes);
    await read('zoe', '', zoes);
    const zoe = app.scenario.id('person', 'zoe');
    const marks = async () => {
      const { rows } = await app.scenario.product.runtime.pool.query(
        'SELECT 1 FROM work.message_reads WHERE person = $1',
        [zoe],
      );
      return rows.length;
    };
    expect(await marks()).toBe(1);
    await app.do('pia', `/people/${zoe}/erase-person`, {});
    await app.settle();
    const { items } = await read('cora', '', zoes);
    expect(items.map(({ text, erased }) => [text, erased])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(items.map(({ author }) => author.name)).toEqual(['cora', 'Erased person']);
    expect(await marks()).toBe(0);
  });
});
