import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommandAnswer, Problem } from '#platform/http';
import { startApi, type RunningApi } from '../../apps/api/start-api.js';
import { createRuntime, type Runtime } from '../../apps/runtime/runtime.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** Races of each kind, on each store. */
const TIMES = 20;
const PEOPLE = 10;
const many = Array.from({ length: PEOPLE }, (_, n) => `w${n}`);
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits:
    helpers: { coordinators: [cora] }
    one: { coordinators: [otto] }
    two: { coordinators: [otto] }
  people:
    ada: { admin: acme }
    amy: { admin: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: one }
    pia: { platform: true }
${many.map((name) => `    ${name}: { employee: acme }`).join('\n')}
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives: { advice: { nonprofit: helpers, kind: open } }
`;

let app: HttpApp;
let runtime: Runtime;
let other: RunningApi;

interface Said {
  readonly status: number;
  readonly body: CommandAnswer & Problem;
}
type Act = readonly [who: string, path: string, body?: object];
async function give(url: string, [who, path, body = {}]: Act): Promise<Said> {
  const headers = {
    authorization: `Bearer ${await app.token(who)}`,
    'content-type': 'application/json',
  };
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Said['body'] };
}
/** One act at each API at once, the one or the other first. */
async function race(n: number, one: Act, another: Act): Promise<[Said, Said]> {
  const [here, there] = [app.scenario.product.url, other.url];
  if (n % 2 === 0) return Promise.all([give(here, one), give(there, another)]);
  const [second, first] = await Promise.all([give(there, another), give(here, one)]);
  return [first, second];
}
const both = (said: readonly Said[]) =>
  said
    .map(({ status, body }) => (status === 200 ? 'done' : `${status} ${body.rule ?? ''}`))
    .toSorted((a, b) => (a === b ? 0 : a < b ? 1 : -1));
/** So many races at once. */
async function races(
  times: number,
  atOnce: number,
  run: (n: number) => Promise<void>,
): Promise<void> {
  for (let n = 0; n < times; n += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, times - n) }, (_, k) => run(n + k)));
}
const id = (kind: Parameters<HttpApp['scenario']['id']>[0], name: string) =>
  app.scenario.id(kind, name);

onBothStores((openStore) => {
  let store: StoreInUse;
  beforeAll(async () => {
    store = await openStore();
    app = await openHttpApp(HEAD, store.environment);
    const { product, clock } = app.scenario;
    runtime = await createRuntime(product.runtime.config, app.databaseUrl, clock);
    other = await startApi(runtime, { page: false });
  });
  afterAll(async () => {
    await other?.stop();
    await runtime?.close();
    await app?.close();
    await store?.close();
  });

  describe('of two processes at once, without a worker in between', () => {
    test('one registers a person under a mail address', () =>
      races(TIMES, 5, async (n) => {
        const register = (name: string): Act => [
          'ada',
          '/people/register-person',
          { name, mail: `new${n}@acme.example` },
        ];
        const [first, second] = both(await race(n, register('New'), register('Newer')));
        expect(first).toBe('done');
        // The later one finds the claim, or already the person.
        expect(['409 mail_taken', '409 nothing_changes']).toContain(second);
      }));

    test('one opens a registration: reopening the archived one, or applying anew', async () => {
      const initiative = id('initiative', 'advice');
      const archived = new Map<string, string>();
      await races(PEOPLE, 10, async (n) => {
        const { body } = await give(other.url, [
          many[n] ?? '',
          '/registrations/submit-application',
          { initiative },
        ]);
        archived.set(many[n] ?? '', body.id);
      });
      await app.settle();
      await app.at('2026-02-05T10:00');
      await races(PEOPLE, 5, async (n) => {
        const who = many[n] ?? '';
        const reopen: Act = [
          'pia',
          `/registrations/${archived.get(who)}/reopen-registration`,
          { reason: 'asked for' },
        ];
        const said = await race(n, reopen, [
          who,
          '/registrations/submit-application',
          { initiative },
        ]);
        expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
        expect(said.filter(({ status }) => status === 409)).toHaveLength(1);
      });
      await app.settle();
    });

    test('nobody reports to their own report', async () => {
      await races(PEOPLE / 2, 5, async (n) => {
        const [one, two] = [many[2 * n] ?? '', many[2 * n + 1] ?? ''];
        const assign = (who: string, manager: string): Act => [
          'ada',
          `/people/${id('person', who)}/assign-manager`,
          { manager: id('person', manager) },
        ];
        expect(both(await race(n, assign(one, two), assign(two, one)))).toEqual([
          'done',
          '409 manager_cycle',
        ]);
      });
    });

    test('proposals to several nonprofits are all made, or none', async () => {
      const propose = (...names: string[]): Act => [
        'ada',
        '/partnerships/propose-partnership',
        { company: id('company', 'acme'), nonprofits: names.map((name) => id('nonprofit', name)) },
      ];
      for (let n = 0; n < TIMES / 4; n++) {
        const [several, single] = await race(
          n,
          propose('one', 'two'),
          n % 3 === 0 ? propose('one') : propose('two'),
        );
        expect(both([several, single])).toEqual(['done', '409 already_proposed']);
        await app.settle();
        const { rows } = await runtime.pool.query<{ id: string }>(
          `SELECT id FROM read.partnerships WHERE status = 'awaiting_confirmation'`,
        );
        expect(rows).toHaveLength(several.status === 200 ? 2 : 1);
        for (const partnership of rows)
          await give(other.url, ['ada', `/partnerships/${partnership.id}/cancel-partnership`]);
        await app.settle();
      }
    });

    test('the last main admin stays', async () => {
      const revoke = (by: string, who: string): Act => [
        by,
        `/people/${id('person', who)}/revoke-role`,
        { role: 'admin' },
      ];
      for (let n = 0; n < TIMES / 4; n++) {
        const said = await race(n, revoke('ada', 'amy'), revoke('amy', 'ada'));
        expect(both(said)).toEqual(['done', expect.stringMatching(/^409 last_|^403 /)]);
        await app.settle();
        const [left, gone] = said[0].status === 200 ? ['ada', 'amy'] : ['amy', 'ada'];
        await give(other.url, [
          left,
          `/people/${id('person', gone)}/grant-role`,
          { role: 'admin' },
        ]);
        await app.settle();
      }
    });
  });
});
