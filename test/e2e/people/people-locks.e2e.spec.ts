import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp, type HttpResponse } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
});
afterAll(() => app.close());

const person = (name: string) => app.scenario.id('person', name);
/** Long enough for a command that waits for nothing. */
const PATIENCE = 5_000;

/** Runs the work while a command on the people of a company is under way: an append to one of its streams stands still. */
async function whileBusy(by: string, who: string, work: () => Promise<void>): Promise<void> {
  const { store } = app.scenario.product.runtime;
  const append = store.append.bind(store);
  let free: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (free = resolve));
  let reached: (() => void) | undefined;
  const begun = new Promise<void>((resolve) => (reached = resolve));
  store.append = async (request) => {
    if (request.stream === `person-${person(who)}`) {
      reached?.();
      await held;
    }
    return append(request);
  };
  const busy = app.send(by, 'POST', `/people/${person(who)}/assign-manager`, {
    manager: null,
  });
  try {
    await begun;
    await work();
  } finally {
    free?.();
    store.append = append;
    expect((await busy).status).toBe(200);
  }
}
const statusWithin = (answer: Promise<HttpResponse>) =>
  Promise.race([answer.then(({ status }) => status), delay(PATIENCE, 'waits', { ref: false })]);
const send = (by: string, path: string, body: object) => app.send(by, 'POST', path, body);
const assign = (by: string, who: string, manager: string | null) =>
  send(by, `/people/${person(who)}/assign-manager`, {
    manager: manager === null ? null : person(manager),
  });

test('a company’s commands do not wait for another company’s', async () => {
  await whileBusy('ada', 'eva', async () => {
    expect(await statusWithin(assign('bea', 'bob', 'bea'))).toBe(200);
    const revoke = { role: 'employee' };
    expect(await statusWithin(send('bea', `/people/${person('bob')}/revoke-role`, revoke))).toBe(
      200,
    );
  });
});

test('what concerns one person alone waits for nobody', async () => {
  await assign('ada', 'eva', 'max');
  await whileBusy('ada', 'eva', async () => {
    const register = send('ada', '/people/register-person', { name: 'N', mail: 'n@acme.example' });
    expect(await statusWithin(register)).toBe(200);
    const level = { level: app.scenario.id('level', 'acme/paris/nord') };
    expect(await statusWithin(send('ada', `/people/${person('tom')}/move-person`, level))).toBe(
      200,
    );
  });
});

test('two commands that could close a circle of managers take turns', async () => {
  await assign('ada', 'eva', 'max');
  let answer: Promise<HttpResponse> | undefined;
  await whileBusy('ada', 'eva', async () => {
    answer = assign('ada', 'tom', 'nora');
    await delay(300);
    const { rows } = await app.scenario.product.runtime.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM events.log WHERE stream = $1 AND type = 'ManagerAssigned'`,
      [`person-${person('tom')}`],
    );
    expect(rows[0]?.count).toBe(0);
  });
  expect((await answer)?.status).toBe(200);
});
