import cliProgress from 'cli-progress';
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Callers } from '#platform/authorization';
import {
  buildExport,
  EXPORT_NAMES,
  LATEST_VERSION,
  recordExport,
  VERSIONS,
  type ExportName,
  type ExportRequest,
  type ExportVersion,
} from '#features/exports';
import { withRuntime } from '../../runtime/with-runtime.js';
import { findPerson } from '../../runtime/find-person.js';

export interface ExportOptions {
  readonly as: string;
  readonly format: 'xlsx' | 'csv';
  readonly locale: 'en' | 'fr';
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  /** Keys, separated by commas. */
  readonly columns?: string;
  readonly separator?: 'comma' | 'semicolon' | 'tab';
  readonly header?: 'labels' | 'keys';
  readonly exportVersion?: string;
  readonly folder: string;
}

/**
 * Writes an export and its manifest into a folder, with what the person may see, and records the read. Ctrl-C cancels it and leaves
 * no file.
 */
export async function exportFile(
  name: string,
  { as, folder, columns, exportVersion, ...given }: ExportOptions,
): Promise<void> {
  await writeExport(name, as, folder, {
    version: versionOf(exportVersion),
    ...given,
    ...(columns === undefined ? {} : { columns: keysIn(columns) }),
  });
}

export interface CompareOptions {
  readonly as: string;
  /** Instant or log position of the earlier state. */
  readonly before: string;
  /** Of the later state; left out: the current one. */
  readonly after?: string;
  readonly format: 'json' | 'xlsx' | 'csv' | 'html';
  readonly locale: 'en' | 'fr';
  readonly from?: string;
  readonly to?: string;
  readonly columns?: string;
  readonly folder: string;
}

/** Writes the differences of two states of an export into a folder, with the events behind them. */
export async function compareExports(
  name: string,
  { as, folder, before, after, columns, ...given }: CompareOptions,
): Promise<void> {
  const later = after === undefined ? undefined : stateOf('--after', after);
  const earlier = stateOf('--before', before);
  await writeExport(name, as, folder, {
    version: LATEST_VERSION,
    ...given,
    ...('asOf' in earlier ? { beforeAsOf: earlier.asOf } : { beforePosition: earlier.position }),
    ...later,
    ...(columns === undefined ? {} : { columns: keysIn(columns) }),
  });
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;
const POSITION = /^\d{10,}(\.\d{10,})?$/;

/** The state that an option names. @throws Error when it is neither an instant nor a position */
function stateOf(
  option: string,
  state: string,
): { readonly asOf: string } | { readonly position: string } {
  if (INSTANT.test(state) && !Number.isNaN(Date.parse(state)))
    return { asOf: new Date(state).toISOString() };
  if (POSITION.test(state)) return { position: state };
  throw new Error(
    `${option} must be an instant with its zone, such as 2026-01-01T00:00:00Z, or a position of the log, as in a manifest. It is ${state}.`,
  );
}

const keysIn = (columns: string): string[] => columns.split(',').map((key) => key.trim());

async function writeExport(
  name: string,
  as: string,
  folder: string,
  given: Omit<ExportRequest, 'name'>,
): Promise<void> {
  if (!isExport(name))
    throw new Error(`There is no export ${name}. Exports: ${EXPORT_NAMES.join(', ')}.`);
  const cancel = new AbortController();
  const interrupt = () => {
    cancel.abort(new Error('Cancelled.'));
  };
  process.once('SIGINT', interrupt);
  await withRuntime(async ({ pool, store, seals, clock }) => {
    const caller = await new Callers(pool).byId(await findPerson(pool, as));
    if (!caller) throw new Error(`No person ${as} found: the person has just been erased.`);
    await mkdir(folder, { recursive: true });
    const bar = new cliProgress.SingleBar({
      format: 'Exporting {bar} {value}/{total} · {rows} rows · {eta_formatted} left',
    });
    bar.start(0, 0, { rows: 0 });
    const onProgress = ({ done, total, rows }: { done: number; total: number; rows: number }) => {
      bar.setTotal(total);
      bar.update(done, { rows });
    };
    const request = { name, ...given };
    const basename = `${name}-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}`;
    const built = await buildExport({
      pool,
      store,
      caller,
      request,
      folder: resolve(folder),
      basename,
      signer: seals,
      signal: cancel.signal,
      onProgress,
    }).finally(() => {
      bar.stop();
      process.off('SIGINT', interrupt);
    });
    // A read that cannot be recorded must not leave its files.
    await recordExport(pool, built.manifest, clock.now()).catch(async (error: unknown) => {
      await Promise.all([built.path, built.manifestPath].map((path) => rm(path, { force: true })));
      throw error;
    });
    console.log(
      `${built.path}\n${built.manifestPath}\n${built.manifest.rows} rows, SHA-256 ${built.manifest.sha256}`,
    );
  });
}

const isExport = (name: string): name is ExportName => EXPORT_NAMES.some((known) => known === name);

function versionOf(named: string | undefined): ExportVersion {
  const version =
    named === undefined ? LATEST_VERSION : VERSIONS.find((known) => String(known) === named);
  if (version === undefined)
    throw new Error(`There is no version ${named}. Versions: ${VERSIONS.join(', ')}.`);
  return version;
}
