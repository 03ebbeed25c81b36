import type { HttpApp } from '../../support/http-app.js';
import { partnershipOutOfScope, ACTORS, type Role } from './actors.js';

/** What there is to be asked for: things by kind and name, an export and a job of somebody else. */
export interface Asked {
  readonly id: (kind: keyof HttpApp['scenario']['ids'], name: string) => string;
  readonly file: string;
  readonly job: string;
}
type Path = (asked: Asked, relation: string, role: Role) => string;

/** Partnerships are seen from high enough (docs/domain.md §6). */
export const actorOf = (role: Role, query = ''): string =>
  role === 'admin' &&
  ['GetPartnership', 'GetPartnershipHistory', 'WhyPartnershipMail', 'DownloadAgreement'].includes(
    query,
  )
    ? 'lea'
    : ACTORS[role];
const BELOW: readonly Role[] = ['admin', 'mandated_admin', 'auditor', 'analyst'];
const gamma = (role: Role) => role === 'main_admin';

const registration =
  (ending: string): Path =>
  ({ id }, relation, role) => {
    const out =
      gamma(role) || role === 'nobody' ? 'talk' : role === 'coordinator' ? 'bobs' : 'toms';
    const of = relation === 'out' ? out : gamma(role) ? 'gils' : 'talk';
    return `/registrations/${id('registration', of)}${ending}`;
  };
const INITIATIVES = (role: Role): Readonly<Record<string, string>> => ({
  'company-specific': gamma(role) ? 'gammas' : 'talk',
  shared: 'fresh',
  draft: 'draft',
  out: gamma(role) ? 'talk' : 'foreign',
});
const historyOf =
  (query: string): Path =>
  (asked, relation, role) =>
    `${PATHS[query]?.(asked, relation, role)}/history`;
const whyOf =
  (query: string, mail: string): Path =>
  (asked, relation, role) =>
    `${PATHS[query]?.(asked, relation, role)}/why?what=mail&kind=${mail}`;
const ofJob =
  (ending: string): Path =>
  ({ job }) =>
    `/jobs/${job}${ending}`;
const ofExport =
  (ending: string): Path =>
  ({ file }) =>
    `/exports/${file}${ending}`;

/** Where each is asked, by how one stands to the thing. */
export const PATHS: Readonly<Record<string, Path>> = {
  GetRegistration: registration(''),
  GetHistory: registration('/history'),
  GetProof: registration('/proof'),
  ListMessages: registration('/messages'),
  GetRegistrationAsOf: registration('/as-of?instant=2026-02-22T08:00Z'),
  GetRegistrationDifference: registration(
    '/difference?from=2026-02-20T08:00Z&to=2026-02-22T08:00Z',
  ),
  Why: registration('/why?what=status'),
  AskWhy: registration('/why'),
  GetInitiative: ({ id }, relation, role) =>
    `/initiatives/${id('initiative', INITIATIVES(role)[relation] ?? '')}`,
  GetPartnership: ({ id }, relation, role) => {
    const out = partnershipOutOfScope(role);
    return `/partnerships/${id('partnership', relation === 'out' ? out : gamma(role) ? 'gamma/helpers' : 'acme/helpers')}`;
  },
  DownloadAgreement: (asked, relation, role) =>
    `${PATHS['GetPartnership']?.(asked, relation, role)}/agreement`,
  GetPartnershipHistory: historyOf('GetPartnership'),
  WhyPartnershipMail: whyOf('GetPartnership', 'PartnershipProposed'),
  WhyPersonMail: whyOf('GetPerson', 'PersonInvited'),
  GetInitiativeHistory: historyOf('GetInitiative'),
  GetCompanyHistory: historyOf('GetCompany'),
  GetNonprofitHistory: historyOf('GetNonprofit'),
  GetPersonHistory: historyOf('GetPerson'),
  ImportPeople: (asked, relation, role) =>
    `${PATHS['GetCompany']?.(asked, relation, role)}/import-people?dryRun=true&wait=true`,
  GetCompany: ({ id }, relation, role) =>
    `/companies/${id('company', relation === 'out' ? 'beta' : gamma(role) ? 'gamma' : 'acme')}`,
  GetNonprofit: ({ id }, relation) =>
    `/nonprofits/${id('nonprofit', relation === 'out' ? 'others' : 'helpers')}`,
  GetPerson: ({ id }, relation, role) => {
    const out = BELOW.includes(role) ? 'tom' : 'bob';
    return `/people/${id('person', relation === 'own' ? actorOf(role) : relation === 'out' ? out : gamma(role) ? 'gil' : 'evy')}`;
  },
  GetMe: () => '/me',
  GetMyData: () => '/me/data',
  GetCapabilities: () => '/me/capabilities',
  GetDashboard: () => '/me/dashboard',
  ListDatesToApprove: () => '/me/to-approve',
  ListApprovals: () => '/me/to-approve/dates',
  ListDecisionItems: () => '/me/to-decide/items',
  ListDecisions: () => '/me/to-decide',
  ListDeadlines: () => '/deadlines',
  ListRegistrations: () => '/registrations',
  CountRegistrations: () => '/registrations/counts',
  CountRegistrationsOverTime: () => '/registrations/counts-over-time?step=month',
  CountRegistrationsAtEnds: () =>
    '/registrations/counts-at-ends?step=month&since=2026-01-01&until=2026-03-31',
  TallyParticipations: () => '/registrations/tally?firstMonth=2026-01&lastMonth=2026-03',
  ListInitiatives: () => '/initiatives',
  ListCompanies: () => '/companies',
  ListNonprofits: () => '/nonprofits',
  ListPartnerships: () => '/partnerships',
  ListMandates: () => '/mandates',
  CountPartnerships: () => '/partnerships/counts',
  ListParkedStreams: () => '/parked-streams',
  GetRebuild: () => '/rebuild',
  ListDeadMails: () => '/dead-mails',
  ListPeople: () => '/people',
  SearchPeople: () => '/people/search',
  SearchRegistrations: () => '/registrations/search',
  ListEvents: () => '/events',
  ListReads: () => '/reads',
  ListExports: () => '/exports',
  GetExport: ofExport(''),
  GetExportManifest: ofExport('/manifest'),
  DownloadExport: ofExport('/file'),
  CancelExport: ofExport(''),
  ListExportSchedules: () => '/export-schedules',
  ListWebhooks: () => '/webhooks',
  ListJobs: () => '/jobs',
  GetJob: ofJob(''),
  CancelJob: ofJob(''),
  DownloadEvents: ({ job }) => `/event-exports/${job}/file`,
  GetEventsManifest: ({ job }) => `/event-exports/${job}/manifest`,
  ListJobOutcomes: ofJob('/outcomes'),
};

