import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { Keyset, type Page, type PageQuery, type SortColumn } from '#platform/http';
import { byName } from '#platform/text';
import { STATUS_LABELS } from '../../domain/registration.types.js';
import {
  DATE_COLUMNS,
  dateItemOf,
  occupiedTimeOf,
  placesOf,
  referencesOf,
  tasksOf,
  type RawDate,
  type RawItem,
  type RawPlaces,
} from './registration-item-mapper.js';
import { decidedByValues, WAITING_FOR_NONPROFIT } from './decided-by.js';
import { EmployeeRecordsQuery } from './employee-records.query.js';
import { OverlapsQuery } from './overlaps.query.js';
import { unreadMessages } from './unread-messages.query.js';
import type { Label } from '../../http/registration.response.js';
import type {
  DecisionItem,
  DecisionListItem,
  DecisionSort,
  ToDecide,
} from '../../http/my-work.response.js';

/** Of each sort and initiative so many are named, those that wait longest. */
const MOST_NAMED = 100;

const DECISION = `w.sort, w.since, w.registration, r.revision, r.status AS "registrationStatus", r.initiative, r.kind AS initiative_kind, i.title,
         r.nonprofit, n.name AS "nonprofitName", r.company, o.name AS "companyName", r.employee, e.name AS "employeeName", e.erased,
         i.tasks AS "initiativeTasks", r.tasks AS "tasksDone", s.id AS slot, s.capacity, s.held, ${DATE_COLUMNS}`;
const DETAILS = `
    LEFT JOIN read.participation_dates d ON d.id = w.date
    LEFT JOIN read.slots s ON s.id = d.slot
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies o ON o.id = r.company
    LEFT JOIN read.people e ON e.id = r.employee`;

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

const TO_DECIDE = `
  WITH ${WAITING_FOR_NONPROFIT}, numbered AS (
    SELECT w.*, r.by_mandate, row_number() OVER sorts AS number, count(*) OVER (PARTITION BY r.initiative, w.sort) AS total
      FROM waiting w JOIN to_decide r ON r.id = w.registration
    WINDOW sorts AS (PARTITION BY r.initiative, w.sort ORDER BY w.since, w.registration, w.date)
  )
  SELECT ${DECISION}, w.total, w.by_mandate AS mandate
    FROM numbered w JOIN read.registrations r ON r.id = w.registration ${DETAILS}
   WHERE w.number <= ${MOST_NAMED}
   ORDER BY ${byName('i.title')}, r.initiative, w.sort, w.number`;

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

type Subject = Pick<
  RawItem,
  | 'employee'
  | 'employeeName'
  | 'erased'
  | 'initiative'
  | 'title'
  | 'nonprofit'
  | 'nonprofitName'
  | 'company'
  | 'companyName'
  | 'initiativeTasks'
  | 'tasksDone'
>;
interface RawDecision extends Subject, RawPlaces, Omit<RawDate, 'id'> {
  readonly id: string | null;
  readonly sort: 'applications' | 'dates' | 'certificates';
  readonly total: number;
  readonly mandate: string | null;
  readonly since: Instant;
  readonly registration: string;
  readonly revision: number;
  readonly registrationStatus: RawItem['status'];
  readonly initiative_kind: string;
}

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

/** Open decisions for a nonprofit, of its coordinators and of admins under a mandate, by initiative. */
@Injectable()
export class ToDecideQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
    private readonly records: EmployeeRecordsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToDecide[]> {
    const { rows } = await this.pool.query<RawDecision>({
      name: 'to-decide',
      text: TO_DECIDE,
      values: decidedByValues(caller),
    });
    const items = await this.#items(caller, rows, now);
    const initiatives = new Map<string, ToDecide>();
    for (const [index, row] of rows.entries()) {
      const known = initiatives.get(row.initiative) ?? emptyGroup(row);
      known[row.sort].push(items[index] as DecisionItem);
      known.counts[row.sort] = row.total;
      initiatives.set(row.initiative, known);
    }
    return [...initiatives.values()];
  }

  /** All of them, the longest waiting first. `requestLabel`: how people call the status of a partnership request. @throws Refusal invalid for a cursor of something else */
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
    const items = await this.#items(caller, decisions, now);
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

  async #items(
    caller: Caller,
    rows: readonly RawDecision[],
    now: Instant,
  ): Promise<DecisionItem[]> {
    const dates = rows.flatMap((row) =>
      row.id === null
        ? []
        : [occupiedTimeOf({ ...row, id: row.id }, row.registration, row.employee)],
    );
    const [overlaps, recordOf, unread] = await Promise.all([
      this.overlaps.of(caller, dates),
      this.records.of(rows, now),
      unreadMessages(this.pool, caller, [...new Set(rows.map(({ registration }) => registration))]),
    ]);
    return rows.map((row) => ({
      registration: row.registration,
      revision: row.revision,
      status: row.registrationStatus,
      label: STATUS_LABELS[row.registrationStatus],
      employee: referencesOf({ ...row, kind: row.initiative_kind }).employee,
      company: { id: row.company, name: row.companyName },
      since: row.since,
      date: row.id === null ? null : dateItemOf({ ...row, id: row.id }, now),
      places: placesOf(row),
      tasks: tasksOf(row),
      record: recordOf(row),
      unread: unread.get(row.registration) ?? 0,
      overlaps: overlaps.get(row.id ?? '') ?? [],
    }));
  }
}

/** Which decisions are asked for; what is left out does not narrow. */
export interface DecisionFilter {
  readonly initiative?: string;
  readonly sort?: DecisionSort;
}

function emptyGroup(row: RawDecision): ToDecide {
  const { initiative, nonprofit } = referencesOf({ ...row, kind: row.initiative_kind });
  return {
    initiative,
    nonprofit,
    capacity: row.mandate === null ? 'coordinator' : 'admin',
    mandate: row.mandate,
    counts: { applications: 0, dates: 0, certificates: 0 },
    applications: [],
    dates: [],
    certificates: [],
  };
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
