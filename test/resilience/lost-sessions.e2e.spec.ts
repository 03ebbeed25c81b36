import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from '#platform/http';
import { connectAsOwner } from '#kit/postgres';
import { eventsOf } from '../../libs/kit/eventsourcing/testing/read-checks.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { offerHeader } from '../support/journey-headers.js';
import { untilTaken } from '../support/persistent-client.js';
import { openHttpApp, type HttpResponse, type HttpApp } from '../support/http-app.js';

/** Fault 7 for requests: the database ends every session, again and again, while people work. */

const EMPLOYEES = Array.from({ length: 5 }, (_, index) => `e${index}`);
const DATES = [{ start: '2026-02-02T10:00+01:00', end: '2026-02-02T11:00+01:00' }];

let store: StoreInUse;
let app: HttpApp;
let owner: Awaited<ReturnType<typeof connectAsOwner>>;

/** How many requests are taken between one loss of all sessions and the next. */
const TAKEN_BETWEEN = 4;

/** Ends every session of this database but the owner's. */
const END_SESSIONS =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

onBothStores((openStore) => {
  beforeEach(async () => {
    store = await openStore();
    app = await openHttpApp(
      offerHeader({ employees: EMPLOYEES, others: ['ada: { admin: acme }'] }),
      {
        LOG_LEVEL: 'silent',
        ...store.environment,
      },
    );
    owner = await connectAsOwner(app.databaseUrl);
  });
  afterEach(async () => {
    await owner.end();
    await app.close();
    await store.close();
  });

  test('lost sessions under load are 503, and nothing is done twice', async () => {
    let [taken, busy] = [0, 0];
    const insist = async <T>(request: () => Promise<HttpResponse<T>>): Promise<T> => {
      const { body } = await untilTaken(request, () => busy++);
      if ((taken += 1) % TAKEN_BETWEEN === 0) await owner.query(END_SESSIONS);
      return body;
    };
    const ask = <T>(person: string, path: string) => insist(() => app.get<T>(person, path));
    const command = async (person: string, path: string, body: unknown) => {
      const headers = { 'idempotency-key': randomUUID() };
      const first = await insist(() => app.send(person, 'POST', path, body, headers));
      expect(await insist(() => app.send(person, 'POST', path, body, headers))).toEqual(first);
      return first;
    };
    const initiative = app.scenario.id('initiative', 'advice');
    const work = async (employee: string): Promise<void> => {
      const { id } = await command(employee, '/registrations/submit-application', { initiative });
      for (let count = 0; count < 3; count++)
        await command(employee, `/registrations/${id}/post-message`, { text: `Hello ${count}` });
      await ask(employee, '/me/dashboard');
      await command(employee, `/registrations/${id}/select-dates`, { dates: DATES });
      await ask('ada', '/registrations');
      await command('cora', `/registrations/${id}/confirm-dates`, {});
    };
    await Promise.all(EMPLOYEES.map(work));
    expect(busy).toBeGreaterThan(0);

    const streams = new Map<string, string[]>();
    for (const { stream, type } of await eventsOf(app.scenario.product.runtime.store, '', 500))
      if (stream.startsWith('registration-'))
        streams.set(stream, [...(streams.get(stream) ?? []), type]);
    const once = [
      'ApplicationSubmitted',
      ...Array<string>(3).fill('MessagePosted'),
      'DateSelected',
      'DateConfirmedByCoordinator',
    ];
    expect([...streams.values()]).toEqual(EMPLOYEES.map(() => once));
    await app.settle();
    const { items } = await ask<Page<{ status: string }>>('ada', '/registrations');
    expect(items.map(({ status }) => status)).toEqual(EMPLOYEES.map(() => 'in_progress'));
  });
});
