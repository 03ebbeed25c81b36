import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { levelsOf, READ_MODELS, type Caller } from '#access';
import type { Instant } from '#eventsourcing';
import { DATE_COLUMNS, dateItemOf, subjectsOf, type RawDate, type RawItem } from './items.js';
import type { ToApprove } from './me.answers.js';

const MOST_DATES = 1_000;
/** Those who await the caller as their manager; else, as one of the admins who decide in a missing manager's place (domain §3). */
const TO_APPROVE = `
  SELECT ${DATE_COLUMNS}, d.policy, d.owner AS registration, r.revision, r.initiative, r.kind AS initiative_kind, i.title, r.nonprofit,
         n.name AS "nonprofitName", e.id AS employee, e.name AS "employeeName", e.erased, l.path AS level, e.manager IS NOT NULL AS managed
    FROM read.participation_dates d
    JOIN read.registrations r ON r.id = d.owner
    JOIN read.people e ON e.id = r.employee
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)
    LEFT JOIN read.initiatives i ON i.id = r.initiative
    LEFT JOIN read.nonprofits n ON n.id = r.nonprofit
   WHERE d.status = 'awaiting_manager' AND e.id <> $1
     AND (e.manager = $1 OR (e.manager IS NULL AND l.ancestors && $2::uuid[] AND $1 = ANY(read.deciders_for(e.id))))
   ORDER BY e.name, e.id, d.start_at, d.id LIMIT ${MOST_DATES}`;

type Subject = Pick<RawItem, 'employee' | 'employeeName' | 'erased' | 'initiative' | 'title' | 'nonprofit' | 'nonprofitName' | 'level'>;
interface RawToApprove extends RawDate, Subject {
  readonly policy: string;
  readonly registration: string;
  readonly revision: number;
  readonly initiative_kind: string;
  readonly managed: boolean;
}

/** The dates that await a manager, or who decides in their place, by employee. */
@Injectable()
export class ToApproveQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(caller: Caller, now: Instant): Promise<ToApprove[]> {
    const values = [caller.person, levelsOf(caller, 'admin')];
    const { rows } = await this.pool.query<RawToApprove>({ name: 'to-approve', text: TO_APPROVE, values });
    const employees = new Map<string, ToApprove>();
    for (const row of rows) {
      const { employee, initiative, nonprofit } = subjectsOf({ ...row, kind: row.initiative_kind });
      const known = employees.get(employee.id) ?? { employee, level: row.level, capacity: row.managed ? 'manager' : 'admin', dates: [] };
      const { registration, revision, policy } = row;
      known.dates.push({ ...dateItemOf(row, now), registration, revision, policy, initiative, nonprofit });
      employees.set(employee.id, known);
    }
    return [...employees.values()];
  }
}
