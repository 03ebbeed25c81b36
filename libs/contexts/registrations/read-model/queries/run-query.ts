import type { Pool, QueryResultRow } from 'pg';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Keyset } from '#platform/http';

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

/** Narrows a query to a page of a list. ORDER BY is written out, as the builder takes only columns that it knows. */
export function inPage<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  keyset: Keyset,
): Pick<SelectQueryBuilder<T>, 'getQueryAndParameters'> {
  const beyond = keyset.condition((value, index) => {
    query.setParameter(`after${index}`, value);
    return `:after${index}`;
  });
  if (beyond !== undefined) query.andWhere(beyond);
  return {
    getQueryAndParameters: () => {
      const [text, values] = query.getQueryAndParameters();
      return [`${text} ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`, values];
    },
  };
}
