import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
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
import { EmployeeRecordsQuery } from './employee-records.query.js';
import { OverlapsQuery } from './overlaps.query.js';
import { unreadMessages } from './unread-messages.query.js';
import type { DecisionItem, ToDecide } from '../../http/my-work.response.js';

/** Columns of a decision `w`, with the tables of {@link DETAILS} and its registration `r`. */
export const DECISION = `w.sort, w.since, w.registration, r.revision, r.status AS "registrationStatus", r.initiative, r.kind AS initiative_kind, i.title,
         r.nonprofit, n.name AS "nonprofitName", r.company, o.name AS "companyName", r.employee, e.name AS "employeeName", e.erased,
         i.tasks AS "initiativeTasks", r.tasks AS "tasksDone", s.id AS slot, s.capacity, s.held, ${DATE_COLUMNS}`;
export const DETAILS = `
    LEFT JOIN read.participation_dates d ON d.id = w.date
    LEFT JOIN read.slots s ON s.id = d.slot
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies o ON o.id = r.company
    LEFT JOIN read.people e ON e.id = r.employee`;

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
/** A decision as the database gives it. */
export interface RawDecision extends Subject, RawPlaces, Omit<RawDate, 'id'> {
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

/** The group of a decision, by initiative, without decisions. */
export function emptyGroup(row: RawDecision): ToDecide {
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

/** Turns rows of decisions into items, with what helps to decide: overlaps, the record of the employee, unread messages. */
@Injectable()
export class DecisionItems {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
    private readonly records: EmployeeRecordsQuery,
  ) {}

  async of(caller: Caller, rows: readonly RawDecision[], now: Instant): Promise<DecisionItem[]> {
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
