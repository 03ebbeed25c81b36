import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  nonprofitsOf,
  partnershipsInScope,
  READ_MODELS,
  refuseUnknownFilters,
  oversees,
  type Caller,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import { byName, searchCondition } from '#platform/text';
import {
  SHOWN_STATUS_LABELS,
  SHOWN_STATUSES,
  shownStatusOf,
  statusesShownAs,
  type PartnershipStatus,
  type ShownStatus,
} from '../domain/partnership.status.js';
import type {
  PartnershipsFilterQuery,
  PartnershipsQueryBody,
} from '../http/dto/partnerships.dto.js';
import type {
  PartnershipCounts,
  PartnershipDetails,
  PartnershipView,
} from '../http/partnership.response.js';

const COLUMNS = `
  p.id, json_build_object('id', c.id, 'name', c.name) AS company,
  json_build_object('id', n.id, 'name', n.name, 'locations', n.locations) AS nonprofit, json_build_object('id', pl.id, 'path', pl.path) AS level,
  p.status, p.cancelled_by AS "cancelledBy", p.proposed_at AS "proposedAt", p.validated_at AS "validatedAt", p.refused_at AS "refusedAt",
  p.mandate AS "mandateId", p.mandate_since AS "mandateSince", c.agreement_download AS "agreementDownload", p.revision`;

const FROM = `
  FROM read.partnerships p
  JOIN read.companies c ON c.id = p.company
  JOIN read.nonprofits n ON n.id = p.nonprofit
  JOIN read.levels pl ON pl.id = p.level`;

const DETAILS = `
  n.description, coalesce((SELECT json_agg(json_build_object('id', e.id, 'name', e.name, 'mail', e.mail) ORDER BY ${byName('e.name')}, e.id)
                             FROM read.grants g JOIN read.people e ON e.id = g.owner
                            WHERE g.nonprofit = n.id AND g.role = 'coordinator'), '[]') AS coordinators`;

/** Sort expressions. A partnership without a validation comes last. */
const SORTS: Readonly<Record<PartnershipsQueryBody['sort'], SortColumn>> = {
  proposed: { sql: 'p.proposed_at', kind: 'instant' },
  validated: {
    sql: `coalesce(p.validated_at, '-infinity')`,
    kind: 'instant',
    absent: `'-infinity'`,
  },
};

type Row<V> = Omit<V, 'shown' | 'label' | 'mandate'> & {
  readonly mandateId: string | null;
  readonly mandateSince: string | null;
};

/** The Partners view (docs/domain.md §6): only nonprofits with at least one proposal. */
@Injectable()
export class PartnershipsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Newest first. @throws Refusal forbidden for callers whose roles see no partnerships */
  async list(caller: Caller, query: PartnershipsQueryBody): Promise<Page<PartnershipView>> {
    const keyset = new Keyset(query, [SORTS[query.sort], { sql: 'p.id', kind: 'uuid' }], 'desc');
    const conditions = (await this.#listed(caller, query)).where(
      'p.status = ANY(?::text[])',
      query.status === 'all' ? undefined : statusesShownAs(query.status),
    );
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<Row<PartnershipView>>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(rows.map(viewOf), (row) => [
      query.sort === 'proposed' ? row.proposedAt : row.validatedAt,
      row.id,
    ]);
  }

  /** @throws Refusal forbidden, as the list */
  async counts(caller: Caller, query: PartnershipsFilterQuery): Promise<PartnershipCounts> {
    const conditions = await this.#listed(caller, query);
    const { rows } = await this.pool.query<{ status: PartnershipStatus; count: number }>(
      `SELECT p.status, count(*)::int AS count ${FROM} WHERE ${conditions.sql} GROUP BY p.status`,
      conditions.values,
    );
    const byStatus = Object.fromEntries(SHOWN_STATUSES.map((status) => [status, 0])) as Record<
      ShownStatus,
      number
    >;
    for (const { status, count } of rows) byStatus[shownStatusOf(status)] += count;
    return { total: rows.reduce((total, { count }) => total + count, 0), byStatus };
  }

  /** @throws Refusal not_found */
  async byId(caller: Caller, id: string): Promise<PartnershipDetails> {
    const conditions = new Conditions()
      .within((first) => partnershipsInScope(caller, first))
      .where('p.id = ?', id);
    const { rows } = await this.pool.query<Row<PartnershipDetails>>(
      `SELECT ${COLUMNS}, ${DETAILS} ${FROM} WHERE ${conditions.sql}`,
      conditions.values,
    );
    if (!rows[0]) throw notFound('partnership', 'partnership');
    return viewOf(rows[0]);
  }

  /** The partnerships in scope that match. @throws Refusal forbidden for callers whose roles see no partnerships; not_found for a filter */
  async #listed(caller: Caller, query: PartnershipsFilterQuery): Promise<Conditions> {
    if (!oversees(caller) && nonprofitsOf(caller).length === 0)
      throw forbidden(
        'role',
        'Partnerships are for coordinators, admins, auditors, analysts and the platform team.',
        neededRoles(caller, ['coordinator', 'admin', 'auditor', 'analyst', 'platform']),
      );
    const { nonprofit, company, level } = query;
    await refuseUnknownFilters(this.pool, caller, { nonprofit, company, level });
    return new Conditions()
      .within((first) => partnershipsInScope(caller, first))
      .within(searchCondition(`concat_ws(' ', n.search, n.place_search, c.search)`, query.search))
      .within(searchCondition('n.place_search', query.place))
      .where('p.nonprofit = ?', nonprofit)
      .where('p.company = ?', company)
      .where('pl.ancestors @> ARRAY[?::uuid]', level);
  }
}

function viewOf<V extends PartnershipView>({ mandateId, mandateSince, ...row }: Row<V>): V {
  const shown = shownStatusOf(row.status);
  const mandate = mandateId === null ? null : { id: mandateId, since: mandateSince };
  return { ...row, shown, label: SHOWN_STATUS_LABELS[shown], mandate } as unknown as V;
}
