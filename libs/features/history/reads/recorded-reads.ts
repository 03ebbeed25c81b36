import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import {
  canonicalParts,
  Ledger,
  partsOfText,
  sha256InSlices,
  type Json,
  type Position,
} from '#kit/eventsourcing';
import type { WatchingCapacity } from '../timeline/history-visibility.js';
import type { ReadKind } from './read-kinds.js';

/** A read to record. */
export interface RecordedRead {
  /** `self`: a person read their own data. */
  readonly capacity: WatchingCapacity | 'self';
  readonly what: ReadKind;
  /** Id of what was read. */
  readonly subject: string;
  readonly filters: Json;
  /** Log position of the last event that was read. */
  readonly position: Position;
  /** Number of returned events. */
  readonly rows: number;
  /** The response: a text as sent, an object as canonical JSON. Only its SHA-256 is stored. */
  readonly answer: string | object;
  /** Of an answer that was streamed, instead of the answer. */
  readonly sha256?: string;
}

const RECORD = `
  INSERT INTO work.reads (id, reader, capacity, what, subject, filters, position, rows, sha256, read_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Records reads by auditors, analysts, admins and the platform team, so that they can be audited (docs/domain.md §7). */
@Injectable()
export class RecordedReads {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
  ) {}

  /** Call it before responding: a read that cannot be recorded must fail. */
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
      read.sha256 ?? (await sha256InSlices(partsOf(answer))),
      this.ledger.clock.now(),
    ];
    await this.pool.query({ name: 'record-read', text: RECORD, values });
  }
}

const partsOf = (answer: string | object): Iterable<string> =>
  typeof answer === 'string' ? partsOfText(answer) : canonicalParts(answer as Json);
