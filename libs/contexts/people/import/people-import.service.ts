import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import {
  accessToCompany,
  chooseRight,
  Directory,
  levelsOf,
  meets,
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
import { PEOPLE_LOCK } from '../application/people-lock.js';
import { check, type Checked, type Planned, type Reach } from './check-rows.js';
import { commandsOf, eventsOf, ImportCommands } from './import-commands.js';
import { KnownPeopleQuery, type Known } from './known-people.query.js';
import { chainOf, depths } from './manager-chains.js';
import type { Line, PeopleFile } from './people-file.js';

/** Lines handled side by side; the next wait for them, and so does any other command on people. */
const AT_ONCE = 100;
const PATIENCE_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;

interface Order {
  readonly company: string;
  readonly root: string;
  readonly reach: Reach;
  readonly by: CommandContext;
}

/**
 * Imports a company's people from a file (domain §4). All lines are checked first, and one that is refused refuses the file: nothing is
 * changed. Then each is made true by ordinary commands, whoever manages before whom they manage. What a line says already is left alone,
 * so that the same file again changes nothing; who is not in the file stays as they are. A name cannot be changed so: the line says
 * that it was kept.
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

  /** Who may import, before the file is read. @throws Refusal not_found, forbidden */
  async order(company: string, by: CommandContext): Promise<Order> {
    const facts = await this.directory.company(company, by.caller);
    if (!facts) throw notFound('company', 'company');
    const access = accessToCompany(by.caller, facts);
    refuseOutOfScope(access, 'company');
    chooseRight(access, (right) => right === 'admin', 'ImportPeople', by.capacity);
    const levels = levelsOf(by.caller, 'admin');
    const own = levels.includes(facts.root) ? facts.root : (levels[0] ?? facts.root);
    return {
      company,
      root: facts.root,
      reach: { company, own, reaches: (path) => meets(levels, path) },
      by,
    };
  }

  start(file: PeopleFile, order: Order, wait: boolean): Promise<JobAnswer> {
    const { by, company } = order;
    const dryRun = by.options.dryRun === true;
    return this.jobs.start(
      {
        id: uuid5(by.cause.commandId, 'import'),
        requester: by.caller.person,
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
    order: Order,
    dryRun: boolean,
    job: RunningJob,
  ): Promise<JobProblem | null> {
    await this.#untilRead();
    const { by, company, root } = order;
    const known = await this.known.of(company, root, lines);
    const checked = check(lines, known, order.reach, (line) =>
      uuid5(by.cause.commandId, 'person', String(line)),
    );
    const managers = managersAfter(checked.planned, known);
    const commands = (planned: Planned) =>
      commandsOf(
        planned,
        company,
        planned.manager === null ? [] : chainOf(planned.manager, managers),
        root,
        by.cause.commandId,
      );
    if (dryRun || checked.refused.length > 0) {
      await job.report(...inOrder(checked, commands));
      return dryRun || checked.refused.length === 0
        ? null
        : refusedFile(checked.refused.length, lines.length);
    }
    for (const chunk of chunksOf(checked.planned, managers))
      await job.report(...(await this.#giveAll(chunk, commands, by)));
    return null;
  }

  /** Lines side by side, while no other command on people runs: whose mail was taken since the check is refused. */
  #giveAll(
    chunk: readonly Planned[],
    commands: (planned: Planned) => ReturnType<typeof commandsOf>,
    by: CommandContext,
  ): Promise<object[]> {
    return this.ledger.withLock(PEOPLE_LOCK, async () => {
      const newcomers = chunk.filter(({ known }) => !known);
      const suspects = await this.holders.suspects(newcomers);
      await this.holders.claimAll(newcomers);
      const sure = newcomers.filter((one) => !suspects.has(one)).map(({ id }) => id);
      await this.ledger.ring.keys(sure, true); // made at once, and there when each is registered
      return Promise.all(
        chunk.map((planned) => this.#give(planned, suspects.has(planned), commands(planned), by)),
      );
    });
  }

  async #give(
    planned: Planned,
    suspect: boolean,
    commands: ReturnType<typeof commandsOf>,
    by: CommandContext,
  ): Promise<object> {
    try {
      if (suspect)
        await this.holders.refuseTaken(planned.id, planned.mail, planned.subject ?? undefined);
      return outcomeOf(
        planned,
        commands.length === 0 ? [] : await this.commands.give(planned, commands, by),
        false,
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors = [{ field: error.field ?? 'line', rule: error.rule, message: error.message }];
      return { line: planned.line, outcome: 'refused', errors };
    }
  }

  /** What was written before this has to be seen: the read models stand where the log stood. @throws Refusal not_allowed */
  async #untilRead(): Promise<void> {
    const head = await this.ledger.store.head();
    for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += POLL_MILLISECONDS) {
      const { rows } = await this.pool.query<{ position: string }>(READ_MODELS_POSITION);
      if ((rows[0]?.position ?? '') >= head) return;
      await delay(POLL_MILLISECONDS);
    }
    throw notAllowed(
      'read_models_behind',
      'The read models are behind the log: try again later, while a worker runs.',
    );
  }
}

/** Everybody's manager once the file is imported. */
function managersAfter(planned: readonly Planned[], known: Known): ReadonlyMap<string, string> {
  return new Map([
    ...known.managers,
    ...planned.flatMap(({ id, manager }) => (manager === null ? [] : [[id, manager] as const])),
  ]);
}

/** Whoever manages comes before whom they manage; within that, as in the file. */
function chunksOf(planned: readonly Planned[], managers: ReadonlyMap<string, string>): Planned[][] {
  const depth = depths(
    managers,
    planned.map(({ id }) => id),
  );
  const sorted = planned.toSorted(
    (a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0) || a.line - b.line,
  );
  const chunks: Planned[][] = [];
  for (const line of sorted) {
    const last = chunks.at(-1);
    const fits =
      last !== undefined &&
      last.length < AT_ONCE &&
      depth.get(last[0]?.id ?? '') === depth.get(line.id);
    if (fits) last.push(line);
    else chunks.push([line]);
  }
  return chunks;
}

/** As dry runs tell it, in the order of the file. */
function inOrder(
  { planned, refused }: Checked,
  commands: (planned: Planned) => ReturnType<typeof commandsOf>,
): { line: number }[] {
  const outcomes = planned.map((line) => outcomeOf(line, eventsOf(commands(line)), true));
  return [
    ...outcomes,
    ...refused.map(({ line, errors }) => ({ line, outcome: 'refused', errors })),
  ].sort((a, b) => a.line - b.line);
}

function outcomeOf({ line, id, known, name }: Planned, events: readonly string[], dry: boolean) {
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
  detail: `${refused} of ${lines} lines were refused, and nothing was imported: the outcomes say why.`,
});
