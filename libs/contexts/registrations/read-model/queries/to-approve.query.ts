import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
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
import { DATES_TO_APPROVE, DECIDED_AS_MANAGER, decidedByValues } from './decided-by.js';
import { OverlapsQuery } from './overlaps.query.js';
import type { ToApprove } from '../../http/my-work.response.js';

const MOST_DATES = 1_000;
const TO_APPROVE = `
  WITH ${DECIDED_AS_MANAGER}
  SELECT ${DATE_COLUMNS}, d.policy, d.owner AS registration, r.revision, r.initiative, r.kind AS initiative_kind, i.title, r.nonprofit,
         n.name AS "nonprofitName", e.id AS employee, e.name AS "employeeName", e.erased, l.path AS level, t.capacity
    FROM ${DATES_TO_APPROVE}
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
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToApprove[]> {
    const { rows } = await this.pool.query<RawToApprove>({
      name: 'to-approve',
      text: TO_APPROVE,
      values: decidedByValues(caller).slice(0, 2),
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
