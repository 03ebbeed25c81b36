import { CONTEXTS as NAMES, FOR_SPECS, rule, type Rule } from './layers.js';

const CONTEXTS = `^libs/${NAMES}/`;
const READERS = '^libs/(access|jobs|processes|links|exports|audit)/';
const ROUTES = '^libs/(http|jobs|links|exports|audit)/';
const APPS = '^apps/';

/** Where each third-party package may be imported: one home each; the framework and the database driver have the rooms made for them. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  // The framework: contexts bring controllers and handlers, apps put them together.
  '@nestjs/common': [CONTEXTS, READERS, '^libs/http/', APPS],
  '@nestjs/cqrs': [CONTEXTS, '^libs/audit/', '^libs/links/', '^apps/api/'],
  // Loaded when the API is asked to describe itself.
  '@nestjs/swagger': ['^libs/http/'],
  'class-transformer': [CONTEXTS, ROUTES, '^apps/(api|runtime)/'],
  'class-validator': [CONTEXTS, ROUTES, '^apps/(api|runtime)/'],
  '@nestjs/core': [APPS],
  // Links have a limit of their own for each page.
  '@nestjs/platform-fastify': ['^libs/links/', APPS],
  '@nestjs/schedule': ['^apps/worker/'],
  '@fastify/rate-limit': ['^apps/api/'],
  rxjs: ['^apps/api/'],
  'reflect-metadata': [APPS],
  // The read models' tables are the contexts' own; whoever may read, reads them.
  pg: [CONTEXTS, READERS, '^libs/(postgres|copying)/', APPS],
  typeorm: [CONTEXTS, '^libs/(postgres|exports|audit|jobs)/', '^apps/(api|runtime)/'],
  // What is seen of a process from outside.
  pino: ['^apps/runtime/observing/'],
  'pino-pretty': ['^apps/runtime/observing/'],
  'prom-client': ['^apps/runtime/observing/'],
  '@opentelemetry/api': ['^apps/runtime/observing/'],
  '@opentelemetry/sdk-trace-node': ['^apps/runtime/observing/'],
  '@opentelemetry/resources': ['^apps/runtime/observing/'],
  '@opentelemetry/exporter-trace-otlp-http': ['^apps/runtime/observing/'],
  // One home each.
  '@eventstore/db-client': ['^libs/eventstoredb/'],
  'cli-progress': ['^apps/cli/'],
  commander: ['^apps/cli/'],
  'csv-parse': ['^libs/(exports|people)/', '^apps/cli/journeys/'],
  exceljs: ['^libs/exports/'],
  // Mails, and the few pages for people: reports, the letter box.
  handlebars: ['^libs/(mail|audit)/', '^apps/cli/'],
  // Agreements.
  fontkit: ['^libs/partnerships/'],
  pdfkit: ['^libs/partnerships/'],
  'ical-generator': ['^libs/mail/'],
  jose: ['^apps/api/'],
  nodemailer: ['^libs/mail/'],
  'pg-copy-streams': ['^libs/(postgres|copying)/'],
  'smtp-server': ['^libs/mail/'],
  'temporal-polyfill': ['^libs/eventsourcing/'],
  // The documents are made from the sources, by those who have them.
  typescript: ['^apps/cli/docs/'],
  yaml: ['^libs/journeys/'],
};

const inModules = (name: string) => `node_modules/${name.replace(/[.]/g, '\\.')}/`;

const homeRule = ([name, homes]: readonly [string, readonly string[]]): Rule =>
  rule(`home-of-${name}`, 'A third-party package has one home.', {
    from: { path: '^(libs|apps)/', pathNot: [...homes] },
    to: { path: inModules(name) },
  });

export const HOME_RULES: readonly Rule[] = [
  ...Object.entries(HOMES).map(homeRule),
  rule('home-of-every-package', 'A package that is used has a row in this table.', {
    from: { path: '^(libs|apps)/', pathNot: FOR_SPECS },
    to: { path: 'node_modules/', pathNot: Object.keys(HOMES).map(inModules) },
  }),
];
