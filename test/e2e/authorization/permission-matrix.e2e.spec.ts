import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { EXPORT_NAMES } from '#features/exports';
import type { PageOf } from '../../support/command-outcome.js';
import type { HttpApp } from '../../support/http-app.js';
import { ACTORS, inTurns, keyOf, ROLES, SEE_ALL, wordOf, type Cell, type Role } from './actors.js';
import { openAuthorizationApp } from './authorization.fixture.js';
import * as says from './commands.expected.js';
import { cellsOf, COMMANDS, impossible, isSignUp, PARTS, type Part } from './matrix-requests.js';
import { actorOf, BODIES, ELSEWHERE, METHODS, PATHS } from './paths.js';
import * as shows from './queries.expected.js';
import { Requests, type Request } from './requests.js';

type Kind = keyof HttpApp['scenario']['ids'];
type Seen = Readonly<Partial<Record<Role, readonly string[]>>>;
interface Exported {
  readonly id: string;
  readonly manifest: { readonly rows: number; readonly sha256: string; readonly position: string };
}
interface Read {
  readonly reader: { readonly name: string };
  readonly capacity: string;
  readonly what: string;
  readonly subject: string | null;
  readonly filters: object;
  readonly position: string;
  readonly rows: number;
  readonly sha256: string;
}

interface Operation {
  readonly operationId: string;
  readonly description?: string;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<
      string,
      { readonly properties: Record<string, { readonly enum?: string[] }> }
    >;
  };
}
const openapi = async () => JSON.parse(await readFile('docs/openapi.json', 'utf8')) as OpenApi;

let app: HttpApp;
let requests: Requests;
/** An export of somebody else, to be looked for. */
let file: Exported;
/** Long work of somebody else. */
let job: string;
beforeAll(async () => {
  app = await openAuthorizationApp();
  requests = new Requests(app);
  file = (await app.send<Exported>('ada', 'POST', '/exports?wait=true', { name: 'registrations' }))
    .body;
  const items = [{ registration: app.scenario.id('registration', 'talk'), revision: 0 }];
  job = (
    await app.send('ada', 'POST', '/registrations/bulk?wait=true&dryRun=true', {
      command: 'ConfirmDates',
      items,
    })
  ).body.id;
});
afterAll(() => app.close());

/** What is theirs to do, and is refused by a rule of the domain: there is nothing to do. Any other 409 is no yes. */
const REFUSED_BY_RULE: Readonly<Record<string, string>> = {
  CloseInitiative: 'not_open',
  AssignManager: 'nothing_changes',
  RevokeRole: 'nothing_changes',
  UnmuteReminders: 'nothing_changes',
};
const isRefusedByRule = ({ name, relation }: Cell, status: number, rule: string | undefined) =>
  status === 409 &&
  (relation === 'own' || relation.includes('draft')) &&
  rule !== undefined &&
  REFUSED_BY_RULE[name] === rule;

const id = (kind: Kind, name: string) => app.scenario.id(kind, name);

