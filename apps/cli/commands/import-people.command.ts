import cliProgress from 'cli-progress';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { FieldError } from '#platform/http';
import type { JobAnswer, JobOutcome } from '#platform/jobs';
import { withInProcessClient, type InProcessClient } from '../in-process-client.js';

export interface ImportOptions {
  readonly as: string;
  /** Id; left out: that of the person. */
  readonly company?: string;
  readonly key?: string;
  readonly dryRun?: true;
  readonly json?: true;
}
type LineOutcome = JobOutcome & {
  readonly line: number;
  readonly person?: string;
  readonly events?: string[];
  readonly errors?: FieldError[];
};

const POLL_MILLISECONDS = 200;
const PAGE = 200;

/**
 * Imports a company's people from a CSV file, as over HTTP, with one line of report per line of the file. Ctrl-C stops between two
 * chunks: what was done stays done and is reported, and the same file again goes on from there. @throws Error unless all was done
 */
export async function importPeople(file: string, options: ImportOptions): Promise<void> {
  const body = await readFile(file);
  await withInProcessClient(options.as, async (desk) => {
    const company =
      options.company ?? (await desk.ask<{ company: { id: string } | null }>('/me')).company?.id;
    if (company === undefined)
      throw new Error('--company: the id of the company whose people they are.');
    const url = `/companies/${company}/import-people${options.dryRun ? '?dryRun=true' : ''}`;
    const headers = { 'content-type': 'text/csv', 'idempotency-key': options.key ?? randomUUID() };
    const job = await desk.ask<JobAnswer>(url, { method: 'POST', body, headers });
    const ended = await untilEnded(desk, job.id);
    const outcomes = await outcomesOf(desk, job.id);
    console.log(
      options.json
        ? JSON.stringify({ ...ended, outcomes }, null, 2)
        : outcomes.map(inWords).join('\n'),
    );
    const counts = Object.entries(ended.counts).map(([outcome, count]) => `${count} ${outcome}`);
    if (ended.problem) throw new Error(ended.problem.detail);
    if (ended.status === 'cancelled')
      throw new Error('It was cancelled: the same file goes on from there.');
    if (outcomes.some(({ outcome }) => outcome === 'refused'))
      throw new Error(`Not all of it: ${counts.join(', ')}.`);
    if (!options.json) console.log(counts.join(', '));
  });
}

async function untilEnded({ jobs, person }: InProcessClient, id: string): Promise<JobAnswer> {
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

/** All outcomes, in the order of the file. */
async function outcomesOf(desk: InProcessClient, job: string): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { items: LineOutcome[]; next: string | null } = await desk.ask(
      `/jobs/${job}/outcomes?limit=${PAGE}${after === '' ? '' : `&after=${after}`}`,
    );
    outcomes.push(...page.items);
    after = page.next;
  }
  return outcomes.sort((a, b) => a.line - b.line);
}

function inWords({ line, outcome, person, events = [], errors = [] }: LineOutcome): string {
  const what =
    errors.length > 0
      ? errors.map(({ field, message, rule }) => `${field}: ${message} (${rule})`).join('; ')
      : events.join(', ');
  return [`line ${line}`, outcome, ...(person === undefined ? [] : [person]), what]
    .join('  ')
    .trimEnd();
}
