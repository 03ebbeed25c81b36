import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { invalid, Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import { READ_MODELS, refuseUnknownFilters, type Caller } from '#platform/authorization';
import type { CommandContext } from '#platform/http';
import { columnsFor } from '../export-access.js';
import { checkRequest } from '../export-request.js';
import { requestAt, type ExportSchedule, type SchedulePlan } from './export-schedule.js';
import type { ExportScheduleAnswer } from './export-schedule.response.js';
import { ExportSchedulesRepository } from './export-schedules.repository.js';
import { checkRule, nextRuns } from './schedule-rule.js';
import { scheduleRight } from './schedule-right.js';

/** What the owner of a schedule sends. */
export type PlannedExport = SchedulePlan & { readonly paused: boolean };

/** Scheduled exports for their owners. For any other caller, a schedule is not found. */
@Injectable()
export class ExportSchedulesService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly schedules: ExportSchedulesRepository,
  ) {}

  /** A repeat under the same Idempotency-Key finds the same schedule. */
  async create(
    { caller, cause }: CommandContext,
    planned: PlannedExport,
  ): Promise<ExportScheduleAnswer> {
    const checked = await this.#checked(caller, planned);
    const id = uuid5(cause.commandId, 'export-schedule');
    const created_at = this.ledger.clock.now();
    await this.schedules.add({ id, owner: caller.person, created_at, ...checked });
    return this.byId(caller, id);
  }

  /** A dry run answers with the schedule as it would be. */
  async replace(
    caller: Caller,
    id: string,
    planned: PlannedExport,
    dryRun: boolean,
  ): Promise<ExportScheduleAnswer> {
    const found = await this.#find(caller, id);
    const checked = await this.#checked(caller, planned);
    if (dryRun) return answerOf({ ...found, ...checked, problem: null });
    if (!(await this.schedules.replace(id, caller.person, checked)))
      throw notFound('export schedule', 'schedule');
    return this.byId(caller, id);
  }

  async list({ person }: Caller): Promise<ExportScheduleAnswer[]> {
    return (await this.schedules.list(person)).map(answerOf);
  }

  async byId(caller: Caller, id: string): Promise<ExportScheduleAnswer> {
    return answerOf(await this.#find(caller, id));
  }

  async remove({ person }: Caller, id: string): Promise<void> {
    if (!(await this.schedules.remove(id, person))) throw notFound('export schedule', 'schedule');
  }

  /** A schedule is refused for all that its first run would be refused for. */
  async #checked(caller: Caller, { paused, ...plan }: PlannedExport) {
    const { request, period, rule, zone, capacity } = plan;
    const now = this.ledger.clock.now();
    if (period !== null && (request.from !== undefined || request.to !== undefined))
      throw invalid(
        'period',
        'one_period',
        'period names days that move with each run; from and to name fixed ones. Send one of the two.',
      );
    if (period !== null && request.name === 'partnerships')
      throw invalid('period', 'not_for_partnerships', 'period does not apply to partnerships.');
    checkRule(rule, zone, now);
    const next = nextRuns(rule, zone, now);
    const first = requestAt(plan, next[0] ?? now);
    checkRequest(first);
    const right = scheduleRight(caller, capacity ?? undefined);
    columnsFor(first, right);
    await refuseUnknownFilters(this.pool, right.caller, first);
    const status = paused ? ('paused' as const) : ('active' as const);
    return { ...plan, status, next_runs: paused ? [] : next };
  }

  async #find({ person }: Caller, id: string): Promise<ExportSchedule> {
    const schedule = await this.schedules.find(id, person);
    if (!schedule) throw notFound('export schedule', 'schedule');
    return schedule;
  }
}

function answerOf(schedule: ExportSchedule): ExportScheduleAnswer {
  const { id, request, period, rule, zone, capacity, status, problem, run, run_due } = schedule;
  const { next_runs, last_run, created_at } = schedule;
  return {
    ...{ id, request, period, rule, zone, capacity, status },
    ...(problem ? { problem } : {}),
    nextRuns: status === 'active' ? [...next_runs] : [],
    ...(run !== null && run_due !== null ? { running: { dueAt: run_due, export: run } } : {}),
    ...(last_run ? { lastRun: last_run } : {}),
    createdAt: created_at,
  };
}
