import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { Keyset, type Page, type PageQuery, type SortColumn } from '#platform/http';
import { byName } from '#platform/text';
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
import { DATES_TO_APPROVE, DECIDED_AS_MANAGER, decidedByValues } from './decided-by.js';
import { EmployeeRecordsQuery } from './employee-records.query.js';
import { OverlapsQuery } from './overlaps.query.js';
import type { ApprovalListItem, ToApprove } from '../../http/my-work.response.js';

const MOST_DATES = 1_000;
const APPROVAL = `${DATE_COLUMNS}, d.policy, d.owner AS registration, r.revision, r.initiative, r.kind AS initiative_kind, i.title, r.nonprofit,
         n.name AS "nonprofitName", e.id AS employee, e.name AS "employeeName", e.erased, e.company, l.path AS level, t.capacity AS "decidesAs",
         i.tasks AS "initiativeTasks", r.tasks AS "tasksDone", s.id AS slot, s.capacity, s.held
    FROM ${DATES_TO_APPROVE}
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)
    LEFT JOIN read.slots s ON s.id = d.slot
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit`;
const TO_APPROVE = `
  WITH ${DECIDED_AS_MANAGER}
  SELECT ${APPROVAL}
   ORDER BY ${byName('e.name')}, e.id, d.start_at, d.id LIMIT ${MOST_DATES}`;

const LONGEST_WAITING: readonly SortColumn[] = [
  { sql: 'd.status_since', kind: 'instant' },
  { sql: 'd.id', kind: 'uuid' },
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
  | 'level'
  | 'company'
  | 'initiativeTasks'
  | 'tasksDone'
>;
interface RawToApprove extends RawDate, RawPlaces, Subject {
  readonly policy: string;
  readonly registration: string;
  readonly revision: number;
  readonly initiative_kind: string;
  readonly decidesAs: string;
}

/** The dates that await their manager or the deciding admins, by employee. */
@Injectable()
export class ToApproveQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
    private readonly records: EmployeeRecordsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToApprove[]> {
    const { rows } = await this.pool.query<RawToApprove>({
      name: 'to-approve',
      text: TO_APPROVE,
      values: decidedByValues(caller).slice(0, 2),
    });
    const employees = new Map<string, ToApprove>();
    for (const item of await this.#items(caller, rows, now)) {
      const { employee, level, capacity, record, ...date } = item;
      const known = employees.get(employee.id) ?? { employee, level, capacity, record, dates: [] };
      known.dates.push(date);
      employees.set(employee.id, known);
    }
    return [...employees.values()];
  }

  /** All of them, the longest waiting first. @throws Refusal invalid for a cursor of something else */
  async list(caller: Caller, page: PageQuery, now: Instant): Promise<Page<ApprovalListItem>> {
    const keyset = new Keyset(page, LONGEST_WAITING);
    const values = decidedByValues(caller).slice(0, 2);
    const beyond = keyset.condition((one) => `$${values.push(one)}`) ?? 'true';
    const { rows } = await this.pool.query<RawToApprove>(
      `WITH ${DECIDED_AS_MANAGER} SELECT ${APPROVAL} WHERE ${beyond} ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
      values,
    );
    const paged = keyset.page(rows, (row) => [row.status_since, row.id]);
    return { ...paged, items: await this.#items(caller, paged.items, now) };
  }

  async #items(
    caller: Caller,
    rows: readonly RawToApprove[],
    now: Instant,
  ): Promise<ApprovalListItem[]> {
    const keyOf = ({ employee, company }: RawToApprove) => ({ employee, company, nonprofit: null });
    const [overlaps, recordOf] = await Promise.all([
      this.overlaps.of(
        caller,
        rows.map((row) => occupiedTimeOf(row, row.registration, row.employee)),
      ),
      this.records.of(rows.map(keyOf), now),
    ]);
    return rows.map((row) => ({
      ...dateItemOf(row, now),
      ...referencesOf({ ...row, kind: row.initiative_kind }),
      registration: row.registration,
      revision: row.revision,
      policy: row.policy,
      level: row.level,
      capacity: row.decidesAs,
      places: placesOf(row),
      tasks: tasksOf(row),
      record: recordOf(keyOf(row)),
      overlaps: overlaps.get(row.id) ?? [],
    }));
  }
}
