import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { nextDay, type Day, type Instant } from '#kit/eventsourcing';
import type { NextActor } from '../../domain/registration.status.js';
import {
  overseen,
  registrationsAtOrBelow,
  seesEverything,
  type Caller,
} from '#platform/authorization';
import { searchTerms, searchPatterns } from '#platform/text';
import type {
  CertificateStatus,
  InitiativeKind,
  RegistrationStatus,
} from '../../domain/registration.types.js';

/** Conditions on registrations. A condition that is left out does not apply. */
export interface RegistrationFilter {
  readonly status?: readonly RegistrationStatus[];
  readonly initiative?: string;
  /** A slot on which it has a date that is not cancelled. */
  readonly slot?: string;
  readonly nonprofit?: string;
  /** A network level: it and those below, as of today. */
  readonly level?: string;
  readonly employee?: string;
  /** The employee’s manager, as of today. */
  readonly manager?: string;
  /** Words of the employee’s name, the initiative’s title or the nonprofit’s name. */
  readonly search?: string;
  readonly company?: string;
  readonly kind?: InitiativeKind;
  /** First and last day of sign-up, each in the registration's own zone. */
  readonly from?: Day;
  readonly to?: Day;
  /** First and last day on which one of its dates takes place that is not cancelled, each in the registration's own zone. */
  readonly dateFrom?: Day;
  readonly dateTo?: Day;
  /** A date has a certificate of this status. */
  readonly certificate?: CertificateStatus;
  /** A date ended before it was decided. */
  readonly overdue?: boolean;
  /** Who must act next. */
  readonly next?: NextActor;
  /** To be archived before this instant, if nothing happens. */
  readonly archivesBefore?: Instant;
}

/** SQL: counts at a level or below it, as of today (docs/domain.md §1): at the root of its company, or as its employee. */
export const AT_OR_BELOW = `(r.company = (SELECT rc.id FROM read.companies rc WHERE rc.root = :level) OR ${registrationsAtOrBelow('ARRAY[:level]')})`;

const SAME = ['initiative', 'nonprofit', 'employee', 'company', 'kind'] as const;
const OVERDUE = 'r.undecidedEndAt IS NOT NULL AND r.undecidedEndAt <= :now';
/** No zone is further from UTC than this many hours. */
const FURTHEST_ZONE_HOURS = 16;

const hoursFrom = (day: Day, hours: number): Instant =>
  new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString();

/**
 * SQL: signed up on this day or later, in each registration's own zone. Instants decide where they can, so that an index applies and the
 * planner estimates well. The zone decides only around midnight.
 */
const signedUpSince = (name: string): string =>
  `r.appliedAt >= :${name}Any AND (r.appliedAt >= :${name}All OR r.appliedDay >= :${name})`;
/** SQL: signed up before this day. */
const signedUpBefore = (name: string): string =>
  `r.appliedAt < :${name}All AND (r.appliedAt < :${name}Any OR r.appliedDay < :${name})`;
/** The instants from which it is this day in some zone, and in every zone. */
const dayParameters = (name: string, day: Day) => ({
  [name]: day,
  [`${name}Any`]: hoursFrom(day, -FURTHEST_ZONE_HOURS),
  [`${name}All`]: hoursFrom(day, FURTHEST_ZONE_HOURS),
});

const MANAGED =
  'r.employee = ANY(ARRAY(SELECT mp.id FROM read.people mp WHERE mp.manager = :manager))';

/**
 * Adds the condition that each word is found in the employee's name, the initiative's title or the nonprofit's name; where the caller may
 * read the person, also in their mail or external id (docs/domain.md §7). Who and what has the word is looked up once, not row by row.
 */
function applySearch(
  query: SelectQueryBuilder<ObjectLiteral>,
  caller: Caller,
  search: string,
): void {
  const { companies, levels } = overseen(caller);
  const readable = [
    ...(companies.length > 0 ? ['r.company = ANY(:readableCompanies)'] : []),
    ...(levels.length > 0 ? [registrationsAtOrBelow(':readableLevels')] : []),
  ];
  searchTerms(search).forEach((spellings, index) => {
    const having = (table: string, column: string) =>
      `(SELECT s.id FROM read.${table} s WHERE s.${column} LIKE ANY(:words${index}))`;
    const anything = `r.employee IN ${having('people', 'search')}`;
    const employee = seesEverything(caller)
      ? [anything]
      : [
          `r.employee IN ${having('people', 'name_search')}`,
          ...readable.map((where) => `(${where} AND ${anything})`),
        ];
    const either = [
      ...employee,
      `r.initiative IN ${having('initiatives', 'search')}`,
      `r.nonprofit IN ${having('nonprofits', 'search')}`,
    ];
    query.andWhere(`(${either.join(' OR ')})`, {
      [`words${index}`]: searchPatterns(spellings),
      ...(companies.length > 0 ? { readableCompanies: companies } : {}),
      ...(levels.length > 0 ? { readableLevels: levels } : {}),
    });
  });
}

/** SQL: has a date on the slot that is not cancelled. */
const ON_SLOT = `r.id = ANY(ARRAY(SELECT sd.owner FROM read.participation_dates sd WHERE sd.slot = :slot AND sd.status <> 'cancelled'))`;

/** Adds the conditions to a query on registrations `r`, joined with their employee `e` and level `l`. `now` decides what is overdue. */
export function applyFilter<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  caller: Caller,
  filter: RegistrationFilter,
  now: Instant,
): SelectQueryBuilder<T> {
  for (const field of SAME)
    if (filter[field] !== undefined)
      query.andWhere(`r.${field} = :${field}`, { [field]: filter[field] });
  const { status, level, next, from, to, overdue, archivesBefore } = filter;
  const { slot, manager, certificate, dateFrom, dateTo, search } = filter;
  if (status?.length === 1) query.andWhere('r.status = :status', { status: status[0] });
  else if (status !== undefined) query.andWhere('r.status = ANY(:statuses)', { statuses: status });
  if (slot !== undefined) query.andWhere(ON_SLOT, { slot });
  if (level !== undefined) query.andWhere(AT_OR_BELOW, { level });
  if (next !== undefined) query.andWhere('r.nextActor = :next', { next });
  if (from !== undefined) query.andWhere(signedUpSince('from'), dayParameters('from', from));
  if (to !== undefined)
    query.andWhere(signedUpBefore('after'), dayParameters('after', nextDay(to)));
  if (manager !== undefined) query.andWhere(`${MANAGED} AND e.company = r.company`, { manager });
  if (certificate !== undefined)
    query.andWhere('r.certificates @> ARRAY[:certificate]::text[]', { certificate });
  if (dateFrom !== undefined || dateTo !== undefined)
    query.andWhere(`r.dateDays && daterange(:dateFrom, :dateTo, '[]')`, {
      dateFrom: dateFrom ?? null,
      dateTo: dateTo ?? null,
    });
  if (search !== undefined) applySearch(query, caller, search);
  if (overdue === true) query.andWhere(OVERDUE, { now });
  if (overdue === false) query.andWhere(`NOT coalesce(${OVERDUE}, false)`, { now });
  if (archivesBefore !== undefined)
    query.andWhere('r.archivesAt < :archivesBefore AND e.employed', { archivesBefore });
  return query;
}
