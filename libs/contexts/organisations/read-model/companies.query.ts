import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  companiesInScope,
  companiesOf,
  Conditions,
  READ_MODELS,
  seesEverything,
  type Caller,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import { byName, foldCase, searchCondition } from '#platform/text';
import type { OrganisationsQueryBody } from '../http/dto/organisations.dto.js';
import type { CompanyDetails, NamedCompany } from '../http/organisation.response.js';

const MOST_NAMESAKES = 20;
const BY_NAME: readonly SortColumn[] = [
  { sql: byName('c.name'), kind: 'text' },
  { sql: 'c.id', kind: 'uuid' },
];
const LISTED = `c.id, c.name, c.registered_at AS "registeredAt"`;

const VIEW = `
  SELECT ${LISTED}, c.revision,
         json_build_object('zone', c.zone, 'locale', c.locale, 'managerPolicy', c.manager_policy, 'agreementDownload', c.agreement_download) AS settings,
         (SELECT json_agg(json_build_object('id', l.id, 'parent', l.parent, 'name', l.name, 'path', l.path) ORDER BY l.depth, ${byName('l.path')})
            FROM read.levels l WHERE l.owner = c.id) AS levels
    FROM read.companies c`;

/** Companies in the caller's scope. Coordinators see only the names of their partner companies. */
@Injectable()
export class CompaniesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Sorted by name. */
  async list(caller: Caller, query: OrganisationsQueryBody): Promise<Page<NamedCompany>> {
    const keyset = new Keyset(query, BY_NAME);
    const conditions = new Conditions()
      .within((first) => companiesInScope(caller, first))
      .within(searchCondition('c.search', query.search));
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<NamedCompany>(
      `SELECT ${LISTED} FROM read.companies c WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(rows, ({ name, id }) => [name, id]);
  }

  /** Those with this name in whatever case, other than one, at most {@link MOST_NAMESAKES}. For callers who see all of them. */
  async namesakes(name: string, than: string): Promise<NamedCompany[]> {
    const { rows } = await this.pool.query<NamedCompany>(
      `SELECT ${LISTED} FROM read.companies c WHERE c.name_key = $1 AND c.id <> $2 ORDER BY c.registered_at, c.id LIMIT ${MOST_NAMESAKES}`,
      [foldCase(name), than],
    );
    return rows;
  }

  /** @throws Refusal not_found */
  async byId(caller: Caller, id: string): Promise<CompanyDetails> {
    const conditions = new Conditions()
      .within((first) => companiesInScope(caller, first))
      .where('c.id = ?', id);
    const { rows } = await this.pool.query<CompanyDetails>(
      `${VIEW} WHERE ${conditions.sql}`,
      conditions.values,
    );
    const company = rows[0];
    if (!company) throw notFound('company', 'company');
    return companiesOf(caller).includes(id) || seesEverything(caller)
      ? company
      : { ...company, settings: null, levels: [] };
  }
}
