import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { ApiProperty } from '#platform/http';
import { refuseUnlessSeesPlatform } from '../platform-access.js';

export class RebuildUnderWay {
  @ApiProperty({ description: 'False: it was interrupted, and goes on when it is started again.' })
  running!: boolean;
  @ApiProperty({ description: 'Events that were folded so far.' }) events!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Events to fold; null where the event store does not count.',
  })
  total!: number | null;
}

export class LastRebuild {
  @ApiProperty({ format: 'date-time' }) endedAt!: string;
  @ApiProperty() events!: number;
  @ApiProperty({ description: 'Position of the log at which the new tables took over.' })
  position!: string;
  @ApiProperty({
    type: [String],
    description: 'Tables that did not match the events before. They do since.',
  })
  differing!: string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Table → number of rows and digest of its content.',
    example: { registrations: '1204:-81726354' },
  })
  digests!: Readonly<Record<string, string>>;
}

/** The rebuild of all read models: under way, and last. */
export class RebuildReport {
  @ApiProperty({ type: RebuildUnderWay, nullable: true }) underWay!: RebuildUnderWay | null;
  @ApiProperty({ type: LastRebuild, nullable: true }) last!: LastRebuild | null;
}

const UNDER_WAY = `
  SELECT sum(r.events)::float8 AS events, CASE WHEN r.head ~ '^[0-9]+$' THEN r.head::numeric::float8 END AS total,
         EXISTS (SELECT FROM work.leases l WHERE l.name = 'rebuild' AND l.owner IS NOT NULL AND l.until > now()) AS running
    FROM work.rebuild r GROUP BY r.head`;

/** What `ledger rebuild` shows. */
@Injectable()
export class RebuildReportQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** @throws Refusal forbidden */
  async get(caller: Caller): Promise<RebuildReport> {
    refuseUnlessSeesPlatform(caller, 'read the report of rebuilds');
    const { rows: underWay } = await this.pool.query<RebuildUnderWay>(UNDER_WAY);
    const { rows: last } = await this.pool.query<{ value: LastRebuild }>(
      `SELECT value FROM work.settings WHERE name = 'last-rebuild'`,
    );
    return { underWay: underWay[0] ?? null, last: last[0]?.value ?? null };
  }
}
