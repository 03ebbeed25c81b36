import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';

/** A mark never goes back: of two reads at once, the later message counts. */
const MARK = `
  INSERT INTO work.message_reads AS known (person, registration, revision, read_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (person, registration) DO UPDATE SET revision = excluded.revision, read_at = excluded.read_at
   WHERE known.revision < excluded.revision`;

/** Up to which message people have read. It is no event: it says nothing of the registration. */
@Injectable()
export class MessageReads {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** The revision of the last message read; -1 if the person has read none. */
  async upTo(person: string, registration: string): Promise<number> {
    const { rows } = await this.pool.query<{ revision: number }>({
      name: 'message-read-up-to',
      text: 'SELECT revision FROM work.message_reads WHERE person = $1 AND registration = $2',
      values: [person, registration],
    });
    return rows[0]?.revision ?? -1;
  }

  async mark(person: string, registration: string, revision: number, at: Instant): Promise<void> {
    await this.pool.query({
      name: 'mark-messages-read',
      text: MARK,
      values: [person, registration, revision, at],
    });
  }
}
