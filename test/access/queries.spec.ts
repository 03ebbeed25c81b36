import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { EXPORT_NAMES } from '#exports';
import type { PageOf } from '../support/outcome.js';
import type { Scene } from '../support/scene.js';
import { ACTORS, inTurns, ROLES, SEE_ALL, wordOf, type Role } from './actors.js';
import { openCast } from './cast.js';
import { expected } from './commands.expected.js';
import * as says from './queries.expected.js';

type Kind = keyof Scene['stage']['ids'];
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

let scene: Scene;
/** An export of somebody else, to be looked for. */
let file: Exported;
/** Long work of somebody else. */
let job: string;
beforeAll(async () => {
  scene = await openCast();
  file = (await scene.send<Exported>('ada', 'POST', '/exports?wait=true', { name: 'registrations' })).body;
  const items = [{ registration: scene.stage.id('registration', 'talk'), revision: 0 }];
  job = (await scene.send('ada', 'POST', '/registrations/bulk?wait=true&dryRun=true', { command: 'ConfirmDates', items })).body.id;
});
afterAll(() => scene.close());

const id = (kind: Kind, name: string) => scene.stage.id(kind, name);
/** Partnerships are seen from high enough (domain §6). */
const actorOf = (role: Role, query = ''): string =>
  role === 'admin' && (query === 'GetPartnership' || query === 'DownloadAgreement') ? 'lea' : ACTORS[role];
const BELOW: readonly Role[] = ['admin', 'mandated_admin', 'auditor', 'analyst'];
const gamma = (role: Role) => role === 'main_admin';

const registration = (ending: string) => (relation: string, role: Role) => {
  const out = gamma(role) || role === 'nobody' ? 'talk' : role === 'coordinator' ? 'bobs' : 'toms';
  const of = relation === 'out' ? out : gamma(role) ? 'gils' : 'talk';
  return `/registrations/${id('registration', of)}${ending}`;
};
const INITIATIVES = (role: Role): Readonly<Record<string, string>> => ({
  'company-specific': gamma(role) ? 'gammas' : 'talk',
  shared: 'fresh',
  draft: 'draft',
  out: gamma(role) ? 'talk' : 'foreign',
});
const ofJob = (ending: string) => () => `/jobs/${job}${ending}`;
const ofExport = (ending: string) => () => `/exports/${file.id}${ending}`;

/** Where each is asked, by how one stands to the thing. */
const PATHS: Readonly<Record<string, (relation: string, role: Role) => string>> = {
  GetRegistration: registration(''),
  GetHistory: registration('/history'),
  GetRegistrationAsOf: registration('/as-of?instant=2026-02-22T08:00Z'),
  Why: registration('/why?what=status'),
  GetInitiative: (relation, role) => `/initiatives/${id('initiative', INITIATIVES(role)[relation] ?? '')}`,
  GetPartnership: (relation, role) => {
    const out = BELOW.includes(role) ? 'acme/above' : 'beta/others';
    return `/partnerships/${id('partnership', relation === 'out' ? out : gamma(role) ? 'gamma/helpers' : 'acme/helpers')}`;
  },
  DownloadAgreement: (relation, role) => `${PATHS['GetPartnership']?.(relation, role)}/agreement`,
  ImportPeople: (relation, role) => `${PATHS['GetCompany']?.(relation, role)}/import-people?dryRun=true&wait=true`,
  GetCompany: (relation, role) => `/companies/${id('company', relation === 'out' ? 'beta' : gamma(role) ? 'gamma' : 'acme')}`,
  GetNonprofit: (relation) => `/nonprofits/${id('nonprofit', relation === 'out' ? 'others' : 'helpers')}`,
  GetPerson: (relation, role) => {
    const out = BELOW.includes(role) ? 'tom' : 'bob';
    return `/people/${id('person', relation === 'own' ? actorOf(role) : relation === 'out' ? out : gamma(role) ? 'gil' : 'evy')}`;
  },
  GetMe: () => '/me',
  GetMyData: () => '/me/data',
  GetDashboard: () => '/me/dashboard',
  ListDatesToApprove: () => '/me/to-approve',
  ListDecisions: () => '/me/to-decide',
  ListDeadlines: () => '/deadlines',
  ListRegistrations: () => '/registrations',
  CountRegistrations: () => '/registrations/counts',
  CountRegistrationsOverTime: () => '/registrations/counts-over-time?step=month',
  ListInitiatives: () => '/initiatives',
  ListCompanies: () => '/companies',
  ListNonprofits: () => '/nonprofits',
  ListPartnerships: () => '/partnerships',
  ListPeople: () => '/people',
  SearchPeople: () => '/people/search',
  ListReads: () => '/reads',
  ListExports: () => '/exports',
  GetExport: ofExport(''),
  GetExportManifest: ofExport('/manifest'),
  DownloadExport: ofExport('/file'),
  CancelExport: ofExport(''),
  ListJobs: () => '/jobs',
  GetJob: ofJob(''),
  CancelJob: ofJob(''),
  ListJobOutcomes: ofJob('/outcomes'),
};

