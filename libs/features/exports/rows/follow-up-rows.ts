import type { Caller } from '#platform/authorization';
import { DATE_COLUMNS, type DateOfRegistration } from '../definitions/dates.export.js';
import {
  REGISTRATION_COLUMNS,
  type RegistrationExportRow,
} from '../definitions/registrations.export.js';
import type { Cell } from '../files/export-file.types.js';
import type { ExportRequest } from '../export-request.js';
import { prefetch } from './prefetch.js';
import { extentOf } from './export-filter.js';
import type { LookupTables } from './lookup-tables.js';
import { asOfRows } from './as-of-rows.js';
import { dayWithin, overlaps } from './export-period.js';
import { currentRows } from './current-rows.js';
import type { DatabaseSnapshot } from './database-snapshot.js';
import type { Tables } from './source-tables.js';

/** What an export is made of. */
export interface Sources {
  readonly snapshot: DatabaseSnapshot;
  readonly tables: Tables;
  /** The tables are the live ones, so that they can be searched by what changes. */
  readonly live: boolean;
  readonly look: LookupTables;
}

/** Batches of rows; `done` counts what they were looked for in, `total` is all of that. */
export interface Part {
  readonly rows: readonly (readonly Cell[])[];
  readonly done: number;
  readonly total: number;
}

/** Rows of the registrations or the dates export, in their order: sign-up, id, and within a registration as the dates were selected. */
export async function* followUpRows(
  sources: Sources,
  request: ExportRequest,
  caller: Caller,
): AsyncGenerator<Part> {
  const { snapshot, tables, live, look } = sources;
  const { registrations: total, wide, ...about } = await extentOf(snapshot, request, caller, live);
  yield { rows: [], done: 0, total };
  await look.prepare(about);
  const batches = live
    ? currentRows(snapshot, request, caller, wide)
    : prefetch(asOfRows(snapshot, tables, request, caller));
  for await (const { registrations, dates, people, done } of batches) {
    look.show(people);
    yield {
      rows:
        request.name === 'dates'
          ? dateRows(dates, request, look)
          : registrationRows(registrations, request, look),
      done,
      total,
    };
  }
}

function isWanted(
  registration: RegistrationExportRow,
  { level }: ExportRequest,
  look: LookupTables,
): boolean {
  return (
    level === undefined ||
    (look.levelOfPerson(registration.employee, registration.company)?.ancestors.includes(level) ??
      false)
  );
}

function registrationRows(
  registrations: readonly RegistrationExportRow[],
  request: ExportRequest,
  look: LookupTables,
): Cell[][] {
  return registrations
    .filter(
      (r) =>
        isWanted(r, request, look) &&
        dayWithin(request, r.applied_at ?? '', r.zone ?? 'UTC') &&
        isStatus(r.status, request),
    )
    .map((row) => REGISTRATION_COLUMNS.map((column) => column.cell(row, look)));
}

function dateRows(
  dates: readonly DateOfRegistration[],
  request: ExportRequest,
  look: LookupTables,
): Cell[][] {
  return dates
    .filter(({ date, registration: r }) => {
      if (!isWanted(r, request, look) || !isStatus(date.status, request)) return false;
      return overlaps(request, date.start_at ?? '', date.end_at, r.zone ?? 'UTC');
    })
    .map((row) => DATE_COLUMNS.map((column) => column.cell(row, look)));
}

const isStatus = (status: string | null, request: ExportRequest): boolean =>
  request.status === undefined || request.status === status;