describe('the permission matrix', () => {
  test('has a row of expectations for every command that people give, and for no other', () => {
    const expected = new Set(Object.values(PARTS).flatMap(({ rows }) => Object.keys(rows)));
    expected.delete('SignUpAndSelectDates');
    expect([...expected].sort()).toEqual([...COMMANDS.keys()].sort());
    expect([...COMMANDS.keys()].filter(isSignUp)).toEqual([]);
  });

  test.each(Object.keys(PARTS))('is what the API answers, cell by cell: %s', async (name) => {
    const part = PARTS[name] as Part;
    const cells = cellsOf(name);
    const playable = cells.filter((cell) => impossible(name, cell) === undefined);
    const played = new Map<string, string>();
    const before = await app.events();
    await inTurns(playable, 8, async (cell) => {
      const { by, method, path, body, headers } = part.request(requests, cell);
      const { status, problem } = await app.send(by, method, `${path}?dryRun=true`, body, headers);
      const word = isRefusedByRule(cell, status, problem.rule) ? 'yes' : wordOf(status, problem);
      played.set(keyOf(cell), /^\d/.test(word) ? `${word} ${problem.rule ?? ''}` : word);
    });
    const expected = playable.map((cell): [string, string] => {
      const row = part.rows[cell.name] ?? {};
      const may = cell.relation === 'out' ? [] : row[cell.relation];
      return [
        keyOf(cell),
        may === undefined
          ? 'no expectation'
          : says.expected(may, part.inScope(cell.relation), cell.role),
      ];
    });
    expect(Object.fromEntries([...played].sort())).toEqual(Object.fromEntries(expected.sort()));
    expect(played.size + cells.filter((cell) => impossible(name, cell) !== undefined).length).toBe(
      cells.length,
    );
    expect(await app.events()).toBe(before);
  });

  test('is the same for many at once, item by item', async () => {
    const { body } = await app.get<PageOf<{ id: string; revision: number }>>(
      'pia',
      '/registrations?limit=200',
    );
    const { BulkBody } = (await openapi()).components.schemas;
    const commands = BulkBody?.properties['command']?.enum ?? [];
    const revisions = new Map(body.items.map((item) => [item.id, item.revision]));
    const cells = cellsOf('registrations').filter(
      (cell) => commands.includes(cell.name) && impossible('registrations', cell) === undefined,
    );
    /** One request for all cells of a command that the same person plays in the same capacity. */
    const together = new Map<string, [Cell, Request][]>();
    for (const cell of cells) {
      const request = requests.registration(cell);
      const key = [cell.name, request.by, request.headers?.['act-as'] ?? ''].join(' ');
      together.set(key, [...(together.get(key) ?? []), [cell, request]]);
    }
    const played = new Map<string, string>();
    await inTurns([...together.values()], 4, async (asked) => {
      const [[{ name }, { by, headers, body: words }]] = asked as [[Cell, Request]];
      const named = asked.map(([, { path }]) => path.split('/')[2] ?? '');
      const items = [...new Set(named)].map((registration) => ({
        registration,
        revision: revisions.get(registration),
      }));
      const job = await app.send(
        by,
        'POST',
        '/registrations/bulk?dryRun=true&wait=true',
        { command: name, items, ...words },
        headers,
      );
      const { body: answers } = await app.get<PageOf<Record<string, string>>>(
        by,
        `/jobs/${job.body.id}/outcomes?limit=200`,
      );
      for (const [index, [cell]] of asked.entries()) {
        const {
          kind,
          rule,
          outcome = '',
        } = answers.items.find(({ registration }) => registration === named[index]) ?? {};
        const own = kind === 'not_allowed' && isRefusedByRule(cell, 409, rule);
        played.set(keyOf(cell), outcome === 'would_be_done' || own ? 'yes' : (kind ?? outcome));
      }
    });
    const part = PARTS['registrations'] as Part;
    const said = cells.map((cell): [string, string] => {
      const may = cell.relation === 'out' ? [] : (part.rows[cell.name]?.[cell.relation] ?? []);
      return [keyOf(cell), says.expected(may, part.inScope(cell.relation), cell.role)];
    });
    expect(new Set(cells.map(({ name }) => name))).toEqual(new Set(commands));
    expect(Object.fromEntries([...played].sort())).toEqual(Object.fromEntries(said.sort()));
  });

  test('lets nobody decide on their own registration in any role', async () => {
    const refused = await inTurns(Object.keys(says.REGISTRATIONS), 8, async (name) => {
      const { path, body } = requests.registration({ name, role: 'manager', relation: 'own' });
      const { status } = await app.send('all', 'POST', `${path}?dryRun=true`, body);
      return [name, status === 403] as const;
    });
    const employees = Object.entries(says.REGISTRATIONS).filter(([, may]) =>
      may['own']?.includes('employee'),
    );
    expect(
      refused
        .filter(([, forbidden]) => !forbidden)
        .map(([name]) => name)
        .sort(),
    ).toEqual(employees.map(([name]) => name).sort());
  });
});

