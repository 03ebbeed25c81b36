import type { IReachabilityForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

export const CONTEXTS = '(registrations|initiatives|partnerships|organisations|people)';
const TIERS = ['kit', 'platform', 'contexts', 'features'] as const;

/** What is there for specs and not for the product. */
export const FOR_SPECS = ['\\.(spec|fixture)\\.ts$', '/testing/'];
const TEST_TOOLS = ['node_modules/(@jest/globals|fast-check|supertest|@nestjs/testing)/'];

type Ends =
  | Pick<IRegularForbiddenRuleType, 'from' | 'to'>
  | Pick<IReachabilityForbiddenRuleType, 'from' | 'to'>;
export type Rule = Ends & {
  readonly name: string;
  readonly comment: string;
  readonly severity: 'error';
};
export const rule = (name: string, comment: string, ends: Ends): Rule => ({
  name,
  comment,
  severity: 'error',
  ...ends,
});

/** kit < platform < contexts < features < apps; tools may see all. */
const TIER_RULES: readonly Rule[] = [
  ...TIERS.map((tier, index) =>
    rule(`${tier}-imports-downwards`, `libs/${tier} imports its own tier and the tiers below it.`, {
      from: { path: `^libs/${tier}/` },
      to: { path: [...TIERS.slice(index + 1).map((above) => `^libs/${above}/`), '^(apps|tools)/'] },
    }),
  ),
  rule(
    'contexts-do-not-import-contexts',
    'A process manager, or a value looked up first and put into the command, crosses contexts.',
    {
      from: { path: `^libs/contexts/${CONTEXTS}/` },
      to: { path: `^libs/contexts/`, pathNot: '^libs/contexts/$1/' },
    },
  ),
  rule('libs-are-in-a-tier', 'libs/ holds the four tiers and nothing else.', {
    from: { path: '^(libs|apps|tools)/' },
    to: { path: '^libs/', pathNot: `^libs/(${TIERS.join('|')})/` },
  }),
  rule(
    'client-stands-alone',
    'Integrators copy tools/client into their program, so it imports no other source of this repository.',
    {
      from: { path: '^tools/client/' },
      to: { path: '^(libs|apps|tools)/', pathNot: '^tools/client/' },
    },
  ),
  rule('apps-do-not-import-tools', 'Tools are not part of what ships.', {
    from: { path: '^apps/' },
    to: { path: '^tools/', pathNot: '^tools/client/' },
  }),
  rule(
    'console-uses-the-api-only',
    'The console knows the product by the generated client, and by texts that have no other import.',
    {
      from: { path: '^apps/console/' },
      to: {
        path: '^(apps|libs|tools)/',
        pathNot: [
          '^apps/console/',
          '^tools/client/index\\.ts$',
          // A process that a rebuild starts.
          '^apps/runtime/rebuild-process\\.ts$',
          '^libs/features/problems/problem-rules\\.ts$',
        ],
      },
    },
  ),
  rule('nobody-imports-the-console', 'The console is a bundle of its own.', {
    from: { path: '^(apps|libs|tools)/', pathNot: '^apps/(console|api|worker|runtime)/' },
    to: { path: '^apps/console/' },
  }),
];

const PURITY_RULES: readonly Rule[] = [
  rule(
    'eventsourcing-stands-alone',
    'The core of the kit imports node, a calendar, a cache, and itself.',
    {
      from: { path: '^libs/kit/eventsourcing/' },
      to: {
        pathNot: [
          '^libs/kit/eventsourcing/',
          'node_modules/(temporal-polyfill|lru-cache)/',
          ...TEST_TOOLS,
        ],
        dependencyTypesNot: ['core'],
      },
    },
  ),
  rule(
    'adapters-do-not-import-adapters',
    'An adapter implements a port of the kit; another adapter can take its place.',
    {
      from: { path: '^libs/kit/(postgres|eventstoredb)/' },
      to: { path: '^libs/kit/(postgres|eventstoredb)/', pathNot: '^libs/kit/$1/' },
    },
  ),
  rule('only-apps-import-adapters', 'Apps choose the technology.', {
    from: { path: '^libs/(platform|contexts|features)/', pathNot: FOR_SPECS },
    to: {
      path: ['^libs/kit/(postgres|eventstoredb)/', '^libs/platform/embedded-postgres/'],
      pathNot: '^libs/platform/embedded-postgres/',
    },
  }),
  rule(
    'domain-is-pure',
    'Plain data and pure functions: the kit, the rules of text and the context’s own domain, not even node.',
    {
      from: { path: '^libs/contexts/([^/]+)/domain/', pathNot: FOR_SPECS },
      to: {
        pathNot: [
          '^libs/contexts/$1/domain/',
          '^libs/(kit/eventsourcing|platform/text)/index\\.ts$',
        ],
      },
    },
  ),
  rule(
    'journey-format-stands-alone',
    'The format of journeys is read and checked without the product; the kit knows its time zones.',
    {
      from: { path: '^tools/journeys/format/' },
      to: {
        path: '^(libs|apps|tools)/',
        pathNot: [
          '^tools/journeys/format/',
          '^apps/all-in-one/scenario/journey',
          '^libs/kit/eventsourcing/index\\.ts$',
        ],
      },
    },
  ),
];

const APP_RULES: readonly Rule[] = [
  rule('runtime-imports-no-app', 'Every process of the product is built on apps/runtime.', {
    from: { path: '^apps/runtime/' },
    to: { path: '^apps/', pathNot: '^apps/runtime/' },
  }),
  rule(
    'api-and-worker-apart',
    'They run as processes of their own; only apps/all-in-one joins them.',
    {
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/runtime/'] },
    },
  ),
  rule(
    'cli-loads-commands-lazily',
    'A command loads what it needs itself, so that --help and the others do not pay for it.',
    {
      from: { path: '^apps/cli/main\\.ts$' },
      to: {
        path: '^(apps|libs)/',
        pathNot:
          '^apps/(runtime/(compile-cache|gc-tuning|project-folder)|cli/(\\w+-commands?|(description|output)/[\\w-]+))\\.ts$',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
  ),
];

const TIDINESS: readonly Rule[] = [
  rule(
    'import-libs-by-their-index',
    'A lib is its index.ts; only test equipment is imported beside it.',
    {
      from: { path: '^(libs/[^/]+/[^/]+|apps|tools)/' },
      to: {
        path: '^libs/',
        pathNot: [
          '^$1/',
          '^libs/[^/]+/[^/]+/index\\.ts$',
          '/testing/',
          // The console takes these texts without the lib's module.
          '^libs/features/problems/problem-rules\\.ts$',
        ],
      },
    },
  ),
  rule('specs-only', 'Test equipment stays out of the product.', {
    from: { path: '^(libs|apps|tools)/', pathNot: FOR_SPECS },
    to: { path: ['^(test|bench)/', ...FOR_SPECS, ...TEST_TOOLS] },
  }),
  rule('no-cycles', 'Modules that need each other are one module, or there is a third.', {
    from: {},
    to: { circular: true },
  }),
  rule('no-unresolvable', 'What is imported exists.', {
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  }),
  rule('no-dead-modules', 'A module that no entry point reaches is not part of the product.', {
    from: {
      path: [
        '^(apps|tools)/[^/]+/main\\.ts$',
        '^apps/console/(src/main\\.tsx|vite\\.config\\.ts)$',
        '^tools/client/index\\.ts$',
        // A process that a rebuild starts.
        '^apps/runtime/rebuild-process\\.ts$',
      ],
    },
    to: {
      path: '^(apps|libs|tools)/',
      pathNot: [
        ...FOR_SPECS,
        '/main\\.tsx?$',
        '^tools/client/index\\.ts$',
        // A process that a rebuild starts.
        '^apps/runtime/rebuild-process\\.ts$',
        // Run by outsiders, without the product.
        '^tools/verify-proof\\.mjs$',
        // Types, and catalogues that are found by their names.
        '^apps/console/(vite\\.config\\.ts$|src/.*(\\.d\\.ts|words/(en|fr)/[\\w-]+\\.json)$)',
      ],
      reachable: false,
    },
  }),
  rule('no-orphans', 'A file that nobody imports and that imports nothing is left over.', {
    from: { orphan: true, pathNot: '^test/support/global-teardown\\.mjs$' },
    to: {},
  }),
];

export const LAYER_RULES: readonly Rule[] = [
  ...TIER_RULES,
  ...PURITY_RULES,
  ...APP_RULES,
  ...TIDINESS,
];
