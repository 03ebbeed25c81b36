import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { daysBetween, type Instant } from '#kit/eventsourcing';
import { ERASED_PERSON } from '#platform/http';
import {
  DATE_STATUS_LABELS,
  STATUS_LABELS,
  type DateStatus,
  type RegistrationStatus,
} from '../../domain/registration.types.js';
import type {
  DateItem,
  InitiativeRef,
  Named,
  RegistrationItem,
  Tasks,
} from '../../http/registration.response.js';

import type { Places } from '../../http/my-work.response.js';
import type { OccupiedTime } from './overlaps.query.js';

/** The name of a person; for an erased person {@link ERASED_PERSON} (docs/domain.md §8). */
export const nameOf = (
  name: string | null | undefined,
  erased: boolean | null | undefined,
): string => (erased ? ERASED_PERSON : (name ?? ERASED_PERSON));

/**
 * SQL: a column of a row that registration `r` refers to, as a subselect. With three more joins, PostgreSQL would take longer to plan the
 * statement than to find a page.
 */
const referencedColumn = (table: string, column: string, reference: string): string =>
  `(SELECT named.${column} FROM read.${table} named WHERE named.id = r.${reference})`;
/** SQL: the title of the initiative of a registration `r`. */
export const TITLE = referencedColumn('initiatives', 'title', 'initiative');
/** SQL: the name of its nonprofit. */
export const NONPROFIT_NAME = referencedColumn('nonprofits', 'name', 'nonprofit');

/** The columns of {@link RawItem}, of registrations `r` with `e` and `l`. */
const COLUMNS: Readonly<Record<keyof RawItem, string>> = {
  id: 'r.id',
  employee: 'r.employee',
  employeeName: 'e.name',
  erased: 'e.erased',
  employed: 'e.employed',
  initiative: 'r.initiative',
  title: TITLE,
  kind: 'r.kind',
  nonprofit: 'r.nonprofit',
  nonprofitName: NONPROFIT_NAME,
  company: 'r.company',
  companyName: referencedColumn('companies', 'name', 'company'),
  level: 'l.path',
  zone: 'r.zone',
  status: 'r.status',
  statusSince: 'r.statusSince',
  reason: 'r.reason',
  appliedAt: 'r.appliedAt',
  nextActor: 'r.nextActor',
  nextSince: 'r.nextSince',
  nextDateAt: 'r.nextDateAt',
  undecidedEndAt: 'r.undecidedEndAt',
  lastActivityAt: 'r.lastActivityAt',
  dates: 'r.dates',
  participated: 'r.participated',
  toCertify: 'r.toCertify',
  initiativeTasks: referencedColumn('initiatives', 'tasks', 'initiative'),
  tasksDone: 'r.tasks',
  archivesAt: 'r.archivesAt',
  revision: 'r.revision',
};

/** A registration as the database gives it; instants are ISO text. */
export interface RawItem {
  readonly id: string;
  readonly employee: string;
  readonly employeeName: string | null;
  readonly erased: boolean | null;
  /** Whether the person is still an employee. Otherwise the registration has no reminders and no archival. */
  readonly employed: boolean | null;
  readonly initiative: string;
  readonly title: string;
  readonly kind: string;
  readonly nonprofit: string;
  readonly nonprofitName: string;
  readonly company: string;
  readonly companyName: string;
  readonly level: string | null;
  readonly zone: string;
  readonly status: RegistrationStatus;
  readonly statusSince: Instant;
  readonly reason: string | null;
  readonly appliedAt: Instant;
  readonly nextActor: string;
  readonly nextSince: Instant | null;
  readonly nextDateAt: Instant | null;
  readonly undecidedEndAt: Instant | null;
  readonly lastActivityAt: Instant;
  readonly dates: number;
  readonly participated: number;
  readonly toCertify: number;
  readonly initiativeTasks: readonly string[] | null;
  readonly tasksDone: readonly string[] | null;
  readonly archivesAt: Instant | null;
  readonly revision: number;
}

/** Selects {@link RawItem}. */
export function selectItems<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
): SelectQueryBuilder<T> {
  for (const [name, column] of Object.entries(COLUMNS)) query.addSelect(column, name);
  return query;
}

