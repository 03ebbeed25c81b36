import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { byName } from '#platform/text';
import type { DecisionItem, ToDecide } from '../../http/my-work.response.js';
import { decidedByValues, WAITING_FOR_NONPROFIT } from './decided-by.js';
import {
  DECISION,
  DecisionItems,
  DETAILS,
  emptyGroup,
  type RawDecision,
} from './decision-items.js';

/** Of each sort and initiative so many are named, those that wait longest. */
const MOST_NAMED = 100;

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

/** Open decisions for a nonprofit, of its coordinators and of admins under a mandate, by initiative. */
@Injectable()
export class ToDecideQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly items: DecisionItems,
  ) {}

  async of(caller: Caller, now: Instant): Promise<ToDecide[]> {
    const { rows } = await this.pool.query<RawDecision>({
      name: 'to-decide',
      text: TO_DECIDE,
      values: decidedByValues(caller),
    });
    const items = await this.items.of(caller, rows, now);
    const initiatives = new Map<string, ToDecide>();
    for (const [index, row] of rows.entries()) {
      const known = initiatives.get(row.initiative) ?? emptyGroup(row);
      known[row.sort].push(items[index] as DecisionItem);
      known.counts[row.sort] = row.total;
      initiatives.set(row.initiative, known);
    }
    return [...initiatives.values()];
  }
}
