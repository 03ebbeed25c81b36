import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import {
  accessToCompany,
  chooseRight,
  Directory,
  levelsOf,
  anyOnPath,
  READ_MODELS,
  refuseOutOfScope,
} from '#platform/authorization';
import { READ_MODELS_POSITION, Ledger, notAllowed, notFound, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import {
  JobsService,
  WorkPacer,
  type JobAnswer,
  type JobProblem,
  type RunningJob,
} from '#platform/jobs';
import { JoiningService } from '../application/joining.service.js';
import { AbsentPeople, type AbsentOptions } from './absent-people.js';
import { checkLines, type Checked } from './check-rows.js';
import type { Reach } from './identify-lines.js';
import { ImportChunks } from './import-chunks.js';
import type { ImportPlan } from './import-commands.js';
import { inOrder } from './import-outcomes.js';
import { KnownPeopleQuery, type Known } from './known-people.query.js';
import { managersFirst } from './manager-chains.js';
import type { Line, PeopleFile } from './people-file.js';

/** Lines that run concurrently, while other commands on the company's people wait. */
const CHUNK_SIZE = 100;
/** Outcomes that are reported at once. */
const REPORT_SIZE = 500;
const TIMEOUT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;

interface ImportRequest {
  readonly company: string;
  readonly root: string;
  readonly reach: Reach;
  readonly absent: AbsentOptions;
  readonly context: CommandContext;
}

/**
 * Imports a company's people from a file (docs/domain.md §4). All lines are checked first; one refused line refuses the file, and nothing is
 * changed. Then ordinary commands make each person match their line, managers before their reports. A person who matches already is left
 * alone, so importing the same file again changes nothing. Employees who are not in the file are listed, and leave if the request says so.
 */
@Injectable()
export class PeopleImportService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly directory: Directory,
    private readonly known: KnownPeopleQuery,
    private readonly jobs: JobsService,
    private readonly ledger: Ledger,
    private readonly joining: JoiningService,
    private readonly absent: AbsentPeople,
    private readonly chunks: ImportChunks,
  ) {}

  /** Checks that the caller may import, before the file is read. @throws Refusal not_found, forbidden */
  async authorize(
    company: string,
    absent: AbsentOptions,
    context: CommandContext,
  ): Promise<ImportRequest> {
    const target = await this.directory.company(company, context.caller);
    if (!target) throw notFound('company', 'company');
    const access = accessToCompany(context.caller, target);
    refuseOutOfScope(access, 'company');
    chooseRight(access, (right) => right === 'admin', 'ImportPeople', context.capacity);
    const levels = levelsOf(context.caller, 'admin');
    const own = levels.includes(target.root) ? target.root : (levels[0] ?? target.root);
    return {
      company,
      root: target.root,
      reach: { company, own, reaches: (path) => anyOnPath(levels, path) },
      absent,
      context,
    };
  }

  start(file: PeopleFile, order: ImportRequest, wait: boolean): Promise<JobAnswer> {
    const { context, company, absent } = order;
    const dryRun = context.options.dryRun === true;
    const leaving = absent.leave ? { absent: 'leave', leaving: absent.count ?? null } : {};
    return this.jobs.start(
      {
        id: uuid5(context.cause.commandId, 'import'),
        requester: context.caller.person,
        company: context.caller.company,
        kind: 'people_import',
        request: { company, dryRun, sha256: file.sha256, ...leaving },
        total: file.lines.length,
        run: (job) => this.#run(file.lines, order, dryRun, job),
      },
      wait,
    );
  }

  async #run(
    lines: readonly Line[],
    order: ImportRequest,
    dryRun: boolean,
    job: RunningJob,
  ): Promise<JobProblem | null> {
    await this.#waitForReadModels();
    const { context, company, root, reach } = order;
    const { commandId } = context.cause;
    const pacer = new WorkPacer();
    const known = await this.known.of(company, root, lines, pacer);
    const newId = (line: number) => uuid5(commandId, 'person', String(line));
    const checked = await checkLines(lines, known, reach, newId, pacer);
    const { expiresAt } = await this.joining.newInvitation(commandId, company);
    const plan = { company, root, cause: commandId, expiresAt };
    if (checked.refused.length > 0) {
      await reportAll(job, await inOrder(checked, plan, pacer));
      return dryRun ? null : refusedFile(checked.refused.length, lines.length);
    }
    const { people, employed } = await this.absent.find(
      checked,
      known,
      reach,
      context.caller.person,
      pacer,
    );
    const problem = this.absent.problemOf(order.absent, people, employed);
    if (dryRun || problem) {
      await reportAll(job, await inOrder(checked, plan, pacer));
      const outcome = order.absent.leave ? 'would_leave' : 'absent';
      await reportAll(job, absentOutcomes(people, outcome));
      return problem;
    }
    await this.#runAll(checked, known, plan, order, job);
    if (!order.absent.leave) await reportAll(job, absentOutcomes(people, 'absent'));
    else
      for (const id of people) await job.report(await this.absent.leave(id, reach, root, context));
    return null;
  }

  async #runAll(
    { planned }: Checked,
    known: Known,
    plan: ImportPlan,
    { context }: ImportRequest,
    job: RunningJob,
  ): Promise<void> {
    const absent = new Set<string>();
    const sorted = await managersFirst(planned, known, new WorkPacer());
    for (let from = 0; from < sorted.length; from += CHUNK_SIZE) {
      const chunk = sorted.slice(from, from + CHUNK_SIZE);
      await job.report(...(await this.chunks.run(chunk, plan, context, absent)));
    }
  }

  /** Waits until the read models have reached the current head of the log. @throws Refusal not_allowed */
  async #waitForReadModels(): Promise<void> {
    const head = await this.ledger.store.head();
    for (let waited = 0; waited < TIMEOUT_MILLISECONDS; waited += POLL_MILLISECONDS) {
      const { rows } = await this.pool.query<{ position: string }>(READ_MODELS_POSITION);
      if ((rows[0]?.position ?? '') >= head) return;
      await delay(POLL_MILLISECONDS);
    }
    throw notAllowed(
      'read_models_behind',
      'The read models are behind the log: check that a worker runs, and try again.',
    );
  }
}

async function reportAll(job: RunningJob, outcomes: readonly object[]): Promise<void> {
  for (let from = 0; from < outcomes.length; from += REPORT_SIZE)
    await job.report(...outcomes.slice(from, from + REPORT_SIZE));
}

const absentOutcomes = (people: readonly string[], outcome: string): object[] =>
  people.map((person) => ({ line: null, outcome, person }));

const refusedFile = (refused: number, lines: number): JobProblem => ({
  rule: 'lines_refused',
  detail: `${refused} of ${lines} lines were refused, so nothing was imported. The outcomes show why.`,
});