type References = Pick<
  RawItem,
  | 'employee'
  | 'employeeName'
  | 'erased'
  | 'initiative'
  | 'title'
  | 'kind'
  | 'nonprofit'
  | 'nonprofitName'
>;

/** Employee, initiative and nonprofit of a row. */
export const referencesOf = (
  raw: References,
): { employee: Named; initiative: InitiativeRef; nonprofit: Named } => ({
  employee: { id: raw.employee, name: nameOf(raw.employeeName, raw.erased) },
  initiative: { id: raw.initiative, title: raw.title, kind: raw.kind },
  nonprofit: { id: raw.nonprofit, name: raw.nonprofitName },
});

/** The tasks of a row by what is done. */
export const tasksOf = ({
  initiativeTasks,
  tasksDone,
}: Pick<RawItem, 'initiativeTasks' | 'tasksDone'>): Tasks => {
  const done = [...(tasksDone ?? [])];
  return { done, left: (initiativeTasks ?? []).filter((task) => !done.includes(task)) };
};

/** The answer for a row, as of `now`. `unread`: messages that the caller has not read, by registration. */
export const itemOf = (
  raw: RawItem,
  now: Instant,
  unread: ReadonlyMap<string, number>,
): RegistrationItem => ({
  id: raw.id,
  ...referencesOf(raw),
  company: { id: raw.company, name: raw.companyName },
  level: raw.level,
  zone: raw.zone,
  status: raw.status,
  label: STATUS_LABELS[raw.status],
  reason: raw.reason,
  appliedAt: raw.appliedAt,
  nextActor: raw.nextActor,
  nextSince: raw.nextSince,
  nextDate: raw.nextDateAt,
  overdue: raw.undecidedEndAt !== null && raw.undecidedEndAt <= now,
  lastActivityAt: raw.lastActivityAt,
  daysInStatus: Math.max(0, daysBetween(raw.statusSince, now)),
  dates: { total: raw.dates, participated: raw.participated, toCertify: raw.toCertify },
  tasks: tasksOf(raw),
  unread: unread.get(raw.id) ?? 0,
  archivesAt: raw.employed ? raw.archivesAt : null,
  revision: raw.revision,
});

/** A participation date as the database gives it. */
export interface RawDate {
  readonly id: string;
  readonly kind: string;
  readonly start_at: Instant;
  readonly end_at: Instant | null;
  readonly zone: string;
  readonly minutes: number | null;
  readonly credited_minutes: number | null;
  readonly status: DateStatus;
  readonly status_since: Instant;
  readonly reason: string | null;
}

/** SQL: the columns of {@link RawDate}, of dates `d`. */
export const DATE_COLUMNS =
  'd.id, d.kind, d.start_at, d.end_at, d.zone, d.minutes, d.credited_minutes, d.status, d.status_since, d.reason';

/** A date as the question about its overlaps has it. */
export const occupiedTimeOf = (
  { id, kind, status, start_at: start, end_at: end }: RawDate,
  registration: string,
  employee: string,
): OccupiedTime => ({ date: id, registration, employee, kind, status, start, end });

export const dateItemOf = (raw: RawDate, now: Instant): DateItem => ({
  id: raw.id,
  kind: raw.kind,
  start: raw.start_at,
  end: raw.end_at,
  zone: raw.zone,
  minutes: raw.minutes,
  creditedMinutes: raw.credited_minutes,
  status: raw.status,
  label: DATE_STATUS_LABELS[raw.status],
  since: raw.status_since,
  overdue:
    (raw.status === 'to_be_confirmed' || raw.status === 'awaiting_manager') &&
    raw.end_at !== null &&
    raw.end_at <= now,
  reason: raw.reason,
});

/** The slot of a date, with what is held of it. */
export interface RawPlaces {
  readonly slot: string | null;
  readonly capacity: number | null;
  readonly held: number | null;
}

/** The places of the slot; null for a date that is on none. */
export const placesOf = ({ slot, capacity, held }: RawPlaces): Places | null =>
  slot === null
    ? null
    : { capacity, left: capacity === null ? null : Math.max(0, capacity - (held ?? 0)) };
