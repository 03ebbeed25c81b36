import { Conditions, registrationsInScope, type Caller } from '#access';
import type { Instant, Row } from '#eventsourcing';
import { registrationProjection } from '#registrations';
import {
  DATE_COLUMNS,
  REGISTRATION_COLUMNS,
  type DateFacts,
  type DateOfRegistration,
  type RegistrationFacts,
} from '../definitions/index.js';
import type { Cell } from '../files/index.js';
import type { ExportRequest } from '../request.js';
import { ahead } from './ahead.js';
import type { LookupTables, People } from './lookup-tables.js';
import { dayWithin, overlaps, widest } from './period.js';
import { rowsOfJson, type RowAsJson, type Snapshot } from './snapshot.js';
import type { Tables } from './tables.js';

/** Registrations taken in at once. */
const BATCH = 500;

/** What an export is made of. */
export interface Sources {
  readonly snapshot: Snapshot;
  readonly tables: Tables;
  /** The tables are the live ones, so that they can be searched by what changes. */
  readonly live: boolean;
  readonly look: LookupTables;
}

/** Batches of rows; `done` counts what they were looked for in. */
export interface Part {
  readonly rows: readonly (readonly Cell[])[];
  readonly done: number;
}

const FROM = `
  FROM read.registrations r
  LEFT JOIN read.people e ON e.id = r.employee
  LEFT JOIN read.companies c ON c.id = r.company
  LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)`;

/** Narrows by what never changes, so that it holds for the present as for the past; what changes is decided row by row. */
function candidates(request: ExportRequest, caller: Caller, live: boolean): Conditions {
  const conditions = new Conditions().within((first) => registrationsInScope(caller, first, true));
  const { from, until } = widest(request);
  conditions
    .where('r.nonprofit = ?::uuid', request.nonprofit)
    .where('r.company = ?::uuid', request.company)
    .where('r.initiative = ?::uuid', request.initiative)
    .where('r.employee = ?::uuid', request.employee);
  if (request.name === 'registrations') {
    conditions.where('r.applied_at >= ?::timestamptz', from).where('r.applied_at < ?::timestamptz', until);
    if (live) conditions.where('r.status = ?', request.status);
  }
  if (request.name === 'dates' && live) withDates(conditions, from, until, request.status);
  return conditions;
}

/** Only registrations that have such a date at all. */
function withDates(conditions: Conditions, from: Instant | undefined, until: Instant | undefined, status: string | undefined): void {
  const about = [
    { sql: 'd.start_at < ?::timestamptz', values: [until] },
    { sql: '(d.end_at IS NULL OR d.end_at > ?::timestamptz OR d.start_at >= ?::timestamptz)', values: [from, from] },
    { sql: 'd.status = ?', values: [status] },
  ].filter(({ values }) => !values.includes(undefined));
  const sql = ['d.owner = r.id', ...about.map((condition) => condition.sql)].join(' AND ');
  conditions.where(`EXISTS (SELECT 1 FROM read.participation_dates d WHERE ${sql})`, ...about.flatMap(({ values }) => values));
}

/** How many registrations the export will look at. */
export async function countRegistrations({ snapshot, live }: Sources, request: ExportRequest, caller: Caller): Promise<number> {
  const { sql, values } = candidates(request, caller, live);
  const { rows } = await snapshot.client.query<{ count: number }>(`SELECT count(*)::int AS count ${FROM} WHERE ${sql}`, values);
  return rows[0]?.count ?? 0;
}

/** Some registrations in the order of the exports, and what their rows will show. */
interface Batch {
  readonly registrations: readonly RegistrationFacts[];
  readonly dates: readonly DateOfRegistration[];
  readonly people: People;
  /** Registrations looked at; of some there may be nothing yet, at an earlier moment. */
  readonly done: number;
}

