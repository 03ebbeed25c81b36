import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { Ledger, sha256, type Json, type Position } from '#kit/eventsourcing';
import type { WatchingCapacity } from '../timeline/history-visibility.js';

/** Somebody read what is recorded when read. */
export interface RecordedRead {
  /** `self`: one's own copy of what is held about oneself. */
  readonly capacity: WatchingCapacity | 'self';
  /** What was read: `history`, `as-of`, `why`, `my-data`; exports use words of their own. */
  readonly what: string;
  /** The registration, or the person. */
  readonly subject: string;
  readonly filters: Json;
  /** Of the last event there was to read. */
  readonly position: Position;
  /** How many events were shown. */
  readonly rows: number;
  /** The answer, as it was given; its SHA-256 is kept. */
  readonly answer: string;
}

const RECORD = `
  INSERT INTO work.reads (id, reader, capacity, what, subject, filters, position, rows, sha256, read_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Records who read what (domain §7): reads by auditors, analysts, admins and the platform team are themselves to be audited. */
@Injectable()
export class RecordedReads {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
  ) {}

  /** Before the answer is given: what could not be recorded is not shown. */
  async record({ person }: Caller, read: RecordedRead): Promise<void> {
    const { capacity, what, subject, filters, position, rows, answer } = read;
    const values = [
      randomUUID(),
      person,
      capacity,
      what,
      subject,
      JSON.stringify(filters),
      position,
      rows,
      sha256(answer),
      this.ledger.clock.now(),
    ];
    await this.pool.query({ name: 'record-read', text: RECORD, values });
  }
}
