import { Injectable } from '@nestjs/common';
import { Ledger, Refusal } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { peopleLock, queueOf } from '../application/people-lock.js';
import { UniqueValues, uniqueValuesOf } from '../application/unique-values.js';
import type { PersonCommand } from '../domain/person.commands.js';
import type { PlannedLine } from './check-rows.js';
import { changesIn, commandsOf, ImportCommands, type ImportPlan } from './import-commands.js';
import { outcomeOf, refusedLine } from './import-outcomes.js';

const isAssignment = ({ name }: PersonCommand): boolean => name === 'AssignManager';

/** Runs a chunk of lines under the lock of the company's people. */
@Injectable()
export class ImportChunks {
  constructor(
    private readonly ledger: Ledger,
    private readonly values: UniqueValues,
    private readonly commands: ImportCommands,
  ) {}

  /**
   * All lines concurrently: first what concerns each person alone, then their managers.
   * @param absent people who are not with the company after all, because they were refused or invited; nobody reports to them
   */
  run(
    chunk: readonly PlannedLine[],
    plan: ImportPlan,
    context: CommandContext,
    absent: Set<string>,
  ): Promise<object[]> {
    return this.ledger.withLock(
      peopleLock(plan.company),
      async () => {
        const refused = await this.#claim(chunk, plan.company);
        const registered = await Promise.all(
          chunk.map((line) => this.#runOwn(line, plan, context, refused.get(line.id))),
        );
        for (const [index, { id, known }] of chunk.entries())
          if (!known && !registered[index]?.joined) absent.add(id);
        const outcomes = await Promise.all(
          chunk.map((line, index) =>
            this.#runManager(line, plan, context, registered[index]?.outcome, absent),
          ),
        );
        await this.#release(chunk, plan.company);
        return outcomes;
      },
      queueOf(context),
    );
  }

  /** Claims what newcomers get and what others change to. @returns person → why they do not get it */
  async #claim(
    chunk: readonly PlannedLine[],
    company: string,
  ): Promise<ReadonlyMap<string, Refusal>> {
    const own = chunk.filter(({ stranger }) => !stranger);
    const wanted = own.map((line) => ({
      id: line.id,
      values: uniqueValuesOf(line.known ? changesIn(line) : line, company),
    }));
    const refused = await this.values.claim(wanted);
    const newcomers = own.filter(({ id, known }) => !known && !refused.has(id));
    await this.ledger.ring.keys(
      newcomers.map(({ id }) => id),
      true,
    ); // one query for all of them
    return refused;
  }

  /** What people have no more is free for others. */
  async #release(chunk: readonly PlannedLine[], company: string): Promise<void> {
    for (const line of chunk) {
      if (!line.known) continue;
      const changes = changesIn(line);
      const gone = {
        mail: changes.mail === undefined ? null : line.known.mail,
        subject: changes.subject === undefined ? null : line.known.subject,
        externalId: changes.externalId === undefined ? null : line.known.externalId,
      };
      const values = uniqueValuesOf(gone, company);
      if (values.length > 0) await this.values.release({ id: line.id, values });
    }
  }

  async #runOwn(
    line: PlannedLine,
    plan: ImportPlan,
    context: CommandContext,
    refusal: Refusal | undefined,
  ): Promise<{ readonly joined: boolean; readonly outcome: object }> {
    if (refusal) return { joined: false, outcome: refusedLine(line, refusal) };
    const commands = commandsOf(line, plan, line.stranger).filter((one) => !isAssignment(one));
    try {
      const events = commands.length === 0 ? [] : await this.commands.run(line, commands, context);
      return { joined: !line.stranger, outcome: outcomeOf(line, events, false) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const waits = error.rule === 'invited_already';
      return {
        joined: false,
        outcome: waits ? outcomeOf(line, [], false) : refusedLine(line, error),
      };
    }
  }

  async #runManager(
    line: PlannedLine,
    plan: ImportPlan,
    context: CommandContext,
    own: object | undefined,
    absent: ReadonlySet<string>,
  ): Promise<object> {
    const outcome = own ?? {};
    if (absent.has(line.id) || isRefused(outcome)) return outcome;
    const commands = commandsOf(line, plan).filter(isAssignment);
    if (commands.length === 0) return outcome;
    if (line.manager !== null && absent.has(line.manager)) return { ...outcome, left: ['manager'] };
    try {
      const events = await this.commands.run(line, commands, context);
      return outcomeOf(line, [...eventsIn(outcome), ...events], false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refusedLine(line, error);
    }
  }
}

const isRefused = (outcome: object): boolean =>
  'outcome' in outcome && outcome.outcome === 'refused';

const eventsIn = (outcome: object): readonly string[] =>
  'events' in outcome && Array.isArray(outcome.events) ? (outcome.events as string[]) : [];
