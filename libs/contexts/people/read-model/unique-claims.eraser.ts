import type { Pool } from 'pg';

/** Deletes the claims to roles and unique values (mail addresses, subjects, external ids) that a person holds. Registered by the worker. */
export class UniqueClaimsEraser {
  constructor(private readonly pool: Pool) {}

  async erase(person: { readonly id: string }): Promise<void> {
    await this.pool.query('DELETE FROM work.claims WHERE person = $1', [person.id]);
    await this.pool.query('DELETE FROM work.unique_claims WHERE person = $1', [person.id]);
  }
}
