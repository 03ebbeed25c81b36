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
import {
  READ_MODELS_POSITION,
  Ledger,
  notAllowed,
  notFound,
  Refusal,
  uuid5,
} from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type JobProblem, type RunningJob } from '#platform/jobs';
import { UniqueHolders } from '../application/unique-holders.js';
import { queueOf, PEOPLE_LOCK } from '../application/people-lock.js';
import { checkLines, type Checked, type PlannedLine, type Reach } from './check-rows.js';
import { commandsOf, eventsOf, ImportCommands } from './import-commands.js';
import { KnownPeopleQuery, type Known } from './known-people.query.js';
import { chainOf, depths } from './manager-chains.js';
import type { Line, PeopleFile } from './people-file.js';

/** Lines that run concurrently, while any other command on people waits. */
const CHUNK_SIZE = 100;
const TIMEOUT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;

interface ImportRequest {
  readonly company: string;
  readonly root: string;
  readonly reach: Reach;
  readonly context: CommandContext;
}

/**
 * Imports a company's people from a file (docs/domain.md §4). All lines are checked first; one refused line refuses the file, and nothing is
 * changed. Then ordinary commands make each person match their line, managers before their reports. A person who matches already is left
 * alone, so importing the same file again changes nothing. People who are not in the file stay as they are. An import does not change
 * names: the outcome of the line says that the name was kept.
 */
@Injectable()
export class PeopleImportService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly directory: Directory,
    private readonly known: KnownPeopleQuery,
    private readonly jobs: JobsService,
    private readonly ledger: Ledger,
    private readonly holders: UniqueHolders,
    private readonly commands: ImportCommands,
  ) {}

  /** Checks that the caller may import, before the file is read. @throws Refusal not_found, forbidden */
  async authorize(company: string, context: CommandContext): Promise<ImportRequest> {
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
      context,
    };
  }

  start(file: PeopleFile, order: ImportRequest, wait: boolean): Promise<JobAnswer> {
    const { context, company } = order;
    const dryRun = context.options.dryRun === true;
    return this.jobs.start(
      {
        id: uuid5(context.cause.commandId, 'import'),
        requester: context.caller.person,
        company: context.caller.company,
        kind: 'people_import',
        request: { company, dryRun, sha256: file.sha256 },
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
    const { context, company, root } = order;
    const known = await this.known.of(company, root, lines);
    const checked = checkLines(lines, known, order.reach, (line) =>
      uuid5(context.cause.commandId, 'person', String(line)),
    );
    const managers = managersAfter(checked.planned, known);
    const commands = (planned: PlannedLine) =>
      commandsOf(
        planned,
        company,
        planned.manager === null ? [] : chainOf(planned.manager, managers),
        root,
        context.cause.commandId,
      );
    if (dryRun || checked.refused.length > 0) {
      await job.report(...inOrder(checked, commands));
      return dryRun || checked.refused.length === 0
        ? null
        : refusedFile(checked.refused.length, lines.length);
    }
    for (const chunk of chunksOf(checked.planned, managers))
      await job.report(...(await this.#runChunk(chunk, commands, context)));
    return null;
  }

  /** Runs a chunk of lines under the lock. Refuses lines whose mail address was taken since the check. */
  #runChunk(
    chunk: readonly PlannedLine[],
    commands: (planned: PlannedLine) => ReturnType<typeof commandsOf>,
    context: CommandContext,
  ): Promise<object[]> {
    return this.ledger.withLock(
      PEOPLE_LOCK,
      async () => {
        const newcomers = chunk.filter(({ known }) => !known);
        const suspects = await this.holders.suspects(newcomers);
        await this.holders.claimAll(newcomers);
        const sure = newcomers.filter((one) => !suspects.has(one)).map(({ id }) => id);
        await this.ledger.ring.keys(sure, true); // one query for all of them
        return Promise.all(
          chunk.map((planned) =>
            this.#runLine(planned, suspects.has(planned), commands(planned), context),
          ),
        );
      },
      queueOf(context),
    );
  }

  async #runLine(
    planned: PlannedLine,
    suspect: boolean,
    commands: ReturnType<typeof commandsOf>,
    context: CommandContext,
  ): Promise<object> {
    try {
      if (suspect)
        await this.holders.refuseTaken(planned.id, planned.mail, planned.subject ?? undefined);
      return outcomeOf(
        planned,
        commands.length === 0 ? [] : await this.commands.run(planned, commands, context),
        false,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors = [{ field: error.field ?? 'line', rule: error.rule, message: error.message }];
      return { line: planned.line, outcome: 'refused', errors };
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

/** Person → manager after the import. */
function managersAfter(planned: readonly PlannedLine[], known: Known): ReadonlyMap<string, string> {
  return new Map([
    ...known.managers,
    ...planned.flatMap(({ id, manager }) => (manager === null ? [] : [[id, manager] as const])),
  ]);
}

/** Chunks of lines: managers before their reports, otherwise in the order of the file. */
function chunksOf(
  planned: readonly PlannedLine[],
  managers: ReadonlyMap<string, string>,
): PlannedLine[][] {
  const depth = depths(
    managers,
    planned.map(({ id }) => id),
  );
  const sorted = planned.toSorted(
    (a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0) || a.line - b.line,
  );
  const chunks: PlannedLine[][] = [];
  for (const line of sorted) {
    const last = chunks.at(-1);
    const fits =
      last !== undefined &&
      last.length < CHUNK_SIZE &&
      depth.get(last[0]?.id ?? '') === depth.get(line.id);
    if (fits) last.push(line);
    else chunks.push([line]);
  }
  return chunks;
}

/** The outcomes of a dry run, in the order of the file. */
function inOrder(
  { planned, refused }: Checked,
  commands: (planned: PlannedLine) => ReturnType<typeof commandsOf>,
): { line: number }[] {
  const outcomes = planned.map((line) => outcomeOf(line, eventsOf(commands(line)), true));
  return [
    ...outcomes,
    ...refused.map(({ line, errors }) => ({ line, outcome: 'refused', errors })),
  ].sort((a, b) => a.line - b.line);
}

function outcomeOf(
  { line, id, known, name }: PlannedLine,
  events: readonly string[],
  dry: boolean,
) {
  const what =
    events.length === 0
      ? 'unchanged'
      : known
        ? dry
          ? 'would_be_changed'
          : 'changed'
        : dry
          ? 'would_be_registered'
          : 'registered';
  const kept = known && known.name !== name ? { kept: ['name'] } : {};
  return { line, outcome: what, ...(known || !dry ? { person: id } : {}), events, ...kept };
}

const refusedFile = (refused: number, lines: number): JobProblem => ({
  rule: 'lines_refused',
  detail: `${refused} of ${lines} lines were refused, so nothing was imported. The outcomes show why.`,
});
