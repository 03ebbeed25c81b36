import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Caller } from '#platform/authorization';
import {
  BEGINNING,
  READ_MODELS_POSITION,
  sha256,
  type EventStore,
  type Instant,
  type Position,
} from '#kit/eventsourcing';
import { comparisonOf } from './compare/build-comparison.js';
import type { Compared } from './compare/compare-rows.js';
import { DEFINITIONS } from './definitions/index.js';
import { writeExportFile } from './files/write-export-file.js';
import { writeManifest } from './files/export-manifest.js';
import { type Cell } from './files/export-file.types.js';
import {
  checkRequest,
  isComparison,
  separatorOf,
  type ExportClock,
  type ExportRequest,
} from './export-request.js';
import {
  columnsFor,
  contactScope,
  exportRight,
  scopeOf,
  showContacts,
  type ExportRight,
  type ExportScope,
} from './export-access.js';
import { eventsUntil, exportRows, lookupsOf, type Content } from './rows/export-rows.js';
import type { RowBatch } from './rows/follow-up-rows.js';
import { exportStateOf, type ExportState } from './rows/instant-of-position.js';
import type { ManifestSigner, SignedManifest } from './manifest-signer.js';
import { inSnapshot, type DatabaseSnapshot } from './rows/database-snapshot.js';
import { FoldedTables, LiveTables } from './rows/source-tables.js';

export interface BuildOptions {
  /** Connections to the read models; one is held while the export is built. */
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  /** The requester, with their current roles and scope. */
  readonly caller: Caller;
  readonly request: ExportRequest;
  /** Folder for the file and its manifest; must exist. */
  readonly folder: string;
  /** Name of the file and its manifest, without extension. */
  readonly basename: string;
  /** The role in which the caller exports; left out: all that may export. */
  readonly capacity?: string | undefined;
  /** Binds the manifest to the seals of the log. */
  readonly signer: ManifestSigner;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Registrations processed, and registrations to process. For partnerships, one step for all. Rows are those written so far. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** Everything that determines the bytes of an export, and their hash (docs/domain.md §7). The same inputs give the same bytes. */
export interface ExportManifest extends Partial<SignedManifest> {
  readonly export: ExportRequest['name'];
  /** Version of the export's definition. */
  readonly version: number;
  readonly position: Position;
  /** The current time of the export: `asOf`, else when the event at the position was recorded. */
  readonly instant: Instant;
  readonly clock: ExportClock;
  readonly request: ExportRequest;
  /** Of a comparison: the earlier state, and the figures of both. */
  readonly compared?: Compared;
  readonly scope: ExportScope;
  /** Where the file has mail addresses and external ids of employees: the levels at which they are shown, or everything. */
  readonly contacts?: Pick<ExportScope, 'everything' | 'levels'>;
  /** People erased before the export was built: their number, and the SHA-256 of their sorted ids, one per line. */
  readonly erasures: { readonly count: number; readonly sha256: string };
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
}

export interface BuiltExport {
  readonly path: string;
  readonly manifestPath: string;
  readonly manifest: ExportManifest;
}

/**
 * Builds an export and its manifest from one snapshot of the read models.
 *
 * @throws Refusal invalid for a malformed request, forbidden without the right to export, not_allowed for a position that the read
 *   models have not reached; TooManyRows; the signal's reason
 */
export async function buildExport(options: BuildOptions): Promise<BuiltExport> {
  checkRequest(options.request);
  const right = exportRight(options.caller, options.capacity);
  return inSnapshot(options.pool, (snapshot) => build(options, right, snapshot));
}

async function build(
  options: BuildOptions,
  right: ExportRight,
  snapshot: DatabaseSnapshot,
): Promise<BuiltExport> {
  const { store, request, folder, basename, signer, signal, onProgress } = options;
  const state = await exportStateOf(store, snapshot, request);
  const definition = DEFINITIONS[request.name];
  const version = request.version ?? definition.version;
  const content = isComparison(request)
    ? await comparisonOf({ store, snapshot, request, right, state })
    : contentOf(options, right, snapshot, state);
  const path = join(folder, `${basename}.${request.format}`);
  const rows = reported(content.rows, onProgress);
  const writing = writeExportFile({
    format: request.format,
    locale: request.locale,
    title: content.title,
    columns: content.columns,
    rows,
    path,
    separator: separatorOf(request),
    header: request.header ?? 'labels',
    layout: version > 2 ? 'formatted' : 'plain',
    ...(signal ? { signal } : {}),
  });
  // A cancelled export may still be reading rows, so close the source before the snapshot ends.
  const file = await writing.finally(() => rows.return(undefined));
  const manifest: ExportManifest = await signer.certify({
    export: request.name,
    version,
    ...state,
    clock: request.clock ?? 'recorded',
    request,
    ...(content.compared ? { compared: content.compared() } : {}),
    scope: scopeOf(right),
    ...(showContacts(content.columns) ? { contacts: contactScope(right) } : {}),
    erasures: await erasuresIn(snapshot.client),
    columns: content.columns.map((column) => column.key),
    ...file,
  });
  const manifestPath = join(folder, `${basename}.manifest.json`);
  await writeManifest(manifestPath, manifest);
  return { path, manifestPath, manifest };
}

/** The columns and rows of one state. */
function contentOf(
  { store, request }: BuildOptions,
  right: ExportRight,
  snapshot: DatabaseSnapshot,
  state: ExportState,
): Content {
  const live = request.asOf === undefined && state.position === snapshot.position;
  const tables = live
    ? new LiveTables(snapshot)
    : new FoldedTables(store, eventsUntil(request, state.position));
  const lookups = lookupsOf(tables, request, right, state);
  const columns = columnsFor(request, right);
  const sources = { snapshot, tables, live, lookups, columns };
  return {
    title: DEFINITIONS[request.name].title[request.locale],
    columns,
    rows: exportRows(sources, request, right.caller),
  };
}

async function* reported(
  parts: AsyncGenerator<RowBatch>,
  onProgress: BuildOptions['onProgress'],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let done = 0;
  let rows = 0;
  for await (const part of parts) {
    yield part.rows;
    done += part.done;
    rows += part.rows.length;
    onProgress?.({ done, total: part.total, rows });
  }
}

/** The set of erased people, from the read models. */
export async function erasuresIn(client: {
  query: Pool['query'];
}): Promise<ExportManifest['erasures']> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM read.people WHERE erased ORDER BY id',
  );
  return { count: rows.length, sha256: sha256(rows.map((row) => `${row.id}\n`).join('')) };
}

const ERASURE = 'PersonErased';
const PAGE = 1_000;

/** Whether the log has an erasure that the read models do not know yet. An erasure counts from its acknowledgement on. */
export async function erasureUnderWay(
  client: { query: Pool['query'] },
  store: EventStore,
): Promise<boolean> {
  const { rows } = await client.query<{ position: Position }>(READ_MODELS_POSITION);
  let after = rows[0]?.position ?? BEGINNING;
  for (;;) {
    const page = await store.readAll(after, PAGE, { types: [ERASURE] });
    if (page.events.length > 0) return true;
    if (page.caughtUp) return false;
    after = page.next;
  }
}
