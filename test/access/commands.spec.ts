import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandTables } from '../../apps/cli/docs/contexts.js';
import type { Scene } from '../support/scene.js';
import { inTurns, keyOf, ROLES, SEE_ALL, wordOf, type Cell, type Role } from './actors.js';
import { openCast } from './cast.js';
import * as says from './commands.expected.js';
import { Requests, type Request } from './requests.js';

const { IN_SCOPE } = says;
let scene: Scene;
let requests: Requests;
beforeAll(async () => {
  scene = await openCast();
  requests = new Requests(scene);
});
afterAll(() => scene.close());

/** The commands that people give, with how they are limited, from the tables by which every command is checked. */
const COMMANDS = new Map(
  commandTables().flatMap(({ tables }) =>
    Object.values(tables).flatMap((rows) =>
      Object.entries(rows)
        .map(([name, { by }]) => [name, Array.isArray(by) ? {} : (by as Readonly<Record<string, string>>)] as const)
        .filter(([, by]) => Object.keys(by).join() !== 'system'),
    ),
  ),
);

/** A part of the matrix: commands on one kind of thing. */
interface Part {
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>;
  readonly inScope: (relation: string) => readonly Role[];
  readonly request: (cell: Cell) => Request;
  /** How one can stand to the thing, by the command's limits. */
  readonly relations: (limits: readonly string[]) => readonly string[];
}

const VARIANTS = ['company-specific', 'shared', 'company-specific mentoring', 'shared mentoring'];
function registrationRelations(limits: readonly string[]): readonly string[] {
  const mentoring = limits.some((limit) => limit.includes('mentoring'));
  const specific = limits.some((limit) => limit.includes('company_specific'));
  if (!mentoring && !specific) return ['own', 'theirs', 'out'];
  return [
    'own',
    ...VARIANTS.filter((variant) => mentoring || !variant.includes('mentoring')).map((variant) => `theirs, ${variant}`),
    'out',
  ];
}

const PARTS: Readonly<Record<string, Part>> = {
  registrations: {
    rows: says.REGISTRATIONS,
    inScope: (relation) => (relation === 'own' ? ROLES : relation === 'out' ? [] : IN_SCOPE.registration),
    request: (cell) => requests.registration(cell),
    relations: registrationRelations,
  },
  initiatives: {
    rows: says.INITIATIVES,
    inScope: (relation) => (relation === 'out' ? [] : relation.includes('draft') ? IN_SCOPE.draft : IN_SCOPE.initiative),
    request: (cell) => requests.initiative(cell),
    relations: (limits) => [
      'company-specific',
      'shared',
      ...(limits.includes('company_specific') ? ['company-specific draft', 'shared draft'] : []),
      'out',
    ],
  },
  'new initiatives': {
    rows: says.NEW_INITIATIVES,
    inScope: (relation) =>
      relation === 'of another company' ? SEE_ALL : relation === 'of a stranger' ? IN_SCOPE.stranger : IN_SCOPE.initiative,
    request: (cell) => requests.newInitiative(cell),
    relations: () => ['company-specific', 'shared', 'of a stranger', 'of another company'],
  },
  partnerships: {
    rows: says.PARTNERSHIPS,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.partnership),
    request: (cell) => requests.partnership(cell),
    relations: () => ['theirs', 'out'],
  },
  proposals: {
    rows: says.PROPOSALS,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.company),
    request: (cell) => requests.proposal(cell),
    relations: () => ['theirs', 'out'],
  },
  companies: {
    rows: says.COMPANIES,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.company),
    request: (cell) => requests.company(cell),
    relations: () => ['theirs', 'out'],
  },
  nonprofits: {
    rows: says.NONPROFITS,
    inScope: (relation) => (relation === 'out' ? IN_SCOPE.stranger : IN_SCOPE.nonprofit),
    request: (cell) => requests.nonprofit(cell),
    relations: () => ['theirs', 'out'],
  },
  people: {
    rows: says.PEOPLE,
    inScope: (relation) => (relation === 'own' ? ROLES : relation === 'out' ? [] : IN_SCOPE.person),
    request: (cell) => requests.person(cell),
    relations: () => ['own', 'theirs', 'out'],
  },
  new: { rows: says.NEW, inScope: () => ROLES, request: (cell) => requests.fresh(cell), relations: () => ['new'] },
};

/** Cells of the matrix that nothing can stand in, and why. */
function impossible(part: string, { name, role, relation }: Cell): string | undefined {
  if (relation === 'out' && SEE_ALL.includes(role) && part !== 'nonprofits') return 'nothing is out of their scope';
  if (part === 'registrations' && relation.startsWith('theirs') && role === 'employee') return 'they see nobody else’s';
  if (part === 'registrations' && relation !== 'out' && role === 'nobody') return 'they have none and see none';
  if (name === 'MovePerson' && relation === 'own' && [...SEE_ALL, 'coordinator'].includes(role))
    return 'who is of no company is at no level';
  return undefined;
}

/** One sign-up has two routes. */
const isSignUp = (name: string): boolean => name in says.INITIATIVES && name in says.REGISTRATIONS;
const limitsOf = (name: string): readonly string[] =>
  Object.values(COMMANDS.get(name === 'SignUpAndSelectDates' ? 'SelectDates' : name) ?? {});
const cellsOf = (part: string): Cell[] =>
  Object.keys(PARTS[part]?.rows ?? {}).flatMap((name) =>
    ROLES.flatMap((role) => (PARTS[part]?.relations(limitsOf(name)) ?? []).map((relation) => ({ name, role, relation }))),
  );

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
    const before = await scene.events();
    await inTurns(playable, 8, async (cell) => {
      const { by, method, path, body, headers } = part.request(cell);
      const { status, problem } = await scene.send(by, method, `${path}?dryRun=true`, body, headers);
      const refused = status === 409 && (cell.relation === 'own' || cell.relation.includes('draft')) ? 'yes' : undefined;
      const word = refused ?? wordOf(status);
      played.set(keyOf(cell), /^\d/.test(word) ? `${word} ${problem.rule ?? ''}` : word);
    });
    const expected = playable.map((cell): [string, string] => {
      const row = part.rows[cell.name] ?? {};
      const may = cell.relation === 'out' ? [] : row[cell.relation];
      return [keyOf(cell), may === undefined ? 'no expectation' : says.expected(may, part.inScope(cell.relation), cell.role)];
    });
    expect(Object.fromEntries([...played].sort())).toEqual(Object.fromEntries(expected.sort()));
    expect(played.size + cells.filter((cell) => impossible(name, cell) !== undefined).length).toBe(cells.length);
    expect(await scene.events()).toBe(before);
  });

  test('lets nobody decide on their own registration, whatever roles they hold, whether they name one or not', async () => {
    const refused = await inTurns(Object.keys(says.REGISTRATIONS), 8, async (name) => {
      const { path, body } = requests.registration({ name, role: 'manager', relation: 'own' });
      const { status } = await scene.send('all', 'POST', `${path}?dryRun=true`, body);
      return [name, status === 403] as const;
    });
    const employees = Object.entries(says.REGISTRATIONS).filter(([, may]) => may['own']?.includes('employee'));
    expect(
      refused
        .filter(([, forbidden]) => !forbidden)
        .map(([name]) => name)
        .sort(),
    ).toEqual(employees.map(([name]) => name).sort());
  });
});
