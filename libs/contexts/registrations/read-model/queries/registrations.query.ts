import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import type { Page } from '#platform/http';
import { nextDay, type Day, type Instant } from '#kit/eventsourcing';
import type { RegistrationRow } from '../registration.entity.js';
import type {
  EndCounts,
  GroupedStatusCounts,
  PeriodCounts,
} from '../../http/registration-counts.response.js';
import type { DateItem, RegistrationItem } from '../../http/registration.response.js';
import { StatusChangeRow } from '../status-change.entity.js';
import { inPage, runQuery } from './run-query.js';
import {
  countsAtEnds,
  countsOfGroups,
  statusCounts,
  type Changed,
  type Counted,
  type CountedInGroup,
} from './count-statuses.js';
import { datesOnSlot } from './dates-on-slot.query.js';
import { selectGroup, type GroupedBy } from './grouped-by.js';
import { applyFilter, type RegistrationFilter } from './registration-filter.js';
import { itemOf, selectItems, type RawItem } from './registration-item-mapper.js';
import { namesJoined, registrationsFor } from './registration-scope.js';
import { keysetOf, sortValueOf, type RegistrationPageQuery } from './registration-sort.js';
import { unreadMessages } from './unread-messages.query.js';

export type Step = 'week' | 'month';
/** When it was recorded, or when it happened. */
export const COUNT_CLOCKS = ['recorded', 'happened'] as const;

interface Ends {
  readonly ends: readonly Day[];
  readonly clock?: (typeof COUNT_CLOCKS)[number] | undefined;
  readonly by?: GroupedBy | undefined;
}
/** A day as a local time, so that the zone of the session plays no part. */
const PERIOD = `date_trunc(:step, CAST(r.appliedDay AS timestamp))`;

/** A page of the list; `total` is how many registrations the whole list has, null on a page asked for by cursor. */
export interface RegistrationItems extends Page<
  RegistrationItem & { readonly dateOnSlot?: DateItem }
> {
  readonly total: number | null;
}

