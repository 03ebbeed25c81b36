import type { IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

export const CONTEXTS = '(registrations|initiatives|partnerships|organisations|people)';
const ADAPTERS = '(postgres|eventstoredb|mail)';
/** What stands on the contexts. */
const UPPER = '(processes|links|exports|audit)';

/** What is there for specs and not for the product. */
export const FOR_SPECS = ['\\.(spec|fixture)\\.ts$', '/testing/', '/spec-kit\\.ts$'];
const TEST_TOOLS = ['node_modules/(@jest/globals|fast-check|supertest|@nestjs/testing)/'];

type Ends = Pick<IRegularForbiddenRuleType, 'from' | 'to'> | Pick<IReachabilityForbiddenRuleType, 'from' | 'to'>;
export type Rule = Ends & { readonly name: string; readonly comment: string; readonly severity: 'error' };
export const rule = (name: string, comment: string, ends: Ends): Rule => ({ name, comment, severity: 'error', ...ends });

/** apps → processes, links, exports, audit → contexts → kit; adapters → kit; only apps know adapters. */
const DIRECTIONS: readonly Rule[] = [
  rule('kit-stands-alone', 'The kit imports node, a calendar, and itself.', {
    from: { path: '^libs/eventsourcing/' },
    to: { pathNot: ['^libs/eventsourcing/', 'node_modules/temporal-polyfill/', ...TEST_TOOLS], dependencyTypesNot: ['core'] },
  }),
  rule('domain-is-pure', 'Plain data and pure functions: the kit and the context’s own domain, not even node.', {
    from: { path: '^libs/([^/]+)/domain/', pathNot: FOR_SPECS },
    to: { pathNot: ['^libs/$1/domain/', '^libs/eventsourcing/index\\.ts$'] },
  }),
  rule('contexts-know-no-context', 'What crosses is a process, or a value looked up first and put into the command.', {
    from: { path: `^libs/${CONTEXTS}/` },
    to: { path: `^libs/${CONTEXTS}/`, pathNot: '^libs/$1/' },
  }),
  rule('contexts-know-kit-access-http-jobs', 'A context builds on the kit, access, http and jobs, and on no other lib.', {
    from: { path: `^libs/${CONTEXTS}/` },
    to: { path: '^libs/', pathNot: [`^libs/${CONTEXTS}/`, '^libs/(eventsourcing|access|http|jobs)/'] },
  }),
  rule('jobs-know-kit-access-http', 'Long work knows nothing of what it is about.', {
    from: { path: '^libs/jobs/' },
    to: { path: '^libs/', pathNot: '^libs/(jobs|http|access|eventsourcing)/' },
  }),
  rule('access-knows-the-kit', 'Who may do what is decided on facts: access builds on the kit alone.', {
    from: { path: '^libs/access/' },
    to: { path: '^libs/', pathNot: '^libs/(access|eventsourcing)/' },
  }),
  rule('http-knows-kit-and-access', 'What all routes share knows nothing of what they are about.', {
    from: { path: '^libs/http/' },
    to: { path: '^libs/', pathNot: '^libs/(http|access|eventsourcing)/' },
  }),
  rule('copying-knows-the-kit', 'Rows in and out of PostgreSQL, whatever they are of.', {
    from: { path: '^libs/copying/' },
    to: { path: '^libs/', pathNot: '^libs/(copying|eventsourcing)/' },
  }),
  rule('adapters-know-the-kit', 'An adapter implements a port of the kit, and knows nothing of the domain or of other adapters.', {
    from: { path: `^libs/${ADAPTERS}/` },
    to: { path: '^libs/', pathNot: '^libs/($1|eventsourcing|copying)/' },
  }),
  rule('journeys-know-no-lib', 'The format of journeys is read and checked without the product; playing them is an app’s work.', {
    from: { path: '^libs/journeys/' },
    to: { path: '^libs/', pathNot: '^libs/journeys/' },
  }),
  rule('only-apps-know-adapters', 'Which technology is used is for apps to say.', {
    from: { path: `^libs/${UPPER}/` },
    // Mail is also the words of mails: processes render one when it is sent, by a Mailer that an app made; pages behind links use its labels.
    to: { path: `^libs/${ADAPTERS}/`, pathNot: '^libs/mail/' },
  }),
  rule('only-processes-and-links-know-mails', 'A mail is an event first; exports and audit send nothing.', {
    from: { path: '^libs/(exports|audit)/' },
    to: { path: '^libs/mail/' },
  }),
  rule('upper-libs-apart', 'Each stands on the contexts and not on its neighbours; an export may record that it was read.', {
    from: { path: `^libs/${UPPER}/` },
    to: { path: [`^libs/${UPPER}/`, '^libs/journeys/'], pathNot: ['^libs/$1/', '^libs/audit/'] },
  }),
  rule('every-lib-has-a-layer', 'Few libs, cut by domain, each with its place in these rules; no common, shared or utils.', {
    from: { path: '^(libs|apps)/' },
    to: {
      path: '^libs/',
      pathNot: [`^libs/(eventsourcing|copying|access|http|jobs|journeys)/`, `^libs/(${CONTEXTS}|${ADAPTERS}|${UPPER})/`],
    },
  }),
  rule('libs-know-no-app', 'Apps plug libs together, never the other way round.', { from: { path: '^libs/' }, to: { path: '^apps/' } }),
  rule('runtime-knows-no-other-app', 'What every process of the product stands on.', {
    from: { path: '^apps/runtime/' },
    to: { path: '^apps/', pathNot: '^apps/runtime/' },
  }),
  rule('api-and-worker-apart', 'They run as processes of their own; only the all-in-one start of the command line joins them.', {
    from: { path: '^apps/(api|worker)/' },
    to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/runtime/'] },
  }),
];

const TIDINESS: readonly Rule[] = [
  rule('enter-by-the-door', 'A lib is its index.ts; only test equipment has a side entrance.', {
    from: { path: '^(?:libs|apps)/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$', '/testing/'] },
  }),
  rule('specs-only', 'Test equipment stays out of the product.', {
    from: { path: '^(libs|apps)/', pathNot: FOR_SPECS },
    to: { path: ['^(test|bench)/', ...FOR_SPECS, ...TEST_TOOLS] },
  }),
  rule('no-cycles', 'Modules that need each other are one module, or there is a third.', { from: {}, to: { circular: true } }),
  rule('no-unresolvable', 'What is imported exists.', { from: {}, to: { couldNotResolve: true } }),
  rule('no-dead-modules', 'What no app leads to is not part of the product.', {
    from: { path: '^apps/[^/]+/main\\.ts$' },
    to: { path: '^(apps|libs)/', pathNot: FOR_SPECS, reachable: false },
  }),
  rule('no-orphans', 'A file that nobody imports and that imports nothing is left over.', {
    from: { orphan: true, pathNot: '^test/support/global-teardown\\.mjs$' },
    to: {},
  }),
];

export const LAYER_RULES: readonly Rule[] = [...DIRECTIONS, ...TIDINESS];
