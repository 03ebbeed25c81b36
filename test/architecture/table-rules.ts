import type { SourceFile } from './repository-tree.js';
import { tableUsage } from './table-usage.js';

/** Libs and apps are named by their folder, such as `contexts/people` or `apps/cli`. */
export interface TableRule {
  readonly writtenBy: string;
  /** Others that write, each with its reason (ADR 0038). */
  readonly alsoWrittenBy?: Readonly<Record<string, string>>;
  /** Others that read. A writer may read. */
  readonly readBy: readonly string[];
  /** Its SQL puts the table's name together at run time, so that no writer is seen. */
  readonly namedAtRunTime?: true;
}

/** A table has one writer and an allow-list of readers. A new reader is a decision: add it here. */
export const TABLES: Readonly<Record<string, TableRule>> = {
  'events.counter': { writtenBy: 'kit/postgres', readBy: ['apps/runtime'] },
  'events.log': { writtenBy: 'kit/postgres', readBy: [] },
  'keys.person_keys': {
    writtenBy: 'kit/postgres',
    readBy: ['apps/cli'],
  },
  'read.companies': {
    writtenBy: 'contexts/organisations',
    readBy: [
      'features/analytics',
      'apps/all-in-one',
      'apps/api',
      'apps/cli',
      'apps/runtime',
      'contexts/initiatives',
      'contexts/partnerships',
      'contexts/people',
      'contexts/registrations',
      'features/exports',
      'features/history',
      'features/notifications',
      'features/operations',
      'features/process-managers',
      'features/webhooks',
      'platform/authorization',
    ],
  },
  'read.deadlines': { writtenBy: 'contexts/registrations', readBy: ['features/process-managers'] },
  'read.grants': {
    writtenBy: 'contexts/people',
    readBy: [
      'apps/all-in-one',
      'apps/api',
      'apps/cli',
      'contexts/organisations',
      'contexts/partnerships',
      'features/history',
      'features/notifications',
      'platform/authorization',
    ],
  },
  'read.initiatives': {
    writtenBy: 'contexts/initiatives',
    readBy: [
      'features/analytics',
      'apps/api',
      'apps/cli',
      'contexts/registrations',
      'features/exports',
      'features/notifications',
      'features/process-managers',
      'platform/authorization',
    ],
  },
  'read.levels': {
    writtenBy: 'contexts/organisations',
    readBy: [
      'features/analytics',
      'apps/api',
      'apps/cli',
      'contexts/partnerships',
      'contexts/people',
      'contexts/registrations',
      'features/exports',
      'features/history',
      'features/notifications',
      'features/operations',
      'platform/authorization',
    ],
  },
  'read.mandates': { writtenBy: 'contexts/partnerships', readBy: [] },
  'read.nonprofits': {
    writtenBy: 'contexts/organisations',
    readBy: [
      'features/analytics',
      'apps/api',
      'apps/cli',
      'contexts/initiatives',
      'contexts/partnerships',
      'contexts/people',
      'contexts/registrations',
      'features/notifications',
      'platform/authorization',
    ],
  },
  'read.participation_dates': {
    writtenBy: 'contexts/registrations',
    readBy: [
      'features/analytics',
      'contexts/initiatives',
      'features/exports',
      'features/history',
      'features/notifications',
      'features/process-managers',
      'platform/authorization',
    ],
  },
  'read.partnerships': {
    writtenBy: 'contexts/partnerships',
    readBy: [
      'features/analytics',
      'apps/all-in-one',
      'apps/api',
      'contexts/organisations',
      'contexts/registrations',
      'features/exports',
      'features/notifications',
      'features/operations',
      'platform/authorization',
    ],
  },
  'read.people': {
    writtenBy: 'contexts/people',
    readBy: [
      'features/analytics',
      'apps/all-in-one',
      'apps/api',
      'apps/cli',
      'apps/runtime',
      'contexts/organisations',
      'contexts/partnerships',
      'contexts/registrations',
      'features/erasure',
      'features/exports',
      'features/history',
      'features/notifications',
      'features/operations',
      'features/process-managers',
      'features/webhooks',
      'platform/authorization',
    ],
  },
  'read.places': { writtenBy: 'contexts/initiatives', readBy: ['features/process-managers'] },
  'read.registrations': {
    writtenBy: 'contexts/registrations',
    readBy: [
      'features/analytics',
      'apps/api',
      'apps/cli',
      'contexts/initiatives',
      'features/exports',
      'features/history',
      'features/notifications',
      'features/operations',
      'features/process-managers',
      'platform/authorization',
    ],
  },
  'read.slots': {
    writtenBy: 'contexts/initiatives',
    readBy: [
      'contexts/registrations',
      'features/analytics',
      'features/process-managers',
      'platform/authorization',
    ],
  },
  'read.status_changes': { writtenBy: 'contexts/registrations', readBy: [] },
  // Of an earlier version: migrations make and drop it.
  'read.states': { writtenBy: 'kit/postgres', namedAtRunTime: true, readBy: [] },
  'read.snapshots': { writtenBy: 'kit/postgres', namedAtRunTime: true, readBy: [] },
  'work.analytics_roles': { writtenBy: 'features/analytics', readBy: [] },
  'work.answers': {
    writtenBy: 'apps/api',
    alsoWrittenBy: { 'platform/http': 'Erases answers that quote an erased person.' },
    readBy: ['apps/cli'],
  },
  'work.caught_mails': {
    writtenBy: 'apps/all-in-one',
    alsoWrittenBy: { 'features/notifications': 'Erases mails to an erased person.' },
    readBy: ['apps/cli'],
  },
  'work.checkpoints': {
    writtenBy: 'kit/postgres',
    readBy: ['apps/runtime', 'features/erasure', 'kit/eventsourcing'],
  },
  'work.claims': { writtenBy: 'contexts/people', readBy: ['apps/cli'] },
  'work.unique_claims': { writtenBy: 'contexts/people', readBy: ['apps/cli'] },
  'work.export_files': {
    writtenBy: 'features/exports',
    readBy: ['apps/cli'],
  },
  'work.export_schedules': { writtenBy: 'features/exports', readBy: [] },
  'work.job_outcomes': { writtenBy: 'platform/jobs', readBy: [] },
  'work.jobs': { writtenBy: 'platform/jobs', readBy: [] },
  'work.webhooks': { writtenBy: 'features/webhooks', readBy: ['apps/runtime'] },
  'work.webhook_deliveries': { writtenBy: 'features/webhooks', readBy: [] },
  'work.message_reads': { writtenBy: 'features/history', readBy: ['contexts/registrations'] },
  'work.leases': { writtenBy: 'kit/postgres', readBy: ['apps/cli', 'features/operations'] },
  'work.outbox': {
    writtenBy: 'features/notifications',
    readBy: ['apps/cli', 'apps/runtime', 'features/exports', 'features/history'],
  },
  'work.parked': {
    writtenBy: 'kit/postgres',
    readBy: [
      'apps/runtime',
      'features/erasure',
      'features/operations',
      'features/process-managers',
    ],
  },
  'work.reads': {
    writtenBy: 'features/history',
    alsoWrittenBy: { 'features/exports': 'Records an export in the transaction that ends it.' },
    readBy: [],
  },
  'work.rebuild': { writtenBy: 'kit/postgres', readBy: ['features/operations'] },
  'work.settings': { writtenBy: 'kit/postgres', readBy: ['features/operations'] },
};

