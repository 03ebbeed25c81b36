import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import type { Overlap } from '#platform/http';
import { byName } from '#platform/text';
import { STATUS_LABELS } from '../../domain/registration.types.js';
import {
  DATE_COLUMNS,
  dateItemOf,
  occupiedTimeOf,
  referencesOf,
  type RawDate,
  type RawItem,
} from './registration-item-mapper.js';
import { decidedByValues, WAITING_FOR_NONPROFIT } from './decided-by.js';
import { OverlapsQuery } from './overlaps.query.js';
import type { DecisionItem, ToDecide } from '../../http/my-work.response.js';

/** Of each sort and initiative so many are named, those that wait longest. */
const MOST_NAMED = 100;

const TO_DECIDE = `
  WITH ${WAITING_FOR_NONPROFIT}, numbered AS (
    SELECT w.*, r.by_mandate, row_number() OVER sorts AS number, count(*) OVER (PARTITION BY r.initiative, w.sort) AS total
      FROM waiting w JOIN to_decide r ON r.id = w.registration
    WINDOW sorts AS (PARTITION BY r.initiative, w.sort ORDER BY w.since, w.registration, w.date)
  )
  SELECT w.sort, w.total, w.since, w.registration, r.revision, r.status AS "registrationStatus", r.initiative, r.kind AS initiative_kind, i.title,
         w.by_mandate AS mandate, r.nonprofit, n.name AS "nonprofitName", r.company, o.name AS "companyName", r.employee, e.name AS "employeeName", e.erased, ${DATE_COLUMNS}
    FROM numbered w
    JOIN read.registrations r ON r.id = w.registration
    LEFT JOIN read.participation_dates d ON d.id = w.date
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies o ON o.id = r.company
    LEFT JOIN read.people e ON e.id = r.employee
   WHERE w.number <= ${MOST_NAMED}
   ORDER BY ${byName('i.title')}, r.initiative, w.sort, w.number`;

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
>;
interface RawDecision extends Subject, Omit<RawDate, 'id'> {
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

/** Open decisions for a nonprofit, of its coordinators and of admins under a mandate, by initiative. */
@Injectable()
export class ToDecideQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToDecide[]> {
    const { rows } = await this.pool.query<RawDecision>({
      name: 'to-decide',
      text: TO_DECIDE,
      values: decidedByValues(caller),
    });
    const dates = rows.flatMap((row) =>
      row.id === null
        ? []
        : [occupiedTimeOf({ ...row, id: row.id }, row.registration, row.employee)],
    );
    const overlaps = await this.overlaps.of(caller, dates);
    const initiatives = new Map<string, ToDecide>();
    for (const row of rows) {
      const known = initiatives.get(row.initiative) ?? emptyGroup(row);
      known[row.sort].push(decisionOf(row, now, overlaps.get(row.id ?? '') ?? []));
      known.counts[row.sort] = row.total;
      initiatives.set(row.initiative, known);
    }
    return [...initiatives.values()];
  }
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

const decisionOf = (
  row: RawDecision,
  now: Instant,
  overlaps: readonly Overlap[],
): DecisionItem => ({
  registration: row.registration,
  revision: row.revision,
  status: row.registrationStatus,
  label: STATUS_LABELS[row.registrationStatus],
  employee: referencesOf({ ...row, kind: row.initiative_kind }).employee,
  company: { id: row.company, name: row.companyName },
  since: row.since,
  date: row.id === null ? null : dateItemOf({ ...row, id: row.id }, now),
  overlaps,
});
