import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  nonprofitsInScope,
  nonprofitsOf,
  partnershipsInScope,
  oversees,
  READ_MODELS,
  refuseUnknownFilters,
  seesEverything,
  type Caller,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import { byName, foldCase, searchCondition } from '#platform/text';
import type { NonprofitsQueryBody } from '../http/dto/organisations.dto.js';
import type {
  FoundNonprofit,
  NamedNonprofit,
  NonprofitDetails,
} from '../http/organisation.response.js';

const MOST_NAMESAKES = 20;
const BY_NAME: readonly SortColumn[] = [
  { sql: byName('n.name'), kind: 'text' },
  { sql: 'n.id', kind: 'uuid' },
];
const LISTED = `n.id, n.name, n.registered_at AS "registeredAt", n.locations`;

const CONTACTS = `
  SELECT json_agg(json_build_object('id', e.id, 'name', e.name, 'mail', e.mail) ORDER BY ${byName('e.name')}, e.id)
    FROM read.grants g JOIN read.people e ON e.id = g.owner
   WHERE g.nonprofit = n.id AND g.role = 'coordinator'`;

const PARTNERSHIPS = 'read.partnerships p LEFT JOIN read.levels pl ON pl.id = p.level';

/** Nonprofits in the caller's scope. */
@Injectable()
export class NonprofitsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Sorted by name. @throws Refusal not_found for a company that is not the caller's */
  async list(caller: Caller, query: NonprofitsQueryBody): Promise<Page<FoundNonprofit>> {
    const keyset = new Keyset(query, BY_NAME);
    await refuseUnknownFilters(this.pool, caller, { company: query.company });
    const conditions = new Conditions()
      .within((first) => nonprofitsInScope(caller, first))
      .within(searchCondition(`concat_ws(' ', n.search, n.place_search)`, query.search))
      .within(searchCondition('n.place_search', query.place))
      .where('(p.id IS NOT NULL) = ?', query.proposed);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const [company, limit] = [companyOf(caller, query.company), keyset.limit].map((value) =>
      conditions.value(value),
    );
    const scope = partnershipsInScope(caller, conditions.values.length + 1);
    const { rows } = await this.pool.query<FoundNonprofit>(
      `SELECT ${LISTED}, CASE WHEN ${company}::uuid IS NOT NULL THEN p.id IS NOT NULL END AS proposed,
              CASE WHEN p.id IS NOT NULL AND (${scope.sql}) THEN json_build_object('id', p.id, 'status', p.status) END AS partnership
         FROM read.nonprofits n
         LEFT JOIN read.partnerships p ON p.nonprofit = n.id AND p.company = ${company}::uuid
         LEFT JOIN read.levels pl ON pl.id = p.level
        WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      [...conditions.values, ...scope.values],
    );
    return keyset.page(rows, ({ name, id }) => [name, id]);
  }

  /** Those with this name in whatever case, other than one, at most {@link MOST_NAMESAKES}. For callers who see all of them. */
  async namesakes(name: string, than: string): Promise<NamedNonprofit[]> {
    const { rows } = await this.pool.query<NamedNonprofit>(
      `SELECT ${LISTED} FROM read.nonprofits n WHERE n.name_key = $1 AND n.id <> $2 ORDER BY n.registered_at, n.id LIMIT ${MOST_NAMESAKES}`,
      [foldCase(name), than],
    );
    return rows;
  }

  /** Its own coordinators, and callers with a partnership of it in scope, also get its coordinators' contacts. @throws Refusal not_found */
  async byId(caller: Caller, id: string): Promise<NonprofitDetails> {
    const conditions = new Conditions()
      .within((first) => nonprofitsInScope(caller, first))
      .where('n.id = ?', id);
    const own = conditions.value(nonprofitsOf(caller));
    const partners = partnershipsInScope(caller, conditions.values.length + 1);
    const { rows } = await this.pool.query<NonprofitDetails>(
      `SELECT ${LISTED}, n.description, n.revision,
              CASE WHEN n.id = ANY(${own}::uuid[]) OR EXISTS (SELECT 1 FROM ${PARTNERSHIPS} WHERE p.nonprofit = n.id AND ${partners.sql})
                   THEN coalesce((${CONTACTS}), '[]') ELSE '[]' END AS coordinators
         FROM read.nonprofits n WHERE ${conditions.sql}`,
      [...conditions.values, ...partners.values],
    );
    if (!rows[0]) throw notFound('nonprofit', 'nonprofit');
    return rows[0];
  }
}

/** The company whose proposals a caller sees: their own, if they oversee it, or for those who see everything the one named. */
function companyOf(caller: Caller, named: string | undefined): string | null {
  const own = oversees(caller) ? caller.company : null;
  if (named === undefined || named === own) return own;
  if (seesEverything(caller)) return named;
  throw notFound('company', 'company');
}
