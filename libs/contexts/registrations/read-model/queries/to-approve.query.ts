import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { levelsOf, READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { byName } from '#platform/text';
import {
  DATE_COLUMNS,
  dateItemOf,
  occupiedTimeOf,
  referencesOf,
  type RawDate,
  type RawItem,
} from './registration-item-mapper.js';
import { OverlapsQuery } from './overlaps.query.js';
import type { ToApprove } from '../../http/my-work.response.js';

const MOST_DATES = 1_000;
/**
 * `$1` the caller, `$2` the levels that they administrate. Their reports, and those without a manager for whom they are among the admins
 * who decide (docs/domain.md §3); that is asked only of employees who have something to be decided, as each answer takes a moment.
 */
const TO_APPROVE = `
  WITH unmanaged AS MATERIALIZED (
    SELECT DISTINCT e.id
      FROM read.participation_dates d
      JOIN read.registrations r ON r.id = d.owner
      JOIN read.people e ON e.id = r.employee AND e.company = r.company
      JOIN read.companies c ON c.id = e.company
      JOIN read.levels l ON l.id = coalesce(e.level, c.root)
     WHERE d.status = 'awaiting_manager' AND NOT read.manages(e.manager, e.company) AND cardinality($2::uuid[]) > 0 AND l.ancestors && $2::uuid[]
  ), theirs AS MATERIALIZED (
    SELECT p.id, 'manager' AS capacity FROM read.people p WHERE p.manager = $1 AND read.manages($1, p.company)
    UNION ALL
    SELECT u.id, 'admin' FROM unmanaged u WHERE u.id <> $1 AND $1 = ANY(read.deciders_for(u.id))
  )
  SELECT ${DATE_COLUMNS}, d.policy, d.owner AS registration, r.revision, r.initiative, r.kind AS initiative_kind, i.title, r.nonprofit,
         n.name AS "nonprofitName", e.id AS employee, e.name AS "employeeName", e.erased, l.path AS level, t.capacity
    FROM theirs t
    JOIN read.people e ON e.id = t.id
    JOIN read.registrations r ON r.employee = e.id AND r.company = e.company
    JOIN read.participation_dates d ON d.owner = r.id AND d.status = 'awaiting_manager'
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit
   ORDER BY ${byName('e.name')}, e.id, d.start_at, d.id LIMIT ${MOST_DATES}`;

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
>;
interface RawToApprove extends RawDate, Subject {
  readonly policy: string;
  readonly registration: string;
  readonly revision: number;
  readonly initiative_kind: string;
  readonly capacity: string;
}

/** The dates that await their manager or the deciding admins, by employee. */
@Injectable()
export class ToApproveQuery {
  static SQL = TO_APPROVE;
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToApprove[]> {
    const values = [caller.person, levelsOf(caller, 'admin')];
    const { rows } = await this.pool.query<RawToApprove>({
      name: 'to-approve',
      text: TO_APPROVE,
      values,
    });
    const overlaps = await this.overlaps.of(
      caller,
      rows.map((row) => occupiedTimeOf(row, row.registration, row.employee)),
    );
    const employees = new Map<string, ToApprove>();
    for (const row of rows) {
      const { employee, initiative, nonprofit } = referencesOf({
        ...row,
        kind: row.initiative_kind,
      });
      const known = employees.get(employee.id) ?? {
        employee,
        level: row.level,
        capacity: row.capacity,
        dates: [],
      };
      const { registration, revision, policy } = row;
      known.dates.push({
        ...dateItemOf(row, now),
        registration,
        revision,
        policy,
        initiative,
        nonprofit,
        overlaps: overlaps.get(row.id) ?? [],
      });
      employees.set(employee.id, known);
    }
    return [...employees.values()];
  }
}
