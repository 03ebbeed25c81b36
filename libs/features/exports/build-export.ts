import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Caller } from '#platform/authorization';
import {
  notAllowed,
  sha256,
  type EventStore,
  type Instant,
  type Position,
  type StoredEvent,
} from '#kit/eventsourcing';
import { DEFINITIONS } from './definitions/index.js';
import { writeExportFile } from './files/write-export-file.js';
import { writeManifest } from './files/export-manifest.js';
import { type Cell } from './files/export-file.types.js';
import { checkRequest, type ExportClock, type ExportRequest } from './export-request.js';
import {
  exportRight,
  scopeOf,
  seesPeopleAt,
  type ExportRight,
  type ExportScope,
} from './export-access.js';
import { followUpRows, type Sources } from './rows/follow-up-rows.js';
import { instantOfPosition } from './rows/instant-of-position.js';
import { LookupTables } from './rows/lookup-tables.js';
import { partnershipRows } from './rows/partnership-rows.js';
import { inSnapshot, type DatabaseSnapshot } from './rows/database-snapshot.js';
import { FoldedTables, LiveTables } from './rows/source-tables.js';

export interface BuildOptions {
  /** Connections to the read models; one is held while the export is built. */
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  /** Whoever asks; roles and scope are today's. */
  readonly caller: Caller;
  readonly request: ExportRequest;
  /** Where the file and its manifest go; must exist. */
  readonly folder: string;
  /** Of the file and its manifest, without an ending. */
  readonly basename: string;
  /** The role in which the caller exports, if they named one. */
  readonly capacity?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How much has been looked at of what there is to look at: registrations, or all partnerships at once. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** All that the bytes of an export depend on, and what they came to (domain §7). The same members give the same bytes. */
export interface ExportManifest {
  readonly export: ExportRequest['name'];
  /** Of the export's definition. */
  readonly version: number;
  readonly position: Position;
  /** The present of the export: `asOf`, else when the position's event was recorded. */
  readonly instant: Instant;
  readonly clock: ExportClock;
  /** The events that count end at the request's `asOf` or position; else the export is of the present. */
  readonly request: ExportRequest;
  readonly scope: ExportScope;
  /** The persons erased by the time it was built, as a set: how many, and the SHA-256 of their sorted ids, one a line. */
  readonly erasures: { readonly count: number; readonly sha256: string };
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** Of the file, in hex. */
  readonly sha256: string;
}

export interface BuiltExport {
  readonly path: string;
  readonly manifestPath: string;
  readonly manifest: ExportManifest;
}

/**
 * Builds an export and its manifest, all of it at one position of the read models.
 *
 * @throws Refusal invalid for a malformed request, forbidden for whoever may not export, not_allowed for a position not reached yet;
 *   TooManyRows; the signal's reason
 */
export async function buildExport(options: BuildOptions): Promise<BuiltExport> {
  checkRequest(options.request);
  const right = exportRight(options.caller, options.capacity);
  return inSnapshot(options.pool, (snapshot) => build(options, right, snapshot));
}

async function build(
  { store, request, folder, basename, signal, onProgress }: BuildOptions,
  right: ExportRight,
  snapshot: DatabaseSnapshot,
): Promise<BuiltExport> {
  if (request.position !== undefined && request.position > snapshot.position)
    throw notAllowed(
      'position_ahead',
      'The read models have not reached this position.',
      'position',
    );
  const position = request.position ?? snapshot.position;
  const instant = request.asOf ?? (await instantOfPosition(store, snapshot, position));
  const live = request.asOf === undefined && position === snapshot.position;
  const tables = live
    ? new LiveTables(snapshot)
    : new FoldedTables(store, countedBy(request, position));
  const look = new LookupTables(tables, {
    locale: request.locale,
    instant,
    seesPeopleAt: seesPeopleAt(right),
  });
  const definition = DEFINITIONS[request.name];
  const path = join(folder, `${basename}.${request.format}`);
  const rows = rowsOf({ snapshot, tables, live, look }, request, right.caller, onProgress);
  const writing = writeExportFile({
    format: request.format,
    locale: request.locale,
    title: definition.title[request.locale],
    columns: definition.columns,
    rows,
    path,
    ...(signal ? { signal } : {}),
  });
  // A cancelled export may still be busy with its next rows: the snapshot must not end under them.
  const file = await writing.finally(() => rows.return(undefined));
  const manifest: ExportManifest = {
    export: request.name,
    version: definition.version,
    position,
    instant,
    clock: request.clock ?? 'recorded',
    request,
    scope: scopeOf(right),
    erasures: await erasuresIn(snapshot.client),
    columns: definition.columns.map((column) => column.key),
    ...file,
  };
  const manifestPath = join(folder, `${basename}.manifest.json`);
  await writeManifest(manifestPath, manifest);
  return { path, manifestPath, manifest };
}

/** Which events an export of the past is folded from. */
function countedBy(
  { asOf, clock = 'recorded' }: ExportRequest,
  position: Position,
): (event: StoredEvent) => boolean {
  if (asOf === undefined) return (event) => event.position <= position;
  return (event) =>
    event.position <= position &&
    (clock === 'recorded' ? event.recordedAt : event.occurredAt) <= asOf;
}

async function* rowsOf(
  sources: Sources,
  request: ExportRequest,
  caller: Caller,
  onProgress: BuildOptions['onProgress'],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let done = 0;
  const parts =
    request.name === 'partnerships'
      ? partnershipRows(sources, request, caller)
      : followUpRows(sources, request, caller);
  for await (const part of parts) {
    yield part.rows;
    done += part.done;
    onProgress?.({ done, total: part.total });
  }
}

/** The set of everyone erased, as the read models know them. */
export async function erasuresIn(client: {
  query: Pool['query'];
}): Promise<ExportManifest['erasures']> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM read.people WHERE erased ORDER BY id',
  );
  return { count: rows.length, sha256: sha256(rows.map((row) => `${row.id}\n`).join('')) };
}