/** The differences between the table above and the sources, a line each. */
export function tableProblems(
  files: readonly SourceFile[],
  rules: Readonly<Record<string, TableRule>> = TABLES,
): string[] {
  const usage = tableUsage(files);
  const undeclared = [...usage.keys()].filter((table) => !rules[table]);
  const problems = Object.entries(rules).flatMap(([table, rule]) => {
    const used = usage.get(table);
    if (!used) return [`no such table: ${table}`];
    const writers = [rule.writtenBy, ...Object.keys(rule.alsoWrittenBy ?? {})];
    const readers = [...used.readers].filter((reader) => !writers.includes(reader));
    const seen = rule.namedAtRunTime ? writers : [...used.writers];
    return [
      ...without(seen, writers).map((writer) => `writes ${table}: ${writer}`),
      ...without(writers, seen).map((writer) => `does not write ${table}: ${writer}`),
      ...without(readers, rule.readBy).map((reader) => `reads ${table}: ${reader}`),
      ...without(rule.readBy, readers).map((reader) => `does not read ${table}: ${reader}`),
    ];
  });
  return [...undeclared.map((table) => `no rule: ${table}`), ...problems].sort();
}

const without = (all: readonly string[], some: readonly string[]): string[] =>
  all.filter((one) => !some.includes(one));