describe('what each role may ask', () => {
  test('is said of every route of the API', async () => {
    const { paths } = await openapi();
    const isCommand = ({ description = '' }: Operation) =>
      /^By: .*\n\nAllowed when: /.test(description);
    const routes = Object.values(paths).flatMap((methods) =>
      Object.values(methods).filter((operation) => !isCommand(operation)),
    );
    const named = routes.map(({ operationId }) => operationId);
    expect(named.filter((name) => !(name in shows.QUERIES) && !(name in ELSEWHERE))).toEqual([]);
    expect(
      Object.keys(shows.QUERIES).filter((name) => !named.includes(name) || !(name in PATHS)),
    ).toEqual([]);
  });

  test.each(Object.keys(shows.QUERIES))(
    'each role asks what the domain lets it: %s',
    async (name) => {
      const cells = ROLES.flatMap((role) =>
        Object.keys(shows.QUERIES[name] ?? {}).map((relation) => ({ role, relation })),
      ).filter(
        ({ role, relation }) =>
          relation !== 'out' || name === 'GetNonprofit' || !SEE_ALL.includes(role),
      );
      const played = await inTurns(cells, 8, async ({ role, relation }) => {
        const path = PATHS[name]?.({ id, file: file.id, job }, relation, role) ?? '';
        const { body, type } = BODIES[name] ?? {};
        const headers = {
          authorization: `Bearer ${await app.token(actorOf(role, name))}`,
          ...(type ? { 'content-type': type } : {}),
        };
        const { status, problem } = await app.sendRaw(METHODS[name] ?? 'GET', path, body, headers);
        return `${role} ${relation} ${wordOf(status, problem)}`;
      });
      const said = cells.map(({ role, relation }) => {
        const { may, inScope } = shows.QUERIES[name]?.[relation] as shows.Asked;
        return `${role} ${relation} ${says.expected(may, inScope, role)}`;
      });
      expect(played).toEqual(said);
    },
  );
});

describe('a list shows what is in scope, and nothing else', () => {
  const shown = async (role: Role, path: string) =>
    (await app.get<PageOf<{ id: string }>>(ACTORS[role], `${path}?limit=200`)).body.items;

  test.each<[string, Kind, Seen]>([
    ['/registrations', 'registration', shows.REGISTRATIONS_SEEN],
    ['/initiatives', 'initiative', shows.INITIATIVES_SEEN],
    ['/partnerships', 'partnership', shows.PARTNERSHIPS_SEEN],
    ['/companies', 'company', shows.COMPANIES_SEEN],
    ['/nonprofits', 'nonprofit', shows.NONPROFITS_SEEN],
    ['/people', 'person', shows.PEOPLE_SEEN],
  ])('%s', async (path, kind, seen) => {
    const names = new Map([...app.scenario.ids[kind]].map(([name, one]) => [one, name]));
    const allowed = ROLES.filter(
      (role) => seen[role] !== undefined || (path !== '/partnerships' && path !== '/people'),
    );
    for (const role of allowed.filter((one) => path !== '/people' || !SEE_ALL.includes(one))) {
      const items = (await shown(role, path)).map((item) => names.get(item.id) ?? item.id);
      expect([role, ...items.sort()]).toEqual([role, ...[...(seen[role] ?? [])].sort()]);
    }
  });

  test('counts and deadlines are of the same registrations', async () => {
    const names = new Map([...app.scenario.ids.registration].map(([name, one]) => [one, name]));
    const due = async (role: Role) => {
      const { body } = await app.get<PageOf<{ registration: string }>>(
        ACTORS[role],
        '/deadlines?limit=200',
      );
      return [...new Set(body.items.map((item) => names.get(item.registration) ?? ''))].sort();
    };
    const everything = await due('platform');
    for (const role of ROLES) {
      const mine = shows.REGISTRATIONS_SEEN[role] ?? [];
      const { body } = await app.get<{ total: number }>(ACTORS[role], '/registrations/counts');
      const months = await app.get<{ total: number }[]>(
        ACTORS[role],
        '/registrations/counts-over-time?step=month',
      );
      expect([role, body.total]).toEqual([role, mine.length]);
      expect(months.body.reduce((sum, { total }) => sum + total, 0)).toBe(mine.length);
      expect([role, ...(await due(role))]).toEqual([
        role,
        ...everything.filter((name) => mine.includes(name)),
      ]);
    }
  });

  test('work waits for whoever has to do it', async () => {
    for (const role of ROLES) {
      const dashboard = await app.get<Record<string, unknown[]>>(ACTORS[role], '/me/dashboard');
      const approve = await app.get<{ dates: { registration: string }[] }[]>(
        ACTORS[role],
        '/me/to-approve',
      );
      const decide = await app.get<unknown[]>(ACTORS[role], '/me/to-decide');
      const own = Object.values(dashboard.body).flat().length;
      const waiting = approve.body.flatMap(({ dates }) => dates.map((date) => date.registration));
      expect([role, own]).toEqual([
        role,
        role === 'employee' ? shows.REGISTRATIONS_SEEN.employee?.length : 0,
      ]);
      expect([role, ...waiting]).toEqual([
        role,
        ...(role === 'manager' ? [id('registration', 'approving')] : []),
      ]);
      const decides = role === 'coordinator' || role === 'mandated_admin';
      expect([role, decide.body.length > 0]).toEqual([role, decides]);
    }
  });
});