/** In the order of the exports: by sign-up, then id. */
async function* batchesOf(sources: Sources, request: ExportRequest, caller: Caller): AsyncGenerator<Batch, void, undefined> {
  const { live, snapshot, tables } = sources;
  const { client } = snapshot;
  const { sql, values } = candidates(request, caller, live);
  const selected = live ? 'row_to_json(r) AS row' : 'r.id';
  await client.query(`DECLARE candidates NO SCROLL CURSOR FOR SELECT ${selected} ${FROM} WHERE ${sql} ORDER BY r.applied_at, r.id`, values);
  for (let done = BATCH; done === BATCH;) {
    const { rows } = await client.query<RowAsJson & { id: string }>(`FETCH ${BATCH} FROM candidates`);
    done = rows.length;
    const found = live ? rowsOfJson(snapshot, 'registrations', rows) : await asTheyWere(tables, rows);
    const registrations = found as unknown as RegistrationFacts[];
    const dates = request.name === 'dates' ? await datesOf(sources, registrations) : [];
    if (done > 0) yield { registrations, dates, people: await lookUp(sources.look, registrations, dates), done };
  }
}

async function asTheyWere(tables: Tables, candidates: readonly { readonly id: string }[]): Promise<Row[]> {
  const ids = candidates.map(({ id }) => id);
  const found = await tables.rows(registrationProjection, 'registrations', ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

const lookUp = (look: LookupTables, registrations: readonly RegistrationFacts[], dates: readonly DateOfRegistration[]): Promise<People> =>
  look.prepare({
    persons: [
      ...registrations.flatMap((r) => [r.approved_by, r.closed_by]),
      ...dates.flatMap(({ date: d }) => [
        d.selected_by,
        d.coordinator_by,
        d.manager_by,
        d.participation_by,
        d.certified_by,
        d.cancelled_by,
      ]),
    ],
    employees: registrations.map((registration) => registration.employee),
    companies: registrations.map((registration) => registration.company),
    nonprofits: registrations.map((registration) => registration.nonprofit),
    initiatives: registrations.map((registration) => registration.initiative),
  });

/** Rows of the registrations or the dates export, in their order: sign-up, id, and within a registration as the dates were selected. */
export async function* followUpRows(sources: Sources, request: ExportRequest, caller: Caller): AsyncGenerator<Part> {
  const { look } = sources;
  for await (const { registrations, dates, people, done } of ahead(batchesOf(sources, request, caller))) {
    look.show(people);
    yield { rows: request.name === 'dates' ? dateRows(dates, request, look) : registrationRows(registrations, request, look), done };
  }
}

async function datesOf({ tables }: Sources, registrations: readonly RegistrationFacts[]): Promise<DateOfRegistration[]> {
  const found = await tables.rows(
    registrationProjection,
    'participation_dates',
    registrations.map((registration) => registration.id),
  );
  return registrations.flatMap((registration) =>
    ((found.get(registration.id) ?? []) as unknown as DateFacts[]).map((date) => ({ date, registration })),
  );
}

function isWanted(registration: RegistrationFacts, { level }: ExportRequest, look: LookupTables): boolean {
  return level === undefined || (look.levelOfPerson(registration.employee, registration.company)?.ancestors.includes(level) ?? false);
}

function registrationRows(registrations: readonly RegistrationFacts[], request: ExportRequest, look: LookupTables): Cell[][] {
  return registrations
    .filter((r) => isWanted(r, request, look) && dayWithin(request, r.applied_at ?? '', r.zone ?? 'UTC') && isStatus(r.status, request))
    .map((row) => REGISTRATION_COLUMNS.map((column) => column.cell(row, look)));
}

function dateRows(dates: readonly DateOfRegistration[], request: ExportRequest, look: LookupTables): Cell[][] {
  return dates
    .filter(({ date, registration: r }) => {
      if (!isWanted(r, request, look) || !isStatus(date.status, request)) return false;
      return overlaps(request, date.start_at ?? '', date.end_at, r.zone ?? 'UTC');
    })
    .map((row) => DATE_COLUMNS.map((column) => column.cell(row, look)));
}

const isStatus = (status: string | null, request: ExportRequest): boolean => request.status === undefined || request.status === status;
