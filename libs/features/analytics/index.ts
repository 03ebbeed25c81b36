export { AnalyticsViews1700000007302, Analytics1700000007301 } from './analytics.migration.js';
export { allowAnalyticsRole, refuseAnalyticsRole, UnsuitableRole } from './analytics-role.js';
export { ANALYTICS_VIEWS } from './analytics-sql.js';
export type { AnalyticsView } from './analytics-view.js';
