import type { Pool, QueryResultRow } from 'pg';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * What a query finds. TypeORM writes the SQL, and it is asked over the connections that all else uses: over TypeORM's own it takes longer,
 * and what it found outlives several collections of garbage (docs/performance.md, Lists).
 */
export async function runQuery<R extends QueryResultRow>(
  pool: Pool,
  query: Pick<SelectQueryBuilder<ObjectLiteral>, 'getQueryAndParameters'>,
): Promise<R[]> {
  const [text, values] = query.getQueryAndParameters() as [string, unknown[]];
  return (await pool.query<R>(text, values)).rows;
}
