import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import { Keyset, type Page, type PageQuery, type SortColumn } from '#platform/http';
import type { Deadline } from '../../domain/registration.deadlines.js';
import { timeRuleOf } from '../../domain/registration.time-rules.js';
import { STATUS_LABELS } from '../../domain/registration.types.js';
import { DeadlineRow } from '../registration.entity.js';
import type { DeadlineItem } from '../../http/registration.response.js';
import { inPage, runQuery } from './run-query.js';
import { AT_OR_BELOW } from './registration-filter.js';
import { NONPROFIT_NAME, referencesOf, TITLE, type RawItem } from './registration-item-mapper.js';
import { withinScope } from './registration-scope.js';

export interface DeadlineFilter {
  /** Due before this instant. */
  readonly before?: Instant;
  /** Left out: all but the ends of dates, which archive and remind nothing. */
  readonly kind?: Deadline['kind'];
  readonly initiative?: string;
  readonly nonprofit?: string;
  /** A network level: it and those below, as of today. */
  readonly level?: string;
  readonly employee?: string;
}

type RawDeadline = Omit<RawItem, 'kind'> & {
  readonly deadline: string;
  readonly what: Deadline['kind'];
  readonly at: Instant;
  readonly kind: string;
};

const COLUMNS: Readonly<Record<string, string>> = {
  deadline: 'd.id',
  what: 'd.kind',
  at: 'd.at',
  id: 'r.id',
  status: 'r.status',
  kind: 'r.kind',
  employee: 'e.id',
  employeeName: 'e.name',
  erased: 'e.erased',
  initiative: 'r.initiative',
  title: TITLE,
  nonprofit: 'r.nonprofit',
  nonprofitName: NONPROFIT_NAME,
  level: 'l.path',
};

const SAME = ['initiative', 'nonprofit', 'employee'] as const;
const SOONEST_FIRST: readonly SortColumn[] = [
  { sql: 'd.at', kind: 'instant' },
  { sql: 'd.id', kind: 'text' },
];

/** Deadlines of the registrations in a caller's scope (docs/domain.md §7), the soonest first. */
@Injectable()
export class DeadlinesQuery {
  constructor(
    private readonly source: DataSource,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** @throws Refusal invalid for a cursor of something else */
  async list(
    caller: Caller,
    { before, kind, level, ...same }: DeadlineFilter,
    page: PageQuery,
  ): Promise<Page<DeadlineItem>> {
    await refuseUnknownFilters(this.pool, caller, { level, ...same });
    const keyset = new Keyset(page, SOONEST_FIRST);
    const query = this.source
      .createQueryBuilder(DeadlineRow, 'd')
      .select([])
      .innerJoin('registrations', 'r', 'r.id = d.owner');
    withinScope(query, caller);
    for (const [name, column] of Object.entries(COLUMNS)) query.addSelect(column, name);
    query.andWhere(`(e.employed OR d.kind = 'DateEnded')`);
    if (kind === undefined) query.andWhere(`d.kind <> 'DateEnded'`);
    else query.andWhere('d.kind = :kind', { kind });
    for (const field of SAME)
      if (same[field] !== undefined)
        query.andWhere(`r.${field} = :${field}`, { [field]: same[field] });
    if (level !== undefined) query.andWhere(AT_OR_BELOW, { level });
    if (before !== undefined) query.andWhere('d.at < :before', { before });
    const rows = await runQuery<RawDeadline>(this.pool, inPage(query, keyset));
    return keyset.page(rows.map(deadlineOf), ({ at, id }) => [at, id]);
  }
}

const deadlineOf = (raw: RawDeadline): DeadlineItem => ({
  id: raw.deadline,
  kind: raw.what,
  rule: timeRuleOf(raw.what) ?? '',
  at: raw.at,
  registration: raw.id,
  status: raw.status,
  label: STATUS_LABELS[raw.status],
  ...referencesOf(raw),
  level: raw.level,
});
