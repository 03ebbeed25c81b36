import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  READ_MODELS,
  refuseUnknownFilters,
  readsInScope,
  oversees,
  type Caller,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import { nextDay, type Day, type Json } from '#kit/eventsourcing';
import {
  ApiProperty,
  ERASED_PERSON,
  Keyset,
  type Page,
  type PageQuery,
  type SortColumn,
} from '#platform/http';
import { Named } from '#contexts/registrations';

/** A recorded read. */
export class ReadItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: Named }) reader!: Named;
  @ApiProperty({ description: 'Capacity of the reader.' }) capacity!: string;
  @ApiProperty({
    description: 'Kind of read, such as history, as-of, why, export or partnership-history.',
  })
  what!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of what was read, or name of the export.',
  })
  subject!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Filters of the read. Their names depend on what was read.',
    example: { as: 'json' },
  })
  filters!: Json;
  @ApiProperty({ description: 'Log position of the last event that was read.' }) position!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Number of returned events or rows.' })
  rows!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the response or file.' })
  sha256!: string | null;
  @ApiProperty({ format: 'date-time' }) readAt!: string;
}

const READS = `
  SELECT w.id, json_build_object('id', w.reader, 'name', coalesce(e.name, '${ERASED_PERSON}')) AS reader, w.capacity, w.what, w.subject, w.filters,
         w.position, w.rows, w.sha256, w.read_at AS "readAt"
    FROM work.reads w
    LEFT JOIN read.people e ON e.id = w.reader`;

/** Conditions on recorded reads. Days are in UTC, the last one inclusive. */
export interface ReadsFilter {
  /** The registration that was read. */
  readonly registration?: string;
  /** Id of whatever was read. */
  readonly subject?: string;
  readonly reader?: string;
  /** Kind of read. */
  readonly what?: string;
  readonly from?: Day;
  readonly to?: Day;
}

const BY_TIME: readonly SortColumn[] = [
  { sql: 'w.read_at', kind: 'instant' },
  { sql: 'w.id', kind: 'uuid' },
];

/** Recorded reads: all for the platform team; for auditors, those by or about people in their scope (docs/domain.md §7). */
@Injectable()
export class ReadsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Newest first. @throws Refusal forbidden; invalid for a cursor of another list */
  async list(caller: Caller, query: PageQuery & ReadsFilter): Promise<Page<ReadItem>> {
    const auditing = {
      ...caller,
      roles: caller.roles.filter(({ role }) => role === 'auditor' || role === 'platform'),
    };
    if (!oversees(auditing))
      throw forbidden(
        'role',
        'You are not permitted to list reads: it needs the role auditor or platform.',
        neededRoles(caller, ['auditor', 'platform']),
      );
    const keyset = new Keyset(query, BY_TIME, 'desc');
    const { registration, subject, reader } = query;
    await refuseUnknownFilters(this.pool, auditing, { registration, subject, reader });
    const conditions = new Conditions()
      .within((first) => readsInScope(auditing, first))
      .where('w.subject = ?', query.registration)
      .where('w.subject = ?', query.subject)
      .where('w.reader = ?::uuid', query.reader)
      .where('w.what = ?', query.what)
      .where('w.read_at >= ?::timestamptz', query.from && `${query.from}T00:00:00Z`)
      .where('w.read_at < ?::timestamptz', query.to && `${nextDay(query.to)}T00:00:00Z`);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const text = `${READS} WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`;
    const { rows } = await this.pool.query<ReadItem>(text, conditions.values);
    return keyset.page(rows, ({ readAt, id }) => [readAt, id]);
  }
}
