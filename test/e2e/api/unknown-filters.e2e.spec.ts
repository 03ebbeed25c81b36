import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** A filter whose thing does not exist, or is another tenant's, is refused in the same words everywhere. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris] }
    beta: { managerPolicy: none, levels: [beta/lyon] }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    bob: { employee: beta, manager: bill }
    bill: { manager: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: others, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    foreign: { nonprofit: others, kind: open }
    walk: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
    strange: { nonprofit: others, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly format?: string };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: { $ref?: string } } };
  };
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { properties?: Record<string, { format?: string }> }>
    >;
  };
}
type Send = (who: string, id: string) => ReturnType<HttpApp['send']>;

let app: HttpApp;
let registration: string;
let partnership: string;
let document: OpenApi;
const id = (kind: keyof HttpApp['scenario']['ids'], name: string) => app.scenario.id(kind, name);

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const applied = async (who: string, initiative: string) =>
    (
      await app.do(who, '/registrations/submit-application', {
        initiative: id('initiative', initiative),
      })
    ).body.id;
  await applied('eva', 'advice');
  registration = await applied('bob', 'foreign');
  const { body } = await app.get<{ items: { id: string; company: { name: string } }[] }>(
    'pia',
    '/partnerships',
  );
  partnership = body.items.find(({ company }) => company.name === 'beta')?.id ?? '';
  document = (await app.send('pia', 'GET', '/openapi.json')).body as unknown as OpenApi;
});
afterAll(() => app.close());

/** Parameters that are needed besides. */
const NEEDED: Readonly<Record<string, string>> = {
  TallyParticipations: 'firstMonth=2026-01&lastMonth=2026-03&',
  CountRegistrationsOverTime: 'step=month&',
  CountRegistrationsAtEnds: 'step=month&since=2026-01-01&until=2026-01-31&',
};
const NAMES = {
  registrations: ['company', 'level', 'nonprofit', 'initiative', 'employee'],
  partnerships: ['company', 'level', 'nonprofit'],
};
/** What each filter is, of a company and a nonprofit that acme has nothing to do with. */
const foreign = (): Readonly<Record<string, string>> => ({
  company: id('company', 'beta'),
  level: id('level', 'beta/lyon'),
  nonprofit: id('nonprofit', 'others'),
  initiative: id('initiative', 'foreign'),
  slot: id('slot', 'strange.s1'),
  employee: id('person', 'bob'),
  manager: id('person', 'bill'),
  reader: id('person', 'bea'),
  recipient: id('person', 'bea'),
  registration,
  partnership,
  subject: registration,
});

/** Every filter by an id that the API has: of lists and counts by the OpenAPI document, of exports and comparisons by name. */
function filters(): Map<string, { readonly filter: string; readonly send: Send }> {
  const found = new Map<string, { readonly filter: string; readonly send: Send }>();
  for (const [path, methods] of Object.entries(document.paths)) {
    const { get, post } = methods;
    if (path.includes('{')) continue;
    for (const { name, in: where, schema } of get?.parameters ?? [])
      if (where === 'query' && schema.format === 'uuid')
        found.set(`${get?.operationId} ${name}`, {
          filter: name,
          send: (who, one) =>
            app.send(who, 'GET', `${path}?${NEEDED[get?.operationId ?? ''] ?? ''}${name}=${one}`),
        });
    if (!path.endsWith('/search')) continue;
    const ref = post?.requestBody?.content['application/json']?.schema.$ref ?? '';
    const { properties = {} } = document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};
    for (const [name, { format }] of Object.entries(properties))
      if (format === 'uuid')
        found.set(`${post?.operationId} ${name}`, {
          filter: name,
          send: (who, one) => app.send(who, 'POST', path, { [name]: one }),
        });
  }
  for (const [name, fields] of Object.entries(NAMES))
    for (const field of fields) {
      const body = (one: string) => ({ name, [field]: one });
      found.set(`CreateExport ${name} ${field}`, {
        filter: field,
        send: (who, one) => app.send(who, 'POST', '/exports?wait=true', body(one)),
      });
      found.set(`CompareExports ${name} ${field}`, {
        filter: field,
        send: (who, one) =>
          app.send(who, 'POST', '/exports/compare?wait=true', {
            ...body(one),
            beforeAsOf: '2026-01-05T08:30:00Z',
          }),
      });
    }
  return found;
}

describe('a filter that names nothing in scope', () => {
  test('is found in every list, count, search, export and comparison', () => {
    const names = [...filters().keys()];
    expect(names.length).toBeGreaterThan(45);
    expect(new Set([...filters().values()].map(({ filter }) => filter))).toEqual(
      new Set(Object.keys(foreign())),
    );
  });

  test.each(['aud', 'ada', 'pam', 'cora'])(
    'is refused alike to %s, unknown or another’s',
    async (who) => {
      const wrong: unknown[] = [];
      for (const [name, { filter, send }] of filters()) {
        const unknown = await send(who, UNKNOWN);
        const another = await send(who, foreign()[filter] ?? '');
        if (unknown.status === 403 && another.status === 403) continue;
        // Whoever oversees a company may know every nonprofit.
        const known = filter === 'nonprofit' && who !== 'cora' ? 200 : 404;
        const same = known === 200 || unknown.problem.detail === another.problem.detail;
        if (
          unknown.status !== 404 ||
          unknown.problem.field !== filter ||
          another.status !== known ||
          !same
        )
          wrong.push([name, unknown.status, unknown.problem, another.status]);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('is refused to the platform team only if it does not exist', async () => {
    const wrong: unknown[] = [];
    for (const [name, { filter, send }] of filters()) {
      const [unknown, another] = [
        await send('pia', UNKNOWN),
        await send('pia', foreign()[filter] ?? ''),
      ];
      if (unknown.status !== 404 || another.status !== 200)
        wrong.push([name, unknown.status, another.status]);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a filter that names something in scope', () => {
  const asked: readonly [string, string, () => string][] = [
    ['ada', 'company', () => id('company', 'acme')],
    ['ada', 'level', () => id('level', 'acme/paris')],
    ['ada', 'nonprofit', () => id('nonprofit', 'helpers')],
    ['ada', 'initiative', () => id('initiative', 'advice')],
    ['ada', 'slot', () => id('slot', 'walk.s1')],
    ['ada', 'employee', () => id('person', 'max')],
    ['ada', 'manager', () => id('person', 'max')],
    ['pam', 'company', () => id('company', 'acme')],
    ['pam', 'manager', () => id('person', 'max')],
    ['cora', 'company', () => id('company', 'acme')],
    ['cora', 'employee', () => id('person', 'eva')],
    ['max', 'employee', () => id('person', 'eva')],
    ['max', 'manager', () => id('person', 'max')],
    ['eva', 'initiative', () => id('initiative', 'advice')],
    ['eva', 'employee', () => id('person', 'eva')],
  ];
  test.each(asked)('%s asks by %s', async (who, filter, of) => {
    expect((await app.get(who, `/registrations?${filter}=${of()}`)).status).toBe(200);
  });

  test('a coordinator does not learn by a filter who manages whom', async () => {
    const { status } = await app.get('cora', `/registrations?manager=${id('person', 'max')}`);
    expect(status).toBe(404);
  });
});
