import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { nonprofitsOf, READ_MODELS, type Caller } from '#platform/authorization';
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
import { OverlapsQuery } from './overlaps.query.js';
import type { DecisionItem, ToDecide } from '../../http/my-work.response.js';

/** Of each sort and initiative so many are named, those that wait longest. */
const MOST_NAMED = 100;

/** `$1` the nonprofits, `$2` the caller: nobody decides on their own registration. The first condition is that of a partial index. */
const TO_DECIDE = `
  WITH theirs AS (
    SELECT * FROM read.registrations r
     WHERE (r.next_actor = 'coordinator' OR r.to_certify > 0) AND r.nonprofit = ANY($1::uuid[]) AND r.employee <> $2
  ), waiting AS (
    SELECT 'applications' AS sort, r.id AS registration, NULL::uuid AS date, r.next_since AS since FROM theirs r
     WHERE r.status IN ('application', 'conversation') AND r.next_actor = 'coordinator'
    UNION ALL
    SELECT CASE d.status WHEN 'to_be_confirmed' THEN 'dates' ELSE 'certificates' END, r.id, d.id, d.status_since
      FROM theirs r JOIN read.participation_dates d ON d.owner = r.id
     WHERE d.status = 'to_be_confirmed' OR d.certificate = 'awaiting_validation'
  ), numbered AS (
    SELECT w.*, row_number() OVER sorts AS number, count(*) OVER (PARTITION BY r.initiative, w.sort) AS total
      FROM waiting w JOIN theirs r ON r.id = w.registration
    WINDOW sorts AS (PARTITION BY r.initiative, w.sort ORDER BY w.since, w.registration, w.date)
  )
  SELECT w.sort, w.total, w.since, w.registration, r.revision, r.status AS "registrationStatus", r.initiative, r.kind AS initiative_kind, i.title,
         r.nonprofit, n.name AS "nonprofitName", r.company, o.name AS "companyName", r.employee, e.name AS "employeeName", e.erased, ${DATE_COLUMNS}
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
  readonly since: Instant;
  readonly registration: string;
  readonly revision: number;
  readonly registrationStatus: RawItem['status'];
  readonly initiative_kind: string;
}

/** Open decisions of the coordinators of a nonprofit, by initiative. */
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
      values: [nonprofitsOf(caller), caller.person],
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
