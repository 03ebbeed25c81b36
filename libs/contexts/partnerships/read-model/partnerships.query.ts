import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  nonprofitsOf,
  partnershipsInScope,
  READ_MODELS,
  oversees,
  type Caller,
} from '#platform/authorization';
import { forbidden, notFound } from '#kit/eventsourcing';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import { byName, searchCondition } from '#platform/text';
import {
  SHOWN_STATUS_LABELS,
  shownStatusOf,
  statusesShownAs,
} from '../domain/partnership.status.js';
import type { PartnershipsQueryBody } from '../http/dto/partnerships.dto.js';
import type { PartnershipDetails, PartnershipView } from '../http/partnership.response.js';

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
    if (!oversees(caller) && nonprofitsOf(caller).length === 0)
      throw forbidden(
        'role',
        'Partnerships are for coordinators, admins, auditors, analysts and the platform team.',
      );
    const keyset = new Keyset(query, [SORTS[query.sort], { sql: 'p.id', kind: 'uuid' }], 'desc');
    const conditions = new Conditions()
      .within((first) => partnershipsInScope(caller, first))
      .within(searchCondition('n.search', query.search))
      .where(
        'p.status = ANY(?::text[])',
        query.status === 'all' ? undefined : statusesShownAs(query.status),
      )
      .where('p.nonprofit = ?', query.nonprofit)
      .where('p.company = ?', query.company);
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
}

function viewOf<V extends PartnershipView>({ mandateId, mandateSince, ...row }: Row<V>): V {
  const shown = shownStatusOf(row.status);
  const mandate = mandateId === null ? null : { id: mandateId, since: mandateSince };
  return { ...row, shown, label: SHOWN_STATUS_LABELS[shown], mandate } as unknown as V;
}
