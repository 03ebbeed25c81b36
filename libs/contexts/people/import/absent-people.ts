import { Injectable } from '@nestjs/common';
import { Ledger, Refusal, streamOf } from '#kit/eventsourcing';
import { Directory } from '#platform/authorization';
import type { CommandContext } from '#platform/http';
import type { JobProblem, WorkPacer } from '#platform/jobs';
import { peopleLock, queueOf } from '../application/people-lock.js';
import { refuseAbove } from '../application/role-policy.js';
import { UniqueHolders } from '../application/unique-holders.js';
import { goingWith, person } from '../domain/person.decider.js';
import type { Checked } from './check-rows.js';
import type { Reach } from './identify-lines.js';
import { ImportCommands } from './import-commands.js';
import { refusedLine } from './import-outcomes.js';
import { KnownPeopleQuery, type Known } from './known-people.query.js';

/** Whether people who are employed and not in the file leave, and their exact number if it was named. */
export interface AbsentOptions {
  readonly leave: boolean;
  readonly count: number | undefined;
}

/** Of a company, at most one in this many leaves by an import that does not name their number. */
const PART = 10;

/** The employees in the importing admin's scope who are not in the file (docs/domain.md §4). */
@Injectable()
export class AbsentPeople {
  constructor(
    private readonly ledger: Ledger,
    private readonly known: KnownPeopleQuery,
    private readonly holders: UniqueHolders,
    private readonly directory: Directory,
    private readonly commands: ImportCommands,
  ) {}

  /** Nobody's own import makes them leave. */
  async find(
    { planned }: Checked,
    known: Known,
    reach: Reach,
    importer: string,
    pacer: WorkPacer,
  ): Promise<{ readonly people: readonly string[]; readonly employed: number }> {
    const employed = await this.known.employed(reach.company);
    const present = new Set([importer]);
    await pacer.each(planned, ({ id }) => present.add(id));
    const people: string[] = [];
    await pacer.each(employed, ({ id, level }) => {
      if (present.has(id)) return;
      const path = known.levelsById.get(level ?? known.root)?.ancestors ?? [];
      if (reach.reaches(path)) people.push(id);
    });
    return { people, employed: employed.length };
  }

  /** Why nobody leaves, and nothing is imported; null where they may. */
  problemOf(
    { leave, count }: AbsentOptions,
    people: readonly string[],
    employed: number,
  ): JobProblem | null {
    if (!leave) return null;
    const number = people.length;
    if (count !== undefined && count !== number)
      return {
        rule: 'absent_count',
        detail: `${number} employees are not in the file, not ${count}: nothing was imported. Look at the outcomes, and send leaving=${number} if they leave.`,
      };
    return count === undefined && number * PART > employed
      ? {
          rule: 'too_many_absent',
          detail: `${number} of ${employed} employees are not in the file, more than a tenth: nothing was imported. Look at the outcomes, and send leaving=${number} if they leave.`,
        }
      : null;
  }

  /** Makes somebody leave, with every role in the company, as RevokeRole would. */
  async leave(id: string, reach: Reach, root: string, context: CommandContext): Promise<object> {
    try {
      return await this.ledger.withLock(
        peopleLock(reach.company),
        () => this.#leave(id, reach, root, context),
        queueOf(context),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...refusedLine({ line: null }, error), person: id };
    }
  }

  async #leave(
    id: string,
    { company }: Reach,
    root: string,
    context: CommandContext,
  ): Promise<object> {
    const { state } = await this.ledger.load(person, streamOf(person, id));
    const grant = state.grants.find((held) => held.role === 'employee' && held.company === company);
    if (!grant) return { line: null, outcome: 'absent', person: id };
    const going = goingWith(grant, state.grants);
    const levels = await this.directory.levels([
      ...going.flatMap(({ level }) => level ?? []),
      ...[state.level, root].flatMap((level) => level ?? []),
    ]);
    const home = { company, level: state.level, root };
    for (const place of going)
      refuseAbove(place, 'admin', home, context.caller, (level) => levels.get(level)?.path ?? []);
    const last = await this.holders.lastOf(id, going, root);
    const command = { name: 'RevokeRole' as const, data: { grant: grant.grant, last } };
    const events = await this.commands.run({ id, line: id }, [command], context);
    return { line: null, outcome: 'left', person: id, events };
  }
}
