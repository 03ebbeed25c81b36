import type { AnalyticsView } from './analytics-view.js';
import { ORGANISATION_VIEWS } from './organisation-views.js';
import { REGISTRATION_VIEWS } from './registration-views.js';

/** The views for analysts, in the schema `analytics` (ADR 0050). */
export const ANALYTICS_VIEWS: readonly AnalyticsView[] = [
  ...REGISTRATION_VIEWS,
  ...ORGANISATION_VIEWS,
];

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Statements that make the views with their comments. @param owner the role that rebuilds the read models, and so may replace them */
export function analyticsSql(owner: string): string[] {
  return ANALYTICS_VIEWS.flatMap(({ name, comment, columns, from, where, groupBy }) => [
    `CREATE VIEW analytics.${name} WITH (security_barrier = true) AS
      SELECT ${columns.map(([column, sql]) => `${sql} AS ${column}`).join(', ')}
        FROM ${from} WHERE ${where}${groupBy === undefined ? '' : ` GROUP BY ${groupBy}`}`,
    `ALTER VIEW analytics.${name} OWNER TO ${owner}`,
    `COMMENT ON VIEW analytics.${name} IS ${text(comment)}`,
    ...columns.map(
      ([column, , meaning]) => `COMMENT ON COLUMN analytics.${name}.${column} IS ${text(meaning)}`,
    ),
  ]);
}
