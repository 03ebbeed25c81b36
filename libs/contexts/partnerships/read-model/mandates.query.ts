import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  forbidden,
  neededRoles,
  nonprofitsOf,
  oversees,
  partnershipsInScope,
  READ_MODELS,
  refuseUnknownFilters,
  type Caller,
} from '#platform/authorization';
import { decryptPersonalData, encryptedFor, type Json, type KeyRing } from '#kit/eventsourcing';
import { KEY_RING } from '#kit/nestjs';
import { ERASED_PERSON, Keyset, type Page, type SortColumn } from '#platform/http';
import { searchCondition } from '#platform/text';
import type { MandatesQueryBody } from '../http/dto/mandates.dto.js';
import type { MandateItem } from '../http/mandate.response.js';

const person = (alias: string, column: string): string =>
  `CASE WHEN ${column} IS NOT NULL THEN json_build_object('id', ${column}, 'name', coalesce(${alias}.name, '${ERASED_PERSON}')) END`;

const SELECT = `
  SELECT m.id, p.id AS partnership, json_build_object('id', c.id, 'name', c.name) AS company,
         json_build_object('id', n.id, 'name', n.name) AS nonprofit, json_build_object('id', pl.id, 'path', pl.path) AS level,
         coalesce(m.ending, 'in_force') AS state, ${person('g', 'm.granted_by')} AS "grantedBy", m.granted_at AS "grantedAt",
         m.event, m.request, ${person('x', 'm.ended_by')} AS "endedBy", m.ended_at AS "endedAt"
    FROM read.mandates m
    JOIN read.partnerships p ON p.id = m.owner
    JOIN read.companies c ON c.id = p.company
    JOIN read.nonprofits n ON n.id = p.nonprofit
    JOIN read.levels pl ON pl.id = p.level
    LEFT JOIN read.people g ON g.id = m.granted_by
    LEFT JOIN read.people x ON x.id = m.ended_by`;

const BY_GRANT: readonly SortColumn[] = [
  { sql: 'm.granted_at', kind: 'instant' },
  { sql: 'm.id', kind: 'uuid' },
];

type Row = Omit<MandateItem, 'request'> & { readonly event: string; readonly request: Json };

/** Mandates of the partnerships in scope, in force and ended (docs/domain.md §6). */
@Injectable()
export class MandatesQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  /** Granted last first. @throws Refusal forbidden for callers whose roles see no partnerships; not_found for a filter */
  async list(caller: Caller, query: MandatesQueryBody): Promise<Page<MandateItem>> {
    if (!oversees(caller) && nonprofitsOf(caller).length === 0)
      throw forbidden(
        'role',
        'Mandates are for coordinators, admins, auditors, analysts and the platform team.',
        neededRoles(caller, ['coordinator', 'admin', 'auditor', 'analyst', 'platform']),
      );
    const { nonprofit, company, level, partnership } = query;
    await refuseUnknownFilters(this.pool, caller, { nonprofit, company, level, partnership });
    const keyset = new Keyset(query, BY_GRANT, 'desc');
    const conditions = new Conditions()
      .within((first) => partnershipsInScope(caller, first))
      .within(searchCondition(`concat_ws(' ', n.search, c.search)`, query.search))
      .where(`coalesce(m.ending, 'in_force') = ?`, query.state)
      .where('p.company = ?', company)
      .where('p.nonprofit = ?', nonprofit)
      .where('p.id = ?', partnership)
      .where('pl.ancestors @> ARRAY[?::uuid]', level);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<Row>(
      `${SELECT} WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(await this.#decrypted(rows), ({ grantedAt, id }) => [grantedAt, id]);
  }

  async #decrypted(rows: readonly Row[]): Promise<MandateItem[]> {
    const persons = rows.flatMap(({ request }) => encryptedFor({ request }));
    const keys = await this.ring.keys([...new Set(persons)], false);
    return rows.map(({ event, ...row }) => {
      const { request } = decryptPersonalData(keys, event, { request: row.request });
      return { ...row, request: typeof request === 'string' ? request : null };
    });
  }
}
