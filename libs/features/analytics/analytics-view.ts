/** A column of a view: its name, the expression that gives it, and its meaning, with unit and zone. */
export type AnalyticsColumn = readonly [name: string, sql: string, comment: string];

/** A view for analysts. Its names are published, so they never change. */
export interface AnalyticsView {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly AnalyticsColumn[];
  readonly from: string;
  /** Companies that the reader's role is for have to match it. */
  readonly where: string;
  readonly groupBy?: string;
}

/** SQL for whether the role of the session is for a company. It follows from the log-in, so that no setting changes it. */
export const isForCompany = (company: string): string =>
  `EXISTS (SELECT 1 FROM work.analytics_roles a WHERE a.role = session_user AND (a.company IS NULL OR a.company = ${company}))`;

/** SQL for whether the role of the session is for every company. */
export const IS_FOR_ALL =
  'EXISTS (SELECT 1 FROM work.analytics_roles a WHERE a.role = session_user AND a.company IS NULL)';

/** SQL for whether the role of the session is for anything. */
export const IS_ANALYST =
  'EXISTS (SELECT 1 FROM work.analytics_roles a WHERE a.role = session_user)';
