import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Grant } from '../domain/person.events.js';

/** A claim of a role by a person. */
export interface Claim {
  readonly key: string;
  readonly person: string;
}

/** After a day the read models know what was claimed, or the command failed. */
const DELETE_EXPIRED = `DELETE FROM work.claims WHERE claimed_at < now() - interval '1 day'`;

/** Finds the people who hold a role, according to the read models and recent claims. */
@Injectable()
export class UniqueClaimsQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async holding(
    { role, company, level, nonprofit }: Omit<Grant, 'grant'>,
    key: string,
  ): Promise<readonly string[]> {
    return this.#persons(
      'people-holding',
      `SELECT owner AS id FROM read.grants
        WHERE role = $1 AND company IS NOT DISTINCT FROM $2 AND level IS NOT DISTINCT FROM $3 AND nonprofit IS NOT DISTINCT FROM $4`,
      [role, company, level, nonprofit],
      key,
    );
  }

  /** The same for many places: the key of a place → who holds it. */
  async holdingEach(
    places: readonly (Omit<Grant, 'grant'> & { readonly key: string })[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    if (places.length === 0) return new Map();
    const { rows } = await this.pool.query<{ key: string; people: string[] }>({
      name: 'people-holding-each',
      text: `SELECT k.key, array_agg(DISTINCT h.id ORDER BY h.id) AS people
               FROM json_to_recordset($1::json) AS k(key text, role text, company uuid, level uuid, nonprofit uuid)
               CROSS JOIN LATERAL (
                 SELECT g.owner AS id FROM read.grants g
                  WHERE g.role = k.role AND g.company IS NOT DISTINCT FROM k.company AND g.level IS NOT DISTINCT FROM k.level
                    AND g.nonprofit IS NOT DISTINCT FROM k.nonprofit
                 UNION SELECT c.person FROM work.claims c WHERE c.key = k.key) h
              GROUP BY k.key`,
      values: [JSON.stringify(places)],
    });
    return new Map(rows.map(({ key, people }) => [key, people]));
  }

  async claim(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return;
    await this.pool.query(DELETE_EXPIRED);
    await this.pool.query(
      `INSERT INTO work.claims (key, person) SELECT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT (key, person) DO UPDATE SET claimed_at = now()`,
      [claims.map(({ key }) => key), claims.map(({ person }) => person)],
    );
  }

  async #persons(
    name: string,
    known: string,
    values: readonly (string | null)[],
    key: string,
  ): Promise<readonly string[]> {
    const text = `${known} UNION SELECT person FROM work.claims WHERE key = $${values.length + 1} ORDER BY id`;
    const { rows } = await this.pool.query<{ id: string }>({
      name,
      text,
      values: [...values, key],
    });
    return rows.map((row) => row.id);
  }
}
