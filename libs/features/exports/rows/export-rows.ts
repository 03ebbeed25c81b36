import type { Caller } from '#platform/authorization';
import type { Position, StoredEvent } from '#kit/eventsourcing';
import { contactRight, seesPeopleAt, type ExportRight } from '../export-access.js';
import type { ExportRequest } from '../export-request.js';
import type { Column } from '../files/export-file.types.js';
import type { Compared } from '../compare/compare-rows.js';
import { followUpRows, type RowBatch, type Sources } from './follow-up-rows.js';
import type { ExportState } from './instant-of-position.js';
import { LookupTables } from './lookup-tables.js';
import { partnershipRows } from './partnership-rows.js';
import type { Tables } from './source-tables.js';

/** What a file is made of. */
export interface Content {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncGenerator<RowBatch>;
  /** Of a comparison: its figures, once all rows have been read. */
  readonly compared?: () => Compared;
}

/** The rows of an export in one state. */
export const exportRows = (
  sources: Sources,
  request: ExportRequest,
  caller: Caller,
): AsyncGenerator<RowBatch> =>
  request.name === 'partnerships'
    ? partnershipRows(sources, request, caller)
    : followUpRows(sources, request, caller);

/** Selects the events from which an earlier state is built. */
export function eventsUntil(
  { asOf, clock = 'recorded' }: Pick<ExportRequest, 'asOf' | 'clock'>,
  position: Position,
): (event: StoredEvent) => boolean {
  if (asOf === undefined) return (event) => event.position <= position;
  return (event) =>
    event.position <= position &&
    (clock === 'recorded' ? event.recordedAt : event.occurredAt) <= asOf;
}

/** The names and levels of a state, as the right shows them. */
export const lookupsOf = (
  tables: Tables,
  request: ExportRequest,
  right: ExportRight,
  { instant }: ExportState,
): LookupTables =>
  new LookupTables(tables, {
    locale: request.locale,
    instant,
    period: { from: request.from, to: request.to },
    seesPeopleAt: seesPeopleAt(right),
    seesContactsAt: seesPeopleAt(contactRight(right)),
  });
