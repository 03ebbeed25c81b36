import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { Keyset, type Page, type PageQuery, type SortColumn } from '#platform/http';
import type { Label } from '../../http/registration.response.js';
import type { DecisionItem, DecisionListItem, DecisionSort } from '../../http/my-work.response.js';
import { decidedByValues, WAITING_FOR_NONPROFIT } from './decided-by.js';
import {
  DECISION,
  DecisionItems,
  DETAILS,
  emptyGroup,
  type RawDecision,
} from './decision-items.js';

const LISTED_DECISION = DECISION.replace(
  'r.revision',
  'coalesce(r.revision, p.revision) AS revision',
)
  .replace('r.nonprofit,', 'n.id AS nonprofit,')
  .replace('r.company,', 'o.id AS company,');
const DETAILS_OF_LISTED = DETAILS.replace(
  '= r.nonprofit',
  '= coalesce(r.nonprofit, p.nonprofit)',
).replace('= r.company', '= coalesce(r.company, p.company)');

/** The decisions, with the partnership requests that wait for the caller's own nonprofits: they cannot be answered under a mandate. */
const LISTED = `listed AS (
    SELECT w.sort, w.since, w.date, w.registration, NULL::uuid AS partnership, r.by_mandate
      FROM waiting w JOIN to_decide r ON r.id = w.registration
    UNION ALL
    SELECT 'partnerships', p.proposed_at, NULL, NULL, p.id, NULL FROM read.partnerships p
     WHERE p.nonprofit = ANY($3::uuid[]) AND p.status = 'awaiting_confirmation'
  )`;

/** A registration has one application at most, whose cursor has the registration's own id; a partnership has its own. */
const LONGEST_WAITING: readonly SortColumn[] = [
  { sql: 'w.since', kind: 'instant' },
  { sql: 'coalesce(w.date, w.registration, w.partnership)', kind: 'uuid' },
];

/** A partnership request as the database gives it. */
interface RawRequest {
  readonly sort: 'partnerships';
  readonly partnership: string;
  readonly revision: number;
  readonly since: Instant;
  readonly nonprofit: string;
  readonly nonprofitName: string;
  readonly company: string;
  readonly companyName: string;
}
type RawListed = (RawDecision & { readonly partnership: null }) | RawRequest;
const isRequest = (row: RawListed): row is RawRequest => row.partnership !== null;

/** Which decisions are asked for; what is left out does not narrow. */
export interface DecisionFilter {
  readonly initiative?: string;
  readonly sort?: DecisionSort;
}

function requestOf(row: RawRequest, label: Label): DecisionListItem {
  return {
    ...{ sort: row.sort, partnership: row.partnership, revision: row.revision },
    ...{ status: 'awaiting_confirmation', label, since: row.since },
    nonprofit: { id: row.nonprofit, name: row.nonprofitName },
    company: { id: row.company, name: row.companyName },
    ...{ capacity: 'coordinator', mandate: null },
    ...{ registration: null, employee: null, initiative: null, date: null, places: null },
    ...{ tasks: null, record: null, overlaps: [], unread: 0 },
  };
}

/** Open decisions for a nonprofit, of its coordinators and of admins under a mandate, as one list with partnership requests. */
@Injectable()
export class OpenDecisionsQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly items: DecisionItems,
  ) {}

  /** The longest waiting first. `requestLabel`: how people call the status of a partnership request. @throws Refusal invalid for a cursor of something else */
  async list(
    caller: Caller,
    { initiative, sort, ...page }: DecisionFilter & PageQuery,
    now: Instant,
    requestLabel: Label,
  ): Promise<Page<DecisionListItem>> {
    const keyset = new Keyset(page, LONGEST_WAITING);
    await refuseUnknownFilters(this.pool, caller, { initiative });
    const values = decidedByValues(caller);
    const value = (one: unknown) => `$${values.push(one)}`;
    const conditions = [
      ...(initiative === undefined ? [] : [`r.initiative = ${value(initiative)}::uuid`]),
      ...(sort === undefined ? [] : [`w.sort = ${value(sort)}`]),
      keyset.condition(value) ?? 'true',
    ];
    const { rows } = await this.pool.query<RawListed>(
      `WITH ${WAITING_FOR_NONPROFIT}, ${LISTED}
       SELECT ${LISTED_DECISION}, w.partnership, w.by_mandate AS mandate
         FROM listed w
         LEFT JOIN read.registrations r ON r.id = w.registration
         LEFT JOIN read.partnerships p ON p.id = w.partnership ${DETAILS_OF_LISTED}
        WHERE ${conditions.join(' AND ')} ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
      values,
    );
    const paged = keyset.page(rows, (row) => [
      row.since,
      isRequest(row) ? row.partnership : (row.id ?? row.registration),
    ]);
    const decisions = paged.items.filter((row) => !isRequest(row));
    const items = await this.items.of(caller, decisions, now);
    const itemOf = new Map(decisions.map((row, index) => [row as RawListed, items[index]]));
    return {
      ...paged,
      items: paged.items.map((row) => {
        if (isRequest(row)) return requestOf(row, requestLabel);
        const { initiative, nonprofit, capacity, mandate } = emptyGroup(row);
        const item = itemOf.get(row) as DecisionItem;
        return {
          ...item,
          partnership: null,
          sort: row.sort,
          initiative,
          nonprofit,
          capacity,
          mandate,
        };
      }),
    };
  }
}