/** Of those that are not asked by GET. */
export const METHODS: Readonly<Record<string, string>> = {
  CancelExport: 'DELETE',
  CancelJob: 'DELETE',
  AskWhy: 'POST',
  SearchPeople: 'POST',
  SearchRegistrations: 'POST',
  ImportPeople: 'POST',
};

export const BODIES: Readonly<Record<string, { readonly body: string; readonly type: string }>> = {
  AskWhy: { body: '{"what":"status"}', type: 'application/json' },
  SearchPeople: { body: '{}', type: 'application/json' },
  SearchRegistrations: { body: '{}', type: 'application/json' },
  ImportPeople: { body: 'name,mail\n', type: 'text/csv' },
};

/** Routes whose answer depends on no role, or that specs of their own show role by role. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  HealthController_live: 'open to anyone',
  HealthController_ready: 'open to anyone',
  ExplainProblem: 'open to anyone',
  GetConsoleSettings: 'open to anyone',
  FollowEvents: 'test/e2e/history/event-feed.e2e.spec.ts',
  ListenToChanges: 'test/e2e/console/changes.e2e.spec.ts',
  GiveInBulk: 'each item has a cell of its command',
  Verify: 'test/e2e/history/history-jobs.e2e.spec.ts',
  DownloadVerification: 'test/e2e/history/verification-reports.e2e.spec.ts',
  WhatIf: 'test/e2e/history/history-jobs.e2e.spec.ts',
  ReplayParkedStreams: 'test/e2e/operations/parked-streams.e2e.spec.ts',
  ExportEvents: 'test/e2e/history/event-exports.e2e.spec.ts',
  CompareRebuild: 'test/e2e/operations/rebuild-comparisons.e2e.spec.ts',
  RetryDeadMails: 'test/e2e/operations/dead-mails.e2e.spec.ts',
  CreatePageLink: 'test/e2e/history/history-pages.e2e.spec.ts',
  CreateExport: 'below, by export',
  ScheduleExport: 'test/e2e/exports/scheduled-exports.e2e.spec.ts',
  GetExportSchedule: 'test/e2e/exports/scheduled-exports.e2e.spec.ts',
  ChangeExportSchedule: 'test/e2e/exports/scheduled-exports.e2e.spec.ts',
  DeleteExportSchedule: 'test/e2e/exports/scheduled-exports.e2e.spec.ts',
  CreateWebhook: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  GetWebhook: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  ChangeWebhook: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  DeleteWebhook: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  RotateWebhookSecret: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  ReplayWebhook: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  ListWebhookDeliveries: 'test/e2e/webhooks/webhook-rights.e2e.spec.ts',
  CompareExports: 'of the same roles as an export (compare-exports.e2e)',
};
