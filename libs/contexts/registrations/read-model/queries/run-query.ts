import type { Pool, QueryResultRow } from 'pg';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Runs a query of TypeORM's builder on the pool of all other statements. TypeORM's own execution takes longer, and its objects outlive
 * several garbage collections (docs/performance.md, Lists).
 */
export async function runQuery<R extends QueryResultRow>(
  pool: Pool,
  query: Pick<SelectQueryBuilder<ObjectLiteral>, 'getQueryAndParameters'>,
): Promise<R[]> {
  const [text, values] = query.getQueryAndParameters() as [string, unknown[]];
  return (await pool.query<R>(text, values)).rows;
}
