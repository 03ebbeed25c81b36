import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** What counts are grouped by: the level of the employee, as of today, or the nonprofit. */
export const GROUPED_BY = ['level', 'nonprofit'] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];

/** Selects `groupId` and `groupName` of registrations `r`, joined with the level `l` of their employee. */
export function selectGroup<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  by: GroupedBy,
): SelectQueryBuilder<T> {
  if (by === 'level') return query.addSelect('l.id', 'groupId').addSelect('l.path', 'groupName');
  return query
    .leftJoin('nonprofits', 'gn', 'gn.id = r.nonprofit')
    .addSelect('r.nonprofit', 'groupId')
    .addSelect('gn.name', 'groupName');
}