describe('an export', () => {
  const rowsOf = (name: string, role: Role): number => {
    const mine = shows.REGISTRATIONS_SEEN[role] ?? [];
    if (name === 'partnerships') return shows.PARTNERSHIPS_SEEN[role]?.length ?? 0;
    return name === 'registrations'
      ? mine.length
      : mine.filter((one) => shows.DATED.includes(one)).length;
  };

  test.each(EXPORT_NAMES)(
    'of %s is for those who may, and of what is in their scope',
    async (name) => {
      const played = await inTurns(ROLES, 3, async (role) => {
        const { status, body, problem } = await app.send<Exported>(
          ACTORS[role],
          'POST',
          '/exports?wait=true',
          { name },
        );
        return `${role} ${wordOf(status, problem)} ${status === 200 ? body.manifest.rows : ''}`;
      });
      const said = ROLES.map((role) =>
        shows.EXPORTERS.includes(role) ? `${role} yes ${rowsOf(name, role)}` : `${role} forbidden `,
      );
      expect(played).toEqual(said);
    },
  );

  test('in a role that one does not hold is forbidden', async () => {
    const { status } = await app.send(
      'ada',
      'POST',
      '/exports?wait=true',
      { name: 'dates' },
      { 'act-as': 'platform' },
    );
    expect(status).toBe(403);
  });
});

describe('reading is recorded', () => {
  const reads = async (by: string, about = '') =>
    (await app.get<PageOf<Read>>(by, `/reads?limit=200${about}`)).body.items;
  const about = () => `&registration=${id('registration', 'search')}`;

  test('records reads of auditors, analysts and admins, and of nobody else', async () => {
    const path = `/registrations/${id('registration', 'search')}/history?type=ApplicationApproved`;
    for (const role of ROLES) await app.get(ACTORS[role], path);
    const found = await reads('pia', about());
    const readers: readonly Role[] = ['admin', 'mandated_admin', 'auditor', 'analyst', ...SEE_ALL];
    expect(found.map((read) => read.reader.name).sort()).toEqual(
      readers.map((role) => ACTORS[role]).sort(),
    );
    for (const read of found) {
      expect(read).toMatchObject({
        what: 'history',
        subject: id('registration', 'search'),
        rows: 1,
      });
      expect(read.filters).toMatchObject({ type: ['ApplicationApproved'] });
      expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(read.position).not.toBe('');
    }
    expect(new Set(found.map((read) => read.capacity))).toEqual(
      new Set(['admin', 'auditor', 'analyst', 'platform']),
    );
  });

  test('of exports with the hash of the file', async () => {
    const [read] = (await reads('paul')).filter(
      ({ sha256, reader }) => reader.name === 'ada' && sha256 === file.manifest.sha256,
    );
    expect(read).toMatchObject({
      what: 'export',
      subject: 'registrations',
      capacity: 'admin',
      rows: file.manifest.rows,
    });
    expect(read?.position).toBe(file.manifest.position);
  });

  test('and listed to auditors of what is in their scope', async () => {
    const readersSeenBy = async (by: string) =>
      new Set((await reads(by, about())).map((read) => read.reader.name));
    expect(await readersSeenBy('aud')).toEqual(await readersSeenBy('pia'));
    expect((await reads('aud')).map((read) => read.reader.name)).not.toContain('gia');
    expect((await reads('paul')).map((read) => read.reader.name)).toContain('gia');
  });
});
