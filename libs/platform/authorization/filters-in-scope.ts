import type { Pool } from 'pg';
import { notFound } from '#kit/eventsourcing';
import { seesEverything, type Caller } from './caller.js';
import {
  companiesOf,
  companiesInScope,
  initiativesInScope,
  LEVEL_OF_REGISTRATION,
  nonprofitsInScope,
  partnershipsInScope,
  peopleInScope,
  PEOPLE_WITH_LEVELS,
  registrationsInScope,
  type Condition,
} from './scope.js';
import { Conditions } from './sql-conditions.js';

/** The things that the filters of lists, counts, exports and comparisons name by their id. */
export const FILTERED_THINGS = [
  'company',
  'level',
  'nonprofit',
  'initiative',
  'slot',
  'employee',
  'manager',
  'reader',
  'recipient',
  'registration',
  'partnership',
  'subject',
] as const;
type Filter = (typeof FILTERED_THINGS)[number];
export type Filters = Readonly<Partial<Record<Filter, string | undefined>>>;

/** A place where an id is looked for: tables, the column of the id, and the caller's scope. */
interface Place {
  readonly from: string;
  readonly id: (value: string) => string;
  readonly scope: (caller: Caller, first: number) => Condition;
}

const is =
  (column: string) =>
  (value: string): string =>
    `${column} = ${value}::uuid`;

/** Whatever a registration in scope has may be asked for, also when the caller sees it there only. */
const ofRegistration = (id: Place['id']): Place => ({
  from: `read.registrations r
         LEFT JOIN read.people e ON e.id = r.employee
         LEFT JOIN read.companies c ON c.id = r.company
         LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}`,
  id,
  scope: registrationsInScope,
});
const person: Place = { from: PEOPLE_WITH_LEVELS, id: is('e.id'), scope: peopleInScope };
const oneself: Place = {
  from: 'read.people e',
  id: is('e.id'),
  scope: ({ person: id }, first) => ({ sql: `e.id = $${first}::uuid`, values: [id] }),
};
const company: Place = { from: 'read.companies c', id: is('c.id'), scope: companiesInScope };
const nonprofit: Place = { from: 'read.nonprofits n', id: is('n.id'), scope: nonprofitsInScope };
const initiative: Place = {
  from: 'read.initiatives i',
  id: is('i.id'),
  scope: initiativesInScope,
};
const partnership = (id: Place['id']): Place => ({
  from: 'read.partnerships p LEFT JOIN read.levels pl ON pl.id = p.level',
  id,
  scope: partnershipsInScope,
});
const registration = ofRegistration(is('r.id'));

const PLACES: Readonly<Record<Filter, readonly Place[]>> = {
  company: [company, ofRegistration(is('r.company'))],
  level: [
    {
      from: 'read.levels own',
      id: is('own.id'),
      scope: (caller, first) =>
        seesEverything(caller)
          ? { sql: 'true', values: [] }
          : { sql: `own.owner = ANY($${first}::uuid[])`, values: [companiesOf(caller)] },
    },
    partnership(is('p.level')),
    ofRegistration((value) => `${value}::uuid = ANY(l.ancestors)`),
  ],
  nonprofit: [nonprofit, ofRegistration(is('r.nonprofit'))],
  initiative: [initiative, ofRegistration(is('r.initiative'))],
  slot: [
    {
      from: 'read.initiatives i JOIN read.slots s ON s.owner = i.id',
      id: is('s.id'),
      scope: initiativesInScope,
    },
    ofRegistration(
      (value) =>
        `r.id IN (SELECT d.owner FROM read.participation_dates d WHERE d.slot = ${value}::uuid)`,
    ),
  ],
  employee: [person, oneself, ofRegistration(is('r.employee'))],
  manager: [person, oneself, { ...person, id: is('e.manager') }],
  reader: [person, oneself],
  recipient: [person, oneself],
  registration: [registration],
  partnership: [partnership(is('p.id'))],
  subject: [registration, partnership(is('p.id')), initiative, company, nonprofit, person, oneself],
};

/**
 * Refuses a filter whose thing does not exist, or is not in the caller's scope, without telling which of the two: an empty list would say
 * that nothing matches, when nothing was asked for.
 * @throws Refusal not_found, naming the filter
 */
export async function refuseUnknownFilters(
  pool: Pick<Pool, 'query'>,
  caller: Caller,
  filters: Filters,
): Promise<void> {
  for (const filter of FILTERED_THINGS) {
    const id = filters[filter];
    if (id !== undefined && !(await isInScope(pool, caller, PLACES[filter], id)))
      throw notFound(filter, filter);
  }
}

/** The places are asked one after the other: nearly every id is found in the first. */
async function isInScope(
  pool: Pick<Pool, 'query'>,
  caller: Caller,
  places: readonly Place[],
  id: string,
): Promise<boolean> {
  for (const { from, id: condition, scope } of places) {
    const conditions = new Conditions().within((first) => scope(caller, first));
    const found = condition(conditions.value(id));
    const { rows } = await pool.query(
      `SELECT 1 FROM ${from} WHERE ${conditions.sql} AND ${found} LIMIT 1`,
      conditions.values,
    );
    if (rows.length > 0) return true;
  }
  return false;
}
