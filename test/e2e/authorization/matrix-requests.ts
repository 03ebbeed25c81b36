import { commandTables } from '../../../tools/docs/command-tables.js';
import { ROLES, SEE_ALL, type Cell, type Role } from './actors.js';
import * as says from './commands.expected.js';
import type { Request, Requests } from './requests.js';

const { IN_SCOPE } = says;

/** The commands that people give, with how they are limited, from the tables by which every command is checked. */
export const COMMANDS = new Map(
  commandTables().flatMap(({ tables }) =>
    Object.values(tables).flatMap((rows) =>
      Object.entries(rows)
        .map(
          ([name, { by }]) =>
            [name, Array.isArray(by) ? {} : (by as Readonly<Record<string, string>>)] as const,
        )
        .filter(([, by]) => Object.keys(by).join() !== 'system'),
    ),
  ),
);

/** A part of the matrix: commands on one kind of thing. */
export interface Part {
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>;
  readonly inScope: (relation: string) => readonly Role[];
  readonly request: (requests: Requests, cell: Cell) => Request;
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
    ...VARIANTS.filter((variant) => mentoring || !variant.includes('mentoring')).map(
      (variant) => `theirs, ${variant}`,
    ),
    'out',
  ];
}

export const PARTS: Readonly<Record<string, Part>> = {
  registrations: {
    rows: says.REGISTRATIONS,
    inScope: (relation) =>
      relation === 'own' ? ROLES : relation === 'out' ? [] : IN_SCOPE.registration,
    request: (requests, cell) => requests.registration(cell),
    relations: registrationRelations,
  },
  initiatives: {
    rows: says.INITIATIVES,
    inScope: (relation) =>
      relation === 'out' ? [] : relation.includes('draft') ? IN_SCOPE.draft : IN_SCOPE.initiative,
    request: (requests, cell) => requests.initiative(cell),
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
      relation === 'of another company'
        ? SEE_ALL
        : relation === 'of a stranger'
          ? IN_SCOPE.stranger
          : IN_SCOPE.initiative,
    request: (requests, cell) => requests.newInitiative(cell),
    relations: () => ['company-specific', 'shared', 'of a stranger', 'of another company'],
  },
  partnerships: {
    rows: says.PARTNERSHIPS,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.partnership),
    request: (requests, cell) => requests.partnership(cell),
    relations: () => ['theirs', 'out'],
  },
  proposals: {
    rows: says.PROPOSALS,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.company),
    request: (requests, cell) => requests.proposal(cell),
    relations: () => ['theirs', 'out'],
  },
  companies: {
    rows: says.COMPANIES,
    inScope: (relation) => (relation === 'out' ? [] : IN_SCOPE.company),
    request: (requests, cell) => requests.company(cell),
    relations: () => ['theirs', 'out'],
  },
  nonprofits: {
    rows: says.NONPROFITS,
    inScope: (relation) => (relation === 'out' ? IN_SCOPE.stranger : IN_SCOPE.nonprofit),
    request: (requests, cell) => requests.nonprofit(cell),
    relations: () => ['theirs', 'out'],
  },
  people: {
    rows: says.PEOPLE,
    inScope: (relation) => (relation === 'own' ? ROLES : relation === 'out' ? [] : IN_SCOPE.person),
    request: (requests, cell) => requests.person(cell),
    relations: (rights) => [
      'own',
      'theirs',
      ...(rights.includes('coordinator') ? ['colleague'] : []),
      'out',
    ],
  },
  new: {
    rows: says.NEW,
    inScope: () => ROLES,
    request: (requests, cell) => requests.fresh(cell),
    relations: () => ['new'],
  },
};

/** Cells of the matrix that nothing can stand in, and why. */
export function impossible(part: string, { name, role, relation }: Cell): string | undefined {
  if (relation === 'out' && SEE_ALL.includes(role) && part !== 'nonprofits')
    return 'nothing is out of their scope';
  if (name === 'RenameNonprofit' && role === 'platform' && relation === 'out')
    return 'they rename every nonprofit';
  if (part === 'registrations' && relation.startsWith('theirs') && role === 'employee')
    return 'they see nobody else’s';
  if (part === 'registrations' && relation !== 'out' && role === 'nobody')
    return 'they have none and see none';
  if (name === 'MovePerson' && relation === 'own' && [...SEE_ALL, 'coordinator'].includes(role))
    return 'who is of no company is at no level';
  return undefined;
}

/** One sign-up has two routes. */
export const isSignUp = (name: string): boolean =>
  name in says.INITIATIVES && name in says.REGISTRATIONS;
const limitsOf = (name: string): readonly string[] =>
  Object.values(COMMANDS.get(name === 'SignUpAndSelectDates' ? 'SelectDates' : name) ?? {});
export const cellsOf = (part: string): Cell[] =>
  Object.keys(PARTS[part]?.rows ?? {}).flatMap((name) =>
    ROLES.flatMap((role) =>
      (PARTS[part]?.relations(limitsOf(name)) ?? []).map((relation) => ({ name, role, relation })),
    ),
  );
