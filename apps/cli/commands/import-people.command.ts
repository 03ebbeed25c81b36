import cliProgress from 'cli-progress';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { FieldError } from '#platform/http';
import type { JobAnswer, JobOutcome } from '#platform/jobs';
import { withInProcessClient, type InProcessClient } from '../../api/in-process-client.js';

export interface ImportOptions {
  readonly as: string;
  /** Id of the company; default: that of the person who imports. */
  readonly company?: string;
  readonly key?: string;
  readonly dryRun?: true;
  /** Employees who are not in the file leave. */
  readonly absent?: string;
  /** Exact number of those who leave. */
  readonly leaving?: string;
  readonly json?: true;
}
type LineOutcome = JobOutcome & {
  /** Null for somebody who is not in the file. */
  readonly line: number | null;
  readonly person?: string;
  readonly events?: string[];
  readonly errors?: FieldError[];
};

const POLL_MILLISECONDS = 200;
const PAGE = 200;

/**
 * Imports a company's people from a CSV file, as over HTTP, and prints one result per line of the file. Ctrl-C stops after the current
 * batch: finished lines stay imported and are printed, and importing the same file again resumes. @throws Error unless all were imported
 */
export async function importPeople(file: string, options: ImportOptions): Promise<void> {
  const body = await readFile(file);
  await withInProcessClient(options.as, async (client) => {
    const company =
      options.company ??
      (await client.request<{ company: { id: string } | null }>('/me')).company?.id;
    if (company === undefined)
      throw new Error(
        '--company is missing: you belong to no company. Give the id of the company.',
      );
    const query = new URLSearchParams({
      ...(options.dryRun ? { dryRun: 'true' } : {}),
      ...(options.absent === undefined ? {} : { absent: options.absent }),
      ...(options.leaving === undefined ? {} : { leaving: options.leaving }),
    });
    const url = `/companies/${company}/import-people${query.size > 0 ? `?${query.toString()}` : ''}`;
    const headers = { 'content-type': 'text/csv', 'idempotency-key': options.key ?? randomUUID() };
    const job = await client.request<JobAnswer>(url, { method: 'POST', body, headers });
    const ended = await waitForEnd(client, job.id);
    const outcomes = await outcomesOf(client, job.id);
    console.log(
      options.json
        ? JSON.stringify({ ...ended, outcomes }, null, 2)
        : outcomes.map(formatLine).join('\n'),
    );
    const counts = Object.entries(ended.counts).map(([outcome, count]) => `${count} ${outcome}`);
    if (ended.problem) throw new Error(ended.problem.detail);
    if (ended.status === 'cancelled')
      throw new Error('The import was cancelled. Import the same file again to resume.');
    if (outcomes.some(({ outcome }) => outcome === 'refused'))
      throw new Error(`Some lines were refused: ${counts.join(', ')}.`);
    if (!options.json) console.log(counts.join(', '));
  });
}

async function waitForEnd({ jobs, person }: InProcessClient, id: string): Promise<JobAnswer> {
  const cancel = () => void jobs.cancel(person, id);
  const bar = new cliProgress.SingleBar({
    format: 'Importing {bar} {value}/{total} · {eta_formatted} left',
  });
  process.once('SIGINT', cancel);
  bar.start(0, 0);
  try {
    for (let job = await jobs.byId(person, id); ; job = await jobs.byId(person, id)) {
      bar.setTotal(job.progress.total);
      bar.update(job.progress.done);
      if (job.status !== 'waiting' && job.status !== 'running') break;
      await delay(POLL_MILLISECONDS);
    }
    await jobs.ended(id);
    return await jobs.byId(person, id);
  } finally {
    bar.stop();
    process.off('SIGINT', cancel);
  }
}

/** All outcomes, in the order of the lines of the file, then of who is not in it. */
async function outcomesOf(client: InProcessClient, job: string): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { items: LineOutcome[]; next: string | null } = await client.request(
      `/jobs/${job}/outcomes?limit=${PAGE}${after === '' ? '' : `&after=${after}`}`,
    );
    outcomes.push(...page.items);
    after = page.next;
  }
  return outcomes.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
}

function formatLine({ line, outcome, person, events = [], errors = [] }: LineOutcome): string {
  const details =
    errors.length > 0
      ? errors.map(({ field, message, rule }) => `${field}: ${message} (${rule})`).join('; ')
      : events.join(', ');
  return [
    line === null ? 'not in the file' : `line ${line}`,
    outcome,
    ...(person === undefined ? [] : [person]),
    details,
  ]
    .join('  ')
    .trimEnd();
}
