import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { NotFound } from './shell/not-found.js';
import type { Search } from './shell/search.js';
import { ScreenError } from './shell/screen-error.js';
import { Shell } from './shell/shell.js';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ScreenError,
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(
      Object.entries(search)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, String(value)]),
    ),
});

const screen = <Path extends string, Module extends Record<string, unknown>>(
  path: Path,
  load: () => Promise<Module>,
  name: keyof Module & string,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
  });

/** Each screen is loaded when it is first opened. */
const routes = [
  screen('/', () => import('./shell/home.js'), 'Home'),
  screen(
    '/my-volunteering',
    () => import('./screens/my-volunteering/my-volunteering.js'),
    'MyVolunteering',
  ),
  screen(
    '/registrations',
    () => import('./screens/registrations/registration-list.js'),
    'RegistrationList',
  ),
  screen(
    '/registrations/$id',
    () => import('./screens/registrations/registration.js'),
    'Registration',
  ),
  screen('/to-decide', () => import('./screens/decisions/to-decide.js'), 'ToDecide'),
  screen(
    '/to-decide/partnerships',
    () => import('./screens/decisions/partnership-requests.js'),
    'PartnershipRequests',
  ),
  screen('/to-approve', () => import('./screens/decisions/to-approve.js'), 'ToApprove'),
  screen(
    '/initiatives',
    () => import('./screens/initiatives/find-initiative.js'),
    'FindInitiative',
  ),
  screen('/initiatives/$id', () => import('./screens/initiatives/initiative.js'), 'Initiative'),
  screen(
    '/my-initiatives',
    () => import('./screens/initiatives/own-initiatives.js'),
    'OwnInitiatives',
  ),
  screen('/partnerships', () => import('./screens/partnerships/partner-list.js'), 'PartnerList'),
  screen(
    '/partnerships/propose',
    () => import('./screens/partnerships/propose.js'),
    'ProposePartnerships',
  ),
  screen('/partnerships/$id', () => import('./screens/partnerships/partner.js'), 'Partner'),
  screen('/webhooks', () => import('./screens/webhooks/webhooks.js'), 'Webhooks'),
  screen('/webhooks/$id', () => import('./screens/webhooks/webhook.js'), 'WebhookPage'),
  screen('/jobs', () => import('./screens/jobs/jobs.js'), 'Jobs'),
  screen('/jobs/$id', () => import('./screens/jobs/job.js'), 'Job'),
  screen('/people', () => import('./screens/people/people-list.js'), 'PeopleList'),
  screen('/people/import', () => import('./screens/people/import-people.js'), 'ImportPeople'),
  screen('/people/register', () => import('./screens/people/register.js'), 'RegisterPerson'),
  screen('/people/$id', () => import('./screens/people/person.js'), 'Person'),
  screen('/nonprofits', () => import('./screens/nonprofits/nonprofit-list.js'), 'NonprofitList'),
  screen('/nonprofits/$id', () => import('./screens/nonprofits/nonprofit.js'), 'Nonprofit'),
  screen('/company', () => import('./screens/company/company.js'), 'Company'),
  screen(
    '/registrations/$id/history',
    () => import('./screens/history/history.js'),
    'RegistrationHistory',
  ),
  screen('/exports', () => import('./screens/exports/exports.js'), 'Exports'),
  screen('/exports/compare', () => import('./screens/exports/compare.js'), 'ComparedExports'),
  screen('/overview', () => import('./screens/overview/overview.js'), 'Overview'),
  screen('/upcoming', () => import('./screens/upcoming/upcoming.js'), 'Upcoming'),
  screen('/audit', () => import('./screens/audit/audit.js'), 'Audit'),
  screen('/audit/reads', () => import('./screens/audit/reads.js'), 'Reads'),
  screen('/proof', () => import('./screens/proof/proof.js'), 'Proof'),
  screen('/analysis', () => import('./screens/analysis/analysis.js'), 'Analysis'),
  screen('/operations', () => import('./screens/operations/operations.js'), 'Operations'),
  screen('/mandates', () => import('./screens/mandates/mandates.js'), 'Mandates'),
  screen('/platform', () => import('./screens/platform/platform.js'), 'Platform'),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Filters are plain text: `?status=in_progress&search=eva`.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const entries = Object.entries(search as Search).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    );
    const text = new URLSearchParams(entries).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
