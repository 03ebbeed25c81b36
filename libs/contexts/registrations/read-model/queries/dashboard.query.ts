import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { holds, LEVEL_OF_REGISTRATION, READ_MODELS, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { RegistrationRow } from '../registration.entity.js';
import { OverlapsQuery } from './overlaps.query.js';
import { runQuery } from './run-query.js';
import {
  DATE_COLUMNS,
  dateItemOf,
  itemOf,
  occupiedTimeOf,
  selectItems,
  type RawDate,
  type RawItem,
} from './registration-item-mapper.js';
import type { Dashboard, DashboardDate, DashboardItem } from '../../http/my-work.response.js';
import { unreadMessages } from './unread-messages.query.js';

/** Upper limit of the answer: open registrations first, then the newest of the past. */
const MOST_ITEMS = 500;
const PAST = new Set(['participated', 'cancelled_rejected', 'not_finalized']);
const IN_CONVERSATION = new Set(['application', 'conversation']);
const CLOSED = `r.status IN ('participated', 'cancelled_rejected', 'not_finalized')`;
const DATES = `SELECT ${DATE_COLUMNS}, d.owner FROM read.participation_dates d WHERE d.owner = ANY($1::uuid[]) ORDER BY d.owner, d.seq`;

/** An employee's own registrations, by what they have to do. */
@Injectable()
export class DashboardQuery {
  constructor(
    private readonly source: DataSource,
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly overlaps: OverlapsQuery,
  ) {}

  async of(caller: Caller, now: Instant): Promise<Dashboard> {
    const groups: Dashboard = {
      toConfirm: [],
      lookingForMentee: [],
      inConversation: [],
      upcoming: [],
      past: [],
    };
    if (!holds(caller, 'employee')) return groups;
    const rows = await this.#own(caller.person);
    const [dates, unread] = await Promise.all([
      this.#dates(caller, rows, now),
      unreadMessages(
        this.pool,
        caller,
        rows.map(({ id }) => id),
      ),
    ]);
    for (const row of rows) {
      const item = { ...itemOf(row, now, unread), participationDates: dates.get(row.id) ?? [] };
      groups[groupOf(item)].push(item);
    }
    return groups;
  }

  #own(employee: string): Promise<RawItem[]> {
    const query = this.source
      .createQueryBuilder(RegistrationRow, 'r')
      .select([])
      .leftJoin('people', 'e', 'e.id = r.employee')
      .leftJoin('companies', 'c', 'c.id = r.company')
      .leftJoin('levels', 'l', `l.id = ${LEVEL_OF_REGISTRATION}`)
      .where('r.employee = :employee', { employee });
    selectItems(query)
      .orderBy(CLOSED)
      .addOrderBy('r.appliedAt', 'DESC')
      .addOrderBy('r.id')
      .limit(MOST_ITEMS);
    return runQuery<RawItem>(this.pool, query);
  }

  async #dates(
    caller: Caller,
    rows: readonly RawItem[],
    now: Instant,
  ): Promise<Map<string, DashboardDate[]>> {
    const { rows: all } = await this.pool.query<RawDate & { owner: string }>({
      name: 'dates-of-own',
      text: DATES,
      values: [rows.map((row) => row.id)],
    });
    const overlaps = await this.overlaps.of(
      caller,
      all.map((row) => occupiedTimeOf(row, row.owner, caller.person)),
    );
    const dates = new Map<string, DashboardDate[]>(rows.map((row) => [row.id, []]));
    for (const row of all)
      dates.get(row.owner)?.push({ ...dateItemOf(row, now), overlaps: overlaps.get(row.id) ?? [] });
    return dates;
  }
}

/** The group of the most urgent task. A session of a running mentoring can be confirmed but waits for nobody. */
export function groupOf({
  status,
  participationDates,
}: Pick<DashboardItem, 'status' | 'participationDates'>): keyof Dashboard {
  const running = participationDates.some(
    (date) => date.kind === 'period' && date.status === 'in_progress',
  );
  const waits = (date: DashboardDate) =>
    date.status === 'awaiting_confirmation' && (date.kind !== 'session' || !running);
  if (participationDates.some(waits)) return 'toConfirm';
  if (status === 'looking_for_mentee') return 'lookingForMentee';
  if (IN_CONVERSATION.has(status)) return 'inConversation';
  return PAST.has(status) ? 'past' : 'upcoming';
}