/** Registrations in a caller's scope: the list, and counts by status (docs/domain.md §7). */
@Injectable()
export class RegistrationsQuery {
  constructor(
    private readonly source: DataSource,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** The newest sign-ups first, unless the page has another order. @throws Refusal invalid for a cursor of something else; not_found for a filter that names nothing in scope */
  async list(
    caller: Caller,
    filter: RegistrationFilter,
    page: RegistrationPageQuery,
    now: Instant,
  ): Promise<RegistrationItems> {
    const keyset = keysetOf(page);
    await refuseUnknownFilters(this.pool, caller, filter);
    const query = selectItems(this.#filtered(caller, filter, now));
    const [rows, total] = await Promise.all([
      runQuery<RawItem>(this.pool, inPage(query, keyset)),
      keyset.isFirst ? this.#total(caller, filter, now) : null,
    ]);
    const { items, next, previous } = keyset.page(rows, (row) => [sortValueOf(page, row), row.id]);
    const ids = items.map(({ id }) => id);
    const { slot } = filter;
    const [unread, onSlot] = await Promise.all([
      unreadMessages(this.pool, caller, ids),
      slot === undefined ? undefined : datesOnSlot(this.pool, slot, ids, now),
    ]);
    const answers = items.map((row) => {
      const dateOnSlot = onSlot?.get(row.id);
      return { ...itemOf(row, now, unread), ...(dateOnSlot && { dateOnSlot }) };
    });
    return { items: answers, next, previous, total };
  }

  async #total(caller: Caller, filter: RegistrationFilter, now: Instant): Promise<number> {
    const query = this.#counted(caller, filter, now).addSelect('count(*)', 'total');
    const [row] = await runQuery<{ total: number }>(this.pool, query);
    return row?.total ?? 0;
  }

  /** With the counts of each level or nonprofit, if asked for. @throws Refusal not_found for a filter that names nothing in scope */
  async counts(
    caller: Caller,
    filter: RegistrationFilter,
    now: Instant,
    by?: GroupedBy,
  ): Promise<GroupedStatusCounts> {
    await refuseUnknownFilters(this.pool, caller, filter);
    if (by === undefined)
      return statusCounts(
        await runQuery<Counted>(this.pool, this.#countedByStatus(caller, filter, now)),
      );
    const query = selectGroup(byStatus(this.#filtered(caller, filter, now)), by)
      .addGroupBy('"groupId"')
      .addGroupBy('"groupName"');
    const rows = await runQuery<CountedInGroup>(this.pool, query);
    return { ...statusCounts(rows), groups: countsOfGroups(rows) };
  }

  /** Sign-ups per week or month (in each registration's own zone) by their present status; periods without any are there too. */
  async overTime(
    caller: Caller,
    filter: RegistrationFilter,
    step: Step,
    now: Instant,
  ): Promise<PeriodCounts[]> {
    await refuseUnknownFilters(this.pool, caller, filter);
    const query = this.#countedByStatus(caller, filter, now)
      .addSelect(`to_char(${PERIOD}, 'YYYY-MM-DD')`, 'period')
      .addGroupBy(PERIOD)
      .orderBy(PERIOD);
    const rows = await runQuery<Counted & { period: Day }>(
      this.pool,
      query.setParameter('step', step),
    );
    const [first, last] = [rows[0]?.period, rows.at(-1)?.period];
    if (first === undefined || last === undefined) return [];
    const counted = new Map<Day, Counted[]>();
    for (const row of rows) counted.set(row.period, [...(counted.get(row.period) ?? []), row]);
    return periods(first, last, step).map((period) => ({
      period,
      ...statusCounts(counted.get(period) ?? []),
    }));
  }

  /**
   * How many registrations had each status when each of these days ended (in each registration's own zone), by either clock; with the parts
   * of each level or nonprofit. @throws Refusal not_found for a filter
   */
  async atEnds(
    caller: Caller,
    filter: RegistrationFilter,
    { ends, clock, by }: Ends,
    now: Instant,
  ): Promise<EndCounts[]> {
    await refuseUnknownFilters(this.pool, caller, filter);
    const day = clock === 'happened' ? 'h.happenedDay' : 'h.recordedDay';
    const query = (
      by === undefined ? this.#counted(caller, filter, now) : this.#filtered(caller, filter, now)
    )
      .innerJoin(StatusChangeRow, 'h', 'h.owner = r.id')
      .addSelect(`width_bucket(${day}, CAST(:daysAfterEnds AS date[]))`, 'period')
      .addSelect('h.status', 'status')
      .addSelect('h.previous', 'previous')
      .addSelect('count(*)', 'count')
      .setParameter('daysAfterEnds', `{${ends.map(nextDay).join()}}`);
    if (by !== undefined) selectGroup(query, by);
    query.groupBy('"period"').addGroupBy('h.status').addGroupBy('h.previous');
    if (by !== undefined) query.addGroupBy('"groupId"').addGroupBy('"groupName"');
    return countsAtEnds(await runQuery<Changed>(this.pool, query), ends, by !== undefined);
  }

  #countedByStatus(
    caller: Caller,
    filter: RegistrationFilter,
    now: Instant,
  ): SelectQueryBuilder<RegistrationRow> {
    return byStatus(this.#counted(caller, filter, now));
  }

  /** As filtered, without joins that only the items of a list need: PostgreSQL would make them for every row that is counted. */
  #counted(
    caller: Caller,
    filter: RegistrationFilter,
    now: Instant,
  ): SelectQueryBuilder<RegistrationRow> {
    const bare = registrationsFor(this.source, caller, false);
    const query = applyFilter(bare, caller, filter, now);
    return namesJoined(query) ? this.#filtered(caller, filter, now) : query;
  }

  #filtered(
    caller: Caller,
    filter: RegistrationFilter,
    now: Instant,
  ): SelectQueryBuilder<RegistrationRow> {
    return applyFilter(registrationsFor(this.source, caller), caller, filter, now);
  }
}

const byStatus = (
  query: SelectQueryBuilder<RegistrationRow>,
): SelectQueryBuilder<RegistrationRow> =>
  query.addSelect('r.status', 'status').addSelect('count(*)', 'count').groupBy('r.status');

/** The first days of the weeks or months from one to another, both included. */
export function periods(first: Day, last: Day, step: Step): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = after(day, step)) days.push(day);
  return days;
}

function after(day: Day, step: Step): Day {
  if (step === 'week') return Array.from({ length: 7 }).reduce<Day>((next) => nextDay(next), day);
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
