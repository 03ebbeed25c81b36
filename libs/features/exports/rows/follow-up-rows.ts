import type { Caller } from '#platform/authorization';
import type { DateOfRegistration } from '../definitions/dates.export.js';
import type { ExportColumn } from '../definitions/export-column.js';
import type { RegistrationExportRow } from '../definitions/registrations.export.js';
import { showContacts } from '../export-access.js';
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

/** The data from which an export is built. */
export interface Sources {
  readonly snapshot: DatabaseSnapshot;
  readonly tables: Tables;
  /** The tables are the current read models, so queries may filter by status. */
  readonly live: boolean;
  readonly lookups: LookupTables;
  /** Name of the cursor, where two exports share a snapshot. These read nothing ahead. */
  readonly cursor?: string;
  /** The columns of the file. */
  readonly columns: readonly ExportColumn<never>[];
}

/** A batch of rows. `done`: registrations processed for it; `total`: registrations to process. */
export interface RowBatch {
  readonly rows: readonly (readonly Cell[])[];
  readonly done: number;
  readonly total: number;
}

/** Rows of the registrations or the dates export, ordered by sign-up, registration id, and the selection of the dates. */
export async function* followUpRows(
  sources: Sources,
  request: ExportRequest,
  caller: Caller,
): AsyncGenerator<RowBatch> {
  const { snapshot, tables, live, lookups, columns } = sources;
  const contacts = showContacts(columns);
  const {
    registrations: total,
    wide,
    ...subjects
  } = await extentOf(snapshot, request, caller, live);
  yield { rows: [], done: 0, total };
  await lookups.prepare(subjects);
  const asOf = () =>
    asOfRows(snapshot, tables, request, caller, {
      contacts,
      cursor: sources.cursor ?? 'candidates',
    });
  const earlier = () => (sources.cursor === undefined ? prefetch(asOf()) : asOf());
  const batches = live ? currentRows(snapshot, request, caller, { wide, contacts }) : earlier();
  for await (const { registrations, dates, people, done } of batches) {
    lookups.setPeople(people);
    yield {
      rows:
        request.name === 'dates'
          ? dateRows(dates, request, lookups, columns)
          : registrationRows(registrations, request, lookups, columns),
      done,
      total,
    };
  }
}

function isAtLevel(
  registration: RegistrationExportRow,
  { level }: ExportRequest,
  lookups: LookupTables,
): boolean {
  return (
    level === undefined ||
    (lookups
      .levelOfPerson(registration.employee, registration.company)
      ?.ancestors.includes(level) ??
      false)
  );
}

function registrationRows(
  registrations: readonly RegistrationExportRow[],
  request: ExportRequest,
  lookups: LookupTables,
  columns: Sources['columns'],
): Cell[][] {
  return registrations
    .filter(
      (r) =>
        isAtLevel(r, request, lookups) &&
        dayWithin(request, r.applied_at ?? '', r.zone ?? 'UTC') &&
        hasStatus(r.status, request),
    )
    .map((row) =>
      (columns as readonly ExportColumn<RegistrationExportRow>[]).map((column) =>
        column.cell(row, lookups),
      ),
    );
}

function dateRows(
  dates: readonly DateOfRegistration[],
  request: ExportRequest,
  lookups: LookupTables,
  columns: Sources['columns'],
): Cell[][] {
  return dates
    .filter(({ date, registration: r }) => {
      if (!isAtLevel(r, request, lookups) || !hasStatus(date.status, request)) return false;
      return overlaps(request, date.start_at ?? '', date.end_at, r.zone ?? 'UTC');
    })
    .map((row) =>
      (columns as readonly ExportColumn<DateOfRegistration>[]).map((column) =>
        column.cell(row, lookups),
      ),
    );
}

const hasStatus = (status: string | null, request: ExportRequest): boolean =>
  request.status === undefined || request.status === status;
