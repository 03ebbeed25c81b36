import type { Pool } from 'pg';

/** Deletes the jobs that a person asked for. Of texts in the jobs of others only a hash is kept. Registered by the worker. */
export class JobsEraser {
  constructor(private readonly pool: Pool) {}

  async erase(person: { readonly id: string }): Promise<void> {
    await this.pool.query('DELETE FROM work.jobs WHERE requester = $1', [person.id]);
  }
}
