import type { Day, Instant, Zone } from '#kit/eventsourcing';
import type { ExportRequest } from '../export-request.js';
import type { ExportProblem, ExportStatus } from '../http/export.response.js';
import { daysOf, type SchedulePeriod } from './schedule-period.js';

/** Paused: by its owner, or because a run was refused; `problem` says why. */
export const SCHEDULE_STATUSES = ['active', 'paused'] as const;
export type ScheduleStatus = (typeof SCHEDULE_STATUSES)[number];

/** How a run ended: with a file of which a mail told, or without one. */
export const RUN_OUTCOMES = ['sent', 'failed', 'refused', 'cancelled'] as const;

/** A run that has ended. */
export interface EndedRun {
  readonly dueAt: Instant;
  readonly endedAt: Instant;
  readonly outcome: (typeof RUN_OUTCOMES)[number];
  readonly export?: string;
  readonly rows?: number;
  readonly problem?: ExportProblem;
}

/** What an owner decides of a schedule. */
export interface SchedulePlan {
  readonly capacity: string | null;
  /** Without its period, if that moves. */
  readonly request: ExportRequest;
  readonly period: SchedulePeriod | null;
  readonly rule: string;
  readonly zone: Zone;
}

/** An export that is made by a rule, and told of by mail. */
export interface ExportSchedule extends SchedulePlan {
  readonly id: string;
  readonly owner: string;
  readonly status: ScheduleStatus;
  readonly problem: ExportProblem | null;
  readonly next_at: Instant | null;
  readonly next_runs: readonly Instant[];
  /** The export file of the run under way. */
  readonly run: string | null;
  readonly run_due: Instant | null;
  readonly run_attempts: number;
  readonly last_run: EndedRun | null;
  readonly created_at: Instant;
}

/** A schedule whose run is under way, and how far its file is. */
export interface RunUnderWay extends ExportSchedule {
  readonly run: string;
  readonly run_due: Instant;
  /** Null: the file has not been begun, or was deleted. */
  readonly file_status: ExportStatus | null;
  readonly file_problem: ExportProblem | null;
  readonly file_rows: number | null;
}

/** The request of a run: the days of a moving period are those of the instant at which the run was due. */
export function requestAt(
  { request, period, zone }: SchedulePlan,
  due: Instant,
): ExportRequest & { readonly from?: Day; readonly to?: Day } {
  return period === null ? request : { ...request, ...daysOf(period, due, zone) };
}
