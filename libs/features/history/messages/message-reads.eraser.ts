import type { Pool } from 'pg';

/** Deletes what a person has read. Registered by the worker. */
export class MessageReadsEraser {
  constructor(private readonly pool: Pool) {}

  async erase(person: { readonly id: string }): Promise<void> {
    await this.pool.query('DELETE FROM work.message_reads WHERE person = $1', [person.id]);
  }
}
