import type { PageQuery, SortColumn } from '#platform/http';
import { Keyset } from '#platform/http';
import type { RegistrationRow } from '../registration.entity.js';

/** `waiting`: since when somebody must act. `next_date`: the start of the first date that is not over or not decided. */
export type RegistrationSort = 'applied' | 'waiting' | 'next_date';
export type Order = 'asc' | 'desc';

/** A page of the list of registrations, and its order. Left out: the newest sign-ups first. */
export type RegistrationPageQuery = PageQuery & {
  readonly sort?: RegistrationSort;
  readonly order?: Order | undefined;
};

/** What has no instant to be sorted by counts as latest. */
const LATEST = `'infinity'`;
const NEVER = `'infinity'::timestamptz`;
/** SQL: since when somebody must act on a registration `r`. Indexes of lists are declared on these expressions. */
export const WAITING_SINCE = `CASE WHEN r.next_actor = 'nobody' THEN ${NEVER} ELSE r.next_since END`;
export const NEXT_DATE = `coalesce(r.next_date_at, ${NEVER})`;

const SORTS: Readonly<
  Record<RegistrationSort, { readonly column: SortColumn; readonly usual: Order }>
> = {
  applied: { column: { sql: 'r.applied_at', kind: 'instant' }, usual: 'desc' },
  waiting: { column: { sql: WAITING_SINCE, kind: 'instant', absent: LATEST }, usual: 'asc' },
  next_date: { column: { sql: NEXT_DATE, kind: 'instant', absent: LATEST }, usual: 'asc' },
};

/** @throws Refusal invalid for a cursor of another list */
export function keysetOf(page: RegistrationPageQuery): Keyset {
  const { column, usual } = SORTS[page.sort ?? 'applied'];
  return new Keyset(page, [column, { sql: 'r.id', kind: 'uuid' }], page.order ?? usual);
}

/** The instants by which a registration is sorted. */
export type SortedBy = Pick<RegistrationRow, 'appliedAt' | 'nextSince' | 'nextDateAt'> & {
  readonly nextActor: string;
};

export function sortValueOf(page: RegistrationPageQuery, row: SortedBy): string | null {
  if (page.sort === 'next_date') return row.nextDateAt;
  if (page.sort === 'waiting') return row.nextActor === 'nobody' ? null : row.nextSince;
  return row.appliedAt;
}
