import cliProgress from 'cli-progress';
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Callers } from '#access';
import { buildExport, EXPORT_NAMES, recordExport, type ExportName } from '#exports';
import { withRuntime } from './connect.js';

export interface ExportOptions {
  readonly as: string;
  readonly format: 'xlsx' | 'csv';
  readonly locale: 'en' | 'fr';
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly folder: string;
}

/** Builds an export into a folder, in the scope of the person named, and records it as read; Ctrl-C cancels it and leaves no file. */
export async function exportFile(name: string, { as, folder, ...given }: ExportOptions): Promise<void> {
  if (!isExport(name)) throw new Error(`There is no export ${name}, but ${EXPORT_NAMES.join(', ')}.`);
  const cancel = new AbortController();
  process.once('SIGINT', () => {
    cancel.abort(new Error('Cancelled.'));
  });
  await withRuntime(async ({ pool, store, clock }) => {
    const { rows } = await pool.query<{ id: string }>(
      'SELECT id FROM read.people WHERE NOT erased AND (id::text = $1 OR lower(mail) = lower($1) OR lower(name) = lower($1))',
      [as],
    );
    const caller = rows.length === 1 && rows[0] ? await new Callers(pool).byId(rows[0].id) : undefined;
    if (!caller) throw new Error(`--as: there is not exactly one person called ${as}.`);
    await mkdir(folder, { recursive: true });
    const bar = new cliProgress.SingleBar({ format: 'Exporting {bar} {value}/{total} · {eta_formatted} left' });
    bar.start(0, 0);
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      bar.setTotal(total);
      bar.update(done);
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
      signal: cancel.signal,
      onProgress,
    }).finally(() => {
      bar.stop();
    });
    // What could not be recorded is not shown.
    await recordExport(pool, built.manifest, clock.now()).catch(async (error: unknown) => {
      await Promise.all([built.path, built.manifestPath].map((path) => rm(path, { force: true })));
      throw error;
    });
    console.log(`${built.path}\n${built.manifestPath}\n${built.manifest.rows} rows, SHA-256 ${built.manifest.sha256}`);
  });
}

const isExport = (name: string): name is ExportName => EXPORT_NAMES.some((known) => known === name);
