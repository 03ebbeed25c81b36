import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  READ_MODELS,
  readsInScope,
  oversees,
  type Caller,
} from '#platform/authorization';
import { forbidden, type Json } from '#kit/eventsourcing';
import { ApiProperty, cursorOf, type Page, pageOf, type PageQuery } from '#platform/http';
import { Named } from '#contexts/registrations';
import { ERASED_PERSON } from '#platform/http';

/** Something that was read, and by whom. */
export class ReadItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: Named }) reader!: Named;
  @ApiProperty({ description: 'In which the reader read.' }) capacity!: string;
  @ApiProperty({ description: 'history, as-of, why, or an export.' }) what!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The registration, where it was one.' })
  subject!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) filters!: Json;
  @ApiProperty({ description: 'Of the last event there was to read.' }) position!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Events or rows shown.' }) rows!:
    number | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the answer.' }) sha256!:
    string | null;
  @ApiProperty({ format: 'date-time' }) readAt!: string;
}

const READS = `
  SELECT w.id, json_build_object('id', w.reader, 'name', coalesce(e.name, '${ERASED_PERSON}')) AS reader, w.capacity, w.what, w.subject, w.filters,
         w.position, w.rows, w.sha256, w.read_at AS "readAt"
    FROM work.reads w
    LEFT JOIN read.people e ON e.id = w.reader`;

/** Who read what: for the platform team, and for auditors of what people of theirs read, or others of theirs (domain §7). */
@Injectable()
export class ReadsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** The latest first. @throws Refusal forbidden, invalid for a cursor of something else */
  async list(
    caller: Caller,
    query: PageQuery & { readonly registration?: string },
  ): Promise<Page<ReadItem>> {
    const auditing = {
      ...caller,
      roles: caller.roles.filter(({ role }) => role === 'auditor' || role === 'platform'),
    };
    if (!oversees(auditing))
      throw forbidden('role', 'Who read what is for auditors and the platform team.');
    const after = cursorOf(query, 'instant', 'uuid');
    const conditions = new Conditions()
      .within((first) => readsInScope(auditing, first))
      .where('w.subject = ?', query.registration)
      .where('(w.read_at, w.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const limit = conditions.value(query.limit + 1);
    const text = `${READS} WHERE ${conditions.sql} ORDER BY w.read_at DESC, w.id DESC LIMIT ${limit}`;
    const { rows } = await this.pool.query<ReadItem>(text, conditions.values);
    return pageOf(rows, query.limit, ({ readAt, id }) => [readAt, id]);
  }
}
