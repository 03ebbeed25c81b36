import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEventFeed, type EventFeed } from '#features/history';
import { Callers, type Caller } from '#platform/authorization';
import { storedLogOf } from '../../../apps/runtime/stored-log.js';
import { openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
let queries = 0;
beforeAll(async () => {
  exportApp = await openExports();
  const path = `/companies/${exportApp.id('company', 'acme')}/rename-company`;
  for (let count = 0; count < 60; count += 1) {
    const { status } = await exportApp.app.send('pia', 'POST', path, { name: `Acme ${count}` });
    expect(status).toBe(200);
  }
  await exportApp.app.settle();
  const { pool } = exportApp.app.scenario.product.runtime;
  const query = pool.query.bind(pool) as (...words: unknown[]) => unknown;
  Object.assign(pool, {
    query: (...words: unknown[]) => {
      queries += 1;
      return query(...words);
    },
  });
});
afterAll(() => exportApp.app.close());

function feedOf(): EventFeed {
  const { runtime } = exportApp.app.scenario.product;
  const { pool, store, ring, ledger } = runtime;
  return createEventFeed({ pool, store, ring, ledger, stored: storedLogOf(runtime) });
}

/** All events in pages of twenty, and how often the read models were asked. */
async function read(caller: Caller, feedFor: () => EventFeed) {
  const events: string[] = [];
  const before = queries;
  for (let after = ''; ;) {
    const page = await feedFor().page(caller, after, 20, {});
    events.push(...page.events.map(({ json }) => json));
    after = page.next;
    if (page.next === page.completeUpTo) return { events, asked: queries - before };
  }
}

test('a page goes on with what the page before it has looked up', async () => {
  const { pool } = exportApp.app.scenario.product.runtime;
  const ada = await new Callers(pool).byId(exportApp.id('person', 'ada'));
  if (!ada) throw new Error('There is no such person.');
  const anew = await read(ada, feedOf);
  const feed = feedOf();
  const goingOn = await read(ada, () => feed);
  expect(anew.events.length).toBeGreaterThan(30);
  expect(goingOn.events).toEqual(anew.events);
  expect(goingOn.asked).toBeLessThan(anew.asked);
});

test('a page looks up again what has changed since', async () => {
  const { pool } = exportApp.app.scenario.product.runtime;
  const callers = new Callers(pool);
  const lea = await callers.byId(exportApp.id('person', 'lea'));
  if (!lea) throw new Error('There is no such person.');
  const feed = feedOf();
  const subjects = (page: Awaited<ReturnType<EventFeed['page']>>) =>
    page.events.map(({ json }) => (JSON.parse(json) as { subject: string }).subject);
  const eva = `registration-${exportApp.ids.slots}`;
  const first = await feed.page(lea, '', 1_000, {});
  expect(subjects(first)).not.toContain(eva);
  const moved = await exportApp.app.do(
    'ada',
    `/people/${exportApp.id('person', 'eva')}/move-person`,
    {
      level: exportApp.id('level', 'acme/lyon'),
    },
  );
  expect([moved.status, moved.problem.detail]).toEqual([200, undefined]);
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'Hello',
  });
  expect(subjects(await feed.page(lea, first.next, 1_000, {}))).toContain(eva);
});

test('events of some types are those that the whole feed has of them', async () => {
  const { app } = exportApp;
  const tom = exportApp.id('person', 'tom');
  const corrected = (name: string) =>
    app.do('pia', `/people/${tom}/change-person`, { name }).then(({ status }) => status);
  expect(await corrected('Thomas')).toBe(200);
  const left = await app.do('ada', `/people/${tom}/revoke-role`, { role: 'employee' });
  expect(left.status).toBe(200);
  expect(await corrected('Tommy')).toBe(200);
  const ada = await new Callers(app.scenario.product.runtime.pool).byId(
    exportApp.id('person', 'ada'),
  );
  if (!ada) throw new Error('There is no such person.');
  const typesOf = async (types?: readonly string[]) =>
    (await feedOf().page(ada, '', 1_000, { types })).events
      .map(({ json }) => JSON.parse(json) as { type: string; subject: string; id: string })
      .filter(({ subject }) => subject === `person-${tom}`);
  const whole = await typesOf();
  expect(whole.length).toBeGreaterThan(2);
  for (const type of new Set(whole.map((event) => event.type)))
    expect(await typesOf([type])).toEqual(whole.filter((event) => event.type === type));
});
