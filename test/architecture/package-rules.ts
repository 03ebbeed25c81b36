import { CONTEXTS as NAMES, FOR_SPECS, rule, type Rule } from './layer-rules.js';

const CONTEXTS = `^libs/contexts/${NAMES}/`;
const READERS = '^libs/(platform/(authorization|jobs)|features)/';
const ROUTES = '^libs/(platform/(http|jobs)|features)/';
const APPS = '^apps/';
const TOOLS = '^tools/';

/** Where each third-party package may be imported: one home each; the framework and the database driver have the rooms made for them. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  // The framework: contexts bring controllers and handlers, apps put them together.
  '@nestjs/common': [
    '^libs/kit/nestjs/',
    CONTEXTS,
    READERS,
    '^libs/platform/(commands|http)/',
    APPS,
  ],
  '@nestjs/cqrs': [CONTEXTS, '^libs/platform/commands/', '^libs/features/', '^apps/api/'],
  // Loaded when the API is asked to describe itself.
  '@nestjs/swagger': ['^libs/platform/http/'],
  'class-transformer': [CONTEXTS, ROUTES, '^apps/(api|runtime)/'],
  'class-validator': [CONTEXTS, ROUTES, '^apps/(all-in-one|api|runtime)/'],
  '@nestjs/core': [APPS],
  // Links have a limit of their own for each page.
  '@nestjs/platform-fastify': [
    '^libs/features/notifications/',
    '^libs/features/history/pages/',
    // Fastify sees a request before the guards do, and has to know which routes are public.
    '^libs/platform/http/public\\.decorator\\.ts$',
    APPS,
  ],
  '@nestjs/schedule': [
    '^apps/(all-in-one|api|runtime|worker)/',
    '^libs/features/exports/export-runner\\.ts$',
    '^libs/features/history/event-exports/',
  ],
  '@fastify/helmet': ['^apps/api/'],
  '@fastify/rate-limit': ['^apps/api/'],
  '@fastify/static': ['^apps/api/console/'],
  // Optional, and loaded when somebody signs in without a configured issuer.
  'oidc-provider': ['^apps/api/development-identity/'],
  // Its reply type only.
  fastify: ['^libs/platform/http/'],
  // What interceptors return.
  rxjs: ['^apps/api/', '^libs/platform/jobs/'],
  'reflect-metadata': [APPS, TOOLS],
  // The read models' tables are the contexts' own; whoever may read, reads them.
  pg: [
    CONTEXTS,
    READERS,
    '^libs/(kit/(postgres|pg-copy|pg-transaction)|platform/(embedded-postgres|http))/',
    APPS,
    TOOLS,
  ],
  typeorm: [
    CONTEXTS,
    '^libs/kit/postgres/',
    '^libs/features/(analytics|exports|history|webhooks)/',
    '^libs/platform/jobs/',
    '^apps/(api|runtime)/',
  ],
  // What is seen of a process from outside.
  pino: ['^apps/runtime/observability/'],
  'pino-pretty': ['^apps/runtime/observability/'],
  'prom-client': ['^apps/runtime/observability/'],
  '@opentelemetry/api': ['^apps/runtime/observability/'],
  '@opentelemetry/sdk-trace-node': ['^apps/runtime/observability/'],
  '@opentelemetry/resources': ['^apps/runtime/observability/'],
  '@opentelemetry/exporter-trace-otlp-http': ['^apps/runtime/observability/'],
  // One home each.
  '@eventstore/db-client': ['^libs/kit/eventstoredb/'],
  'lru-cache': [
    '^libs/kit/(eventsourcing|postgres)/',
    '^libs/features/history/event-(exports|feed)/',
  ],
  // The one who writes Parquet.
  'hyparquet-writer': ['^libs/features/history/event-exports/'],
  'cli-progress': ['^apps/(cli|all-in-one)/'],
  commander: ['^apps/cli/'],
  // What @nestjs/schedule brings: it reads the rules of scheduled exports.
  cron: ['^libs/features/exports/schedules/'],
  'csv-parse': ['^libs/features/exports/', '^libs/contexts/people/', TOOLS],
  exceljs: ['^libs/features/exports/'],
  // Mails, and the few pages for people: reports, caught mails, sign-in in development.
  handlebars: [
    '^libs/features/(notifications|history)/',
    '^apps/(all-in-one|api/development-identity)/',
  ],
  // Agreements.
  fontkit: ['^libs/contexts/partnerships/'],
  pdfkit: ['^libs/contexts/partnerships/', '^libs/features/history/pages/'],
  'ical-generator': ['^libs/features/notifications/'],
  // Webhooks: signatures, and addresses that lead into private networks.
  standardwebhooks: ['^libs/features/webhooks/'],
  'request-filtering-agent': ['^libs/features/webhooks/'],
  'ipaddr.js': ['^libs/features/webhooks/'],
  jose: ['^apps/api/'],
  nodemailer: ['^libs/platform/mail-transport/'],
  'pg-copy-streams': ['^libs/kit/(postgres|pg-copy)/'],
  'postal-mime': ['^libs/platform/mail-transport/'],
  'smtp-server': ['^libs/platform/mail-transport/'],
  'temporal-polyfill': ['^libs/kit/eventsourcing/'],
  // The documents are made from the sources, by those who have them.
  typescript: [TOOLS],
  // The generated client, and its types.
  'openapi-fetch': ['^tools/client/'],
  'openapi-typescript': ['^tools/docs/'],
  yaml: [TOOLS],
};

const inModules = (name: string) => `node_modules/${name.replace(/[.]/g, '\\.')}/`;

const homeRule = ([name, homes]: readonly [string, readonly string[]]): Rule =>
  rule(`home-of-${name}`, 'A third-party package has one home.', {
    from: { path: '^(libs|apps|tools)/', pathNot: [...homes] },
    to: { path: inModules(name) },
  });

export const HOME_RULES: readonly Rule[] = [
  ...Object.entries(HOMES).map(homeRule),
  rule('home-of-every-package', 'A package that is used has a row in this table.', {
    from: { path: '^(libs|apps|tools)/', pathNot: [...FOR_SPECS, '^apps/console/'] },
    to: { path: 'node_modules/', pathNot: Object.keys(HOMES).map(inModules) },
  }),
];
