import type { Schemas } from '../../api/client.js';
import type { Draft } from './export-request.js';

export type Schedule = Schemas['ExportScheduleAnswer'];
export type ScheduleExport = Schemas['ScheduleExportBody'];

export const FREQUENCIES = ['weekly', 'monthly', 'weekdays', 'other'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
/** As cron counts them: Monday is 1. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export const PERIODS = [
  'previous_week',
  'previous_month',
  'previous_quarter',
  'previous_year',
  'month_to_date',
  'year_to_date',
] as const;

/** What is chosen when an export is scheduled. */
export interface ScheduleDraft {
  readonly frequency: Frequency;
  /** Hours and minutes. */
  readonly time: string;
  readonly weekday: string;
  readonly day: string;
  /** Of another frequency: a cron rule. */
  readonly rule: string;
  readonly zone: string;
  /** Empty: none. */
  readonly period: string;
}

/** The cron rule of what is chosen. */
export function ruleOf({ frequency, time, weekday, day, rule }: ScheduleDraft): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = `${minute} ${hour}`;
  switch (frequency) {
    case 'weekly':
      return `${at} * * ${weekday}`;
    case 'monthly':
      return `${at} ${day} * *`;
    case 'weekdays':
      return `${at} * * 1-5`;
    case 'other':
      return rule.trim().replace(/\s+/g, ' ');
  }
}

/** A rule that the form can make, as it is chosen there; undefined for any other. */
export function chosenOf(
  rule: string,
): Pick<ScheduleDraft, 'frequency' | 'time' | 'weekday' | 'day'> | undefined {
  const found = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[1-7]|1-5)$/.exec(rule);
  if (!found) return undefined;
  const [, minute = '', hour = '', day = '', weekday = ''] = found;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day !== '*')
    return weekday === '*' ? { frequency: 'monthly', time, weekday: '1', day } : undefined;
  if (weekday === '1-5') return { frequency: 'weekdays', time, weekday: '1', day: '1' };
  return weekday === '*' ? undefined : { frequency: 'weekly', time, weekday, day: '1' };
}

/** What stands in the form to change a schedule. */
export function draftOf({ rule, zone, period }: Schedule): ScheduleDraft {
  const chosen = chosenOf(rule);
  return {
    ...(chosen ?? { frequency: 'other', time: '08:00', weekday: '1', day: '1' }),
    ...{ rule, zone, period: period ?? '' },
  };
}

/** A schedule as the API takes it to change it. */
export function bodyOf(
  { request, rule, zone, period, status }: Schedule,
  changes: Partial<ScheduleExport> = {},
): ScheduleExport {
  const kept = { rule, zone, paused: status === 'paused', ...(period && { period }) };
  return { ...request, ...kept, ...changes };
}

/** With the rule, zone and period that are chosen. */
export function changedBy(schedule: Schedule, draft: ScheduleDraft): ScheduleExport {
  const { period: _before, ...kept } = bodyOf(schedule);
  const period = draft.period as ScheduleExport['period'] | '';
  return {
    ...kept,
    ...{ rule: ruleOf(draft), zone: draft.zone },
    ...(period && { period }),
  };
}

/** Fields of a draft that are of one instant: a schedule has none. */
const OF_ONE_INSTANT = ['asOf', 'clock', 'position'];

export const withoutInstant = (draft: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([field]) => !OF_ONE_INSTANT.includes(field)));