/** Of those that are not asked by GET. */
const METHODS: Readonly<Record<string, string>> = {
  CancelExport: 'DELETE',
  CancelJob: 'DELETE',
  SearchPeople: 'POST',
  ImportPeople: 'POST',
};

const BODIES: Readonly<Record<string, { readonly body: string; readonly type: string }>> = {
  SearchPeople: { body: '{}', type: 'application/json' },
  ImportPeople: { body: 'name,mail\n', type: 'text/csv' },
};

/** Routes whose answer depends on no role, or that specs of their own show role by role. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  HealthController_live: 'open to anyone',
  HealthController_ready: 'open to anyone',
  GiveInBulk: 'each item is an ordinary command',
  CreateExport: 'below, by export',
};

describe('what each role may ask', () => {
  test('is said of every route of the API', async () => {
    const { paths } = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as { paths: Record<string, Record<string, Operation>> };
    const isCommand = ({ description = '' }: Operation) => /^By: .*\n\nAllowed when: /.test(description);
    const routes = Object.values(paths).flatMap((methods) => Object.values(methods).filter((operation) => !isCommand(operation)));
    const named = routes.map(({ operationId }) => operationId);
    expect(named.filter((name) => !(name in says.QUERIES) && !(name in ELSEWHERE))).toEqual([]);
    expect(Object.keys(says.QUERIES).filter((name) => !named.includes(name) || !(name in PATHS))).toEqual([]);
  });

  test.each(Object.keys(says.QUERIES))('each role asks what the domain lets it: %s', async (name) => {
    const cells = ROLES.flatMap((role) => Object.keys(says.QUERIES[name] ?? {}).map((relation) => ({ role, relation }))).filter(
      ({ role, relation }) => relation !== 'out' || name === 'GetNonprofit' || !SEE_ALL.includes(role),
    );
    const played = await inTurns(cells, 8, async ({ role, relation }) => {
      const path = PATHS[name]?.(relation, role) ?? '';
      const { body, type } = BODIES[name] ?? {};
      const headers = { authorization: `Bearer ${await scene.token(actorOf(role, name))}`, ...(type ? { 'content-type': type } : {}) };
      const { status } = await scene.sendRaw(METHODS[name] ?? 'GET', path, body, headers);
      return `${role} ${relation} ${wordOf(status)}`;
    });
    const said = cells.map(({ role, relation }) => {
      const { may, inScope } = says.QUERIES[name]?.[relation] as says.Asked;
      return `${role} ${relation} ${expected(may, inScope, role)}`;
    });
    expect(played).toEqual(said);
  });
});

interface Operation {
  readonly operationId: string;
  readonly description?: string;
}

describe('a list shows what is in scope, and nothing else', () => {
  const shown = async (role: Role, path: string) => (await scene.get<PageOf<{ id: string }>>(ACTORS[role], `${path}?limit=200`)).body.items;

  test.each<[string, Kind, Seen]>([
    ['/registrations', 'registration', says.REGISTRATIONS_SEEN],
    ['/initiatives', 'initiative', says.INITIATIVES_SEEN],
    ['/partnerships', 'partnership', says.PARTNERSHIPS_SEEN],
    ['/companies', 'company', says.COMPANIES_SEEN],
    ['/nonprofits', 'nonprofit', says.NONPROFITS_SEEN],
    ['/people', 'person', says.PEOPLE_SEEN],
  ])('%s', async (path, kind, seen) => {
    const names = new Map([...scene.stage.ids[kind]].map(([name, one]) => [one, name]));
    const allowed = ROLES.filter((role) => seen[role] !== undefined || (path !== '/partnerships' && path !== '/people'));
    for (const role of allowed.filter((one) => path !== '/people' || !SEE_ALL.includes(one))) {
      const items = (await shown(role, path)).map((item) => names.get(item.id) ?? item.id);
      expect([role, ...items.sort()]).toEqual([role, ...[...(seen[role] ?? [])].sort()]);
    }
  });

  test('counts and deadlines are of the same registrations', async () => {
    const names = new Map([...scene.stage.ids.registration].map(([name, one]) => [one, name]));
    const due = async (role: Role) => {
      const { body } = await scene.get<PageOf<{ registration: string }>>(ACTORS[role], '/deadlines?limit=200');
      return [...new Set(body.items.map((item) => names.get(item.registration) ?? ''))].sort();
    };
    const everything = await due('platform');
    for (const role of ROLES) {
      const mine = says.REGISTRATIONS_SEEN[role] ?? [];
      const { body } = await scene.get<{ total: number }>(ACTORS[role], '/registrations/counts');
      const months = await scene.get<{ total: number }[]>(ACTORS[role], '/registrations/counts-over-time?step=month');
      expect([role, body.total]).toEqual([role, mine.length]);
      expect(months.body.reduce((sum, { total }) => sum + total, 0)).toBe(mine.length);
      expect([role, ...(await due(role))]).toEqual([role, ...everything.filter((name) => mine.includes(name))]);
    }
  });

  test('work waits for whoever has to do it', async () => {
    for (const role of ROLES) {
      const dashboard = await scene.get<Record<string, unknown[]>>(ACTORS[role], '/me/dashboard');
      const approve = await scene.get<{ dates: { registration: string }[] }[]>(ACTORS[role], '/me/to-approve');
      const decide = await scene.get<unknown[]>(ACTORS[role], '/me/to-decide');
      const own = Object.values(dashboard.body).flat().length;
      const waiting = approve.body.flatMap(({ dates }) => dates.map((date) => date.registration));
      expect([role, own]).toEqual([role, role === 'employee' ? says.REGISTRATIONS_SEEN.employee?.length : 0]);
      expect([role, ...waiting]).toEqual([role, ...(role === 'manager' ? [id('registration', 'approving')] : [])]);
      expect([role, decide.body.length > 0]).toEqual([role, role === 'coordinator']);
    }
  });
});

describe('an export', () => {
  const rowsOf = (name: string, role: Role): number => {
    const mine = says.REGISTRATIONS_SEEN[role] ?? [];
    if (name === 'partnerships') return says.PARTNERSHIPS_SEEN[role]?.length ?? 0;
    return name === 'registrations' ? mine.length : mine.filter((one) => says.DATED.includes(one)).length;
  };

  test.each(EXPORT_NAMES)('of %s is for those who may, and of what is in their scope', async (name) => {
    const played = await inTurns(ROLES, 3, async (role) => {
      const { status, body } = await scene.send<Exported>(ACTORS[role], 'POST', '/exports?wait=true', { name });
      return `${role} ${wordOf(status)} ${status === 200 ? body.manifest.rows : ''}`;
    });
    const said = ROLES.map((role) => (says.EXPORTERS.includes(role) ? `${role} yes ${rowsOf(name, role)}` : `${role} forbidden `));
    expect(played).toEqual(said);
  });

  test('in a role that one does not hold is forbidden', async () => {
    const { status } = await scene.send('ada', 'POST', '/exports?wait=true', { name: 'dates' }, { 'act-as': 'platform' });
    expect(status).toBe(403);
  });
});

describe('reading is recorded', () => {
  const reads = async (by: string, about = '') => (await scene.get<PageOf<Read>>(by, `/reads?limit=200${about}`)).body.items;
  const about = () => `&registration=${id('registration', 'search')}`;

  test('of those who watch and of nobody else: who, what, with which filters, of which position, how much and its hash', async () => {
    const path = `/registrations/${id('registration', 'search')}/history?type=ApplicationApproved`;
    for (const role of ROLES) await scene.get(ACTORS[role], path);
    const found = await reads('pia', about());
    const readers: readonly Role[] = ['admin', 'mandated_admin', 'auditor', 'analyst', ...SEE_ALL];
    expect(found.map((read) => read.reader.name).sort()).toEqual(readers.map((role) => ACTORS[role]).sort());
    for (const read of found) {
      expect(read).toMatchObject({ what: 'history', subject: id('registration', 'search'), rows: 1 });
      expect(read.filters).toMatchObject({ type: ['ApplicationApproved'] });
      expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(read.position).not.toBe('');
    }
    expect(new Set(found.map((read) => read.capacity))).toEqual(new Set(['admin', 'auditor', 'analyst', 'platform']));
  });

  test('of exports with the hash of the file', async () => {
    const [read] = (await reads('paul')).filter(({ sha256, reader }) => reader.name === 'ada' && sha256 === file.manifest.sha256);
    expect(read).toMatchObject({ what: 'export', subject: 'registrations', capacity: 'admin', rows: file.manifest.rows });
    expect(read?.position).toBe(file.manifest.position);
  });

  test('and listed to auditors of what is in their scope', async () => {
    const readersSeenBy = async (by: string) => new Set((await reads(by, about())).map((read) => read.reader.name));
    expect(await readersSeenBy('aud')).toEqual(await readersSeenBy('pia'));
    expect((await reads('aud')).map((read) => read.reader.name)).not.toContain('gia');
    expect((await reads('paul')).map((read) => read.reader.name)).toContain('gia');
  });
});
