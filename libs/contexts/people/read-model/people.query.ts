import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  accessToPerson,
  companiesOf,
  Conditions,
  Directory,
  anyOnPath,
  nonprofitsOf,
  peopleInScope,
  READ_MODELS,
  refuseUnknownFilters,
  seesEverything,
  overseenLevels,
  oversees,
  type Caller,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import { invalid, notFound } from '#kit/eventsourcing';
import { cursorOf, ERASED_PERSON, Keyset, type Page, type SortColumn } from '#platform/http';
import { byName, foldMail, searchCondition } from '#platform/text';
import type { PeopleSearchBody } from '../http/dto/people.dto.js';
import type { PersonView } from '../http/person.response.js';

const named = (id: string, name: string) =>
  `CASE WHEN ${id} IS NOT NULL THEN json_build_object('id', ${id}, 'name', ${name}) END`;
const level = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'path', ${alias}.path) END`;

const BY_NAME: readonly SortColumn[] = [
  { sql: byName('e.name'), kind: 'text' },
  { sql: 'e.id', kind: 'uuid' },
];

const ROLES = `
  SELECT json_agg(json_build_object('role', g.role, 'company', ${named('g.company', 'gc.name')}, 'level', ${level('gl')},
                                    'nonprofit', ${named('g.nonprofit', 'gn.name')}) ORDER BY g.role, ${byName('gl.path')}, ${byName('gn.name')}, g.id)
    FROM read.grants g
    LEFT JOIN read.companies gc ON gc.id = g.company
    LEFT JOIN read.levels gl ON gl.id = g.level
    LEFT JOIN read.nonprofits gn ON gn.id = g.nonprofit
   WHERE g.owner = e.id`;

const VIEW = `
  SELECT e.id, coalesce(e.name, '${ERASED_PERSON}') AS name, e.name AS sort, e.mail, e.external_id AS "externalId", e.locale, ${named('e.company', 'c.name')} AS company,
         ${level('l')} AS level, ${named('e.manager', `coalesce(m.name, '${ERASED_PERSON}')`)} AS manager,
         coalesce((${ROLES}), '[]') AS roles, e.erased, e.revision, coalesce(l.ancestors, ARRAY[c.root]) AS levels
    FROM read.people e
    LEFT JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = e.level
    LEFT JOIN read.people m ON m.id = e.manager`;

type Row = PersonView & {
  readonly sort: string | null;
  readonly levels: readonly (string | null)[];
};

/** Reads people for admins, auditors, analysts and the platform team (docs/domain.md §1). */
@Injectable()
export class PeopleQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly directory: Directory,
  ) {}

  /** Ordered by name, without the erased. @throws Refusal forbidden */
  async list(caller: Caller, query: PeopleSearchBody): Promise<Page<PersonView>> {
    if (!oversees(caller))
      throw forbidden(
        'role',
        'You are not permitted to list people: it needs the role of admin, auditor, analyst or platform.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform']),
      );
    await refuseUnknownFilters(this.pool, caller, { level: query.level, manager: query.manager });
    const keyset = await this.#keyset(caller, query);
    const conditions = listed(caller)
      .within(searchCondition('e.search', query.search))
      .where('?::uuid = ANY(coalesce(l.ancestors, ARRAY[c.root]))', query.level)
      .where('EXISTS (SELECT FROM read.grants h WHERE h.owner = e.id AND h.role = ?)', query.role)
      .where('e.manager = ?::uuid', query.manager)
      .where('e.mail_key = ?', query.mail === undefined ? undefined : foldMail(query.mail))
      .where('e.external_id = ?', query.externalId);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<Row>(
      `${VIEW} WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    const page = keyset.page(rows, (row) => [row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** The cursor is only an id, because it stands in URLs; the name is looked up if the caller may read it. */
  async #keyset(caller: Caller, query: PeopleSearchBody): Promise<Keyset> {
    const start = cursorOf(query, 'uuid');
    if (!start) return new Keyset(query, BY_NAME);
    const conditions = listed(caller).where('e.id = ?::uuid', start.values[0]);
    const { rows } = await this.pool.query<Row>(
      `${VIEW} WHERE ${conditions.sql}`,
      conditions.values,
    );
    if (!rows[0])
      throw invalid('after', 'cursor', 'The cursor has expired. Restart from the first page.');
    const { sort, id } = rows[0];
    return new Keyset(query, BY_NAME, 'asc', { ...start, values: [sort, id] });
  }

  /** @throws Refusal not_found, or forbidden to callers who may know only that the person exists */
  async byId(caller: Caller, id: string): Promise<PersonView> {
    const row = await this.#row(id);
    if (!row) throw notFound('person', 'person');
    const levels = row.levels.filter((above) => above !== null);
    const registered = await this.directory.isRegisteredWith(id, nonprofitsOf(caller));
    const { inScope } = accessToPerson(caller, {
      person: id,
      company: row.company?.id ?? null,
      levels,
      registered,
    });
    if (!inScope) throw notFound('person', 'person');
    const mayRead =
      id === caller.person || seesEverything(caller) || anyOnPath(overseenLevels(caller), levels);
    if (!mayRead)
      throw forbidden(
        'role',
        'You are not permitted to read this person: it needs an admin, auditor or analyst at or above their level.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform']),
      );
    return viewOf(row);
  }

  async #row(id: string): Promise<Row | undefined> {
    const { rows } = await this.pool.query<Row>({
      name: 'person-view',
      text: `${VIEW} WHERE e.id = $1`,
      values: [id],
    });
    return rows[0];
  }
}

/** The people that a caller may read, without the erased. A caller of one company gets its condition, so that the index is used. */
function listed(caller: Caller): Conditions {
  const [company, another] = new Set(seesEverything(caller) ? [] : companiesOf(caller));
  return new Conditions()
    .within((first) => peopleInScope(caller, first))
    .where('e.company = ?::uuid', another === undefined ? company : undefined)
    .where('e.erased = ?', false);
}

const viewOf = ({ sort: _sort, levels: _levels, ...view }: Row): PersonView => view;
