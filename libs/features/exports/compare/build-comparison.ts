import type { EventStore } from '#kit/eventsourcing';
import { DEFINITIONS } from '../definitions/index.js';
import type { ExportRight } from '../export-access.js';
import type { ExportRequest } from '../export-request.js';
import type { DatabaseSnapshot } from '../rows/database-snapshot.js';
import { eventsUntil, exportRows, lookupsOf, type Content } from '../rows/export-rows.js';
import { exportStateOf, type ExportState } from '../rows/instant-of-position.js';
import { FoldedTables } from '../rows/source-tables.js';
import { Comparison } from './compare-rows.js';
import { columnsOfChanges, comparedColumns } from './compared-columns.js';
import { EventFinder } from './event-finder.js';

const TITLE = { en: 'Changes', fr: 'Évolutions' } as const;

interface Compares {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  readonly snapshot: DatabaseSnapshot;
  readonly request: ExportRequest;
  readonly right: ExportRight;
  /** The later state. */
  readonly state: ExportState;
}

/** What changed between two states: rows added, gone and changed, each changed cell with the events that changed it. */
export async function comparisonOf(compares: Compares): Promise<Content> {
  const { store, snapshot, request, right, state } = compares;
  const { beforePosition: position, beforeAsOf: asOf, clock } = request;
  const before = await exportStateOf(
    store,
    snapshot,
    {
      ...(position === undefined ? {} : { position }),
      ...(asOf === undefined ? {} : { asOf }),
    },
    'beforePosition',
  );
  const columns = comparedColumns(request, right);
  const earlier = eventsUntil(
    { ...(asOf === undefined ? {} : { asOf }), ...(clock === undefined ? {} : { clock }) },
    before.position,
  );
  const between = { isBefore: earlier, isAfter: eventsUntil(request, state.position) };
  const sideOf = (isSelected: typeof earlier, at: ExportState, cursor: string) => {
    const tables = new FoldedTables(store, isSelected);
    const lookups = lookupsOf(tables, request, right, at);
    const sources = { snapshot, tables, live: false, lookups, columns: columns.all, cursor };
    return { lookups, rows: exportRows(sources, request, right.caller) };
  };
  const then = sideOf(between.isBefore, before, 'earlier');
  const now = sideOf(between.isAfter, state, 'later');
  const finder = new EventFinder(store, request.name, columns, between, now.lookups);
  const comparison = new Comparison(snapshot, request, columns, finder);
  const { title } = DEFINITIONS[request.name];
  return {
    title: `${TITLE[request.locale]} – ${title[request.locale]}`,
    columns: columnsOfChanges(columns),
    rows: comparison.lines(then.rows, now.rows),
    compared: () => ({ before, ...comparison.figures }),
  };
}
