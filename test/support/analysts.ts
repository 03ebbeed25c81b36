import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EXPORT_NAMES, type ExportManifest, type ExportName } from '#features/exports';
import { events } from '../../apps/cli/commands/events.command.js';
import { exportFile } from '../../apps/cli/commands/export.command.js';
import { openDuckDb, type DuckDb, type DuckRow } from './duckdb.js';

export const ANALYSTS_SQL = 'docs/analysts/sql';

/** How the tables of analysts are made. */
export interface AnalystSettings {
  readonly asOf?: string | undefined;
  readonly locale?: 'en' | 'fr' | undefined;
}

/** An installation, as somebody on its command line sees it. */
export interface Installation {
  readonly databaseUrl: string;
  readonly data: string;
  readonly masterKey: string;
  /** Name, mail address or id. */
  readonly as: string;
}

/** The tables that docs/analysts makes out of a dump, and the exports of the product, both by command line. */
export class Analysts {
  private constructor(
    private readonly installation: Installation,
    readonly folder: string,
    readonly duck: DuckDb,
  ) {}

  static async open(installation: Installation): Promise<Analysts> {
    const folder = await mkdtemp(join(tmpdir(), 'analysts-'));
    return new Analysts(installation, folder, await openDuckDb());
  }

  /** Takes a dump. @returns its path */
  async dump(name = 'events.parquet'): Promise<string> {
    const file = join(this.folder, name);
    const format = name.endsWith('.parquet') ? 'parquet' : 'jsonl';
    await this.#quietly(() => events({ as: this.installation.as, form: 'opened', format, file }));
    return file;
  }

  /** Runs the SQL of docs/analysts on a dump. */
  async load(dump: string, { asOf, locale = 'en' }: AnalystSettings = {}): Promise<void> {
    await this.duck.run(`
      SET VARIABLE dump = '${dump}';
      SET VARIABLE as_of = ${asOf === undefined ? 'NULL' : `'${asOf}'`};
      SET VARIABLE locale = '${locale}';`);
    for (const name of (await readdir(ANALYSTS_SQL)).sort())
      await this.duck.run(await readFile(join(ANALYSTS_SQL, name), 'utf8'));
  }

  /** The cells of a table of analysts as a CSV export writes them, in its order. */
  async table(name: ExportName): Promise<DuckRow[]> {
    const columns = await this.duck.rows(`DESCRIBE export_${name}`);
    const cells = columns.map(({ column_name: column, column_type: type }) =>
      cellOf(String(column), String(type)),
    );
    return this.duck.rows(`SELECT ${cells.join(', ')} FROM export_${name}`);
  }

  /** An export of the product. */
  async exported(
    name: ExportName,
    { asOf, locale = 'en' }: AnalystSettings = {},
  ): Promise<{ readonly rows: DuckRow[]; readonly manifest: ExportManifest }> {
    const folder = await mkdtemp(join(this.folder, 'export-'));
    await this.#quietly(() =>
      exportFile(name, {
        ...{ as: this.installation.as, format: 'csv', separator: 'comma', header: 'keys' },
        ...{ folder, locale, ...(asOf === undefined ? {} : { asOf }) },
      }),
    );
    const files = await readdir(folder);
    const read = (end: string) =>
      readFile(join(folder, files.find((file) => file.endsWith(end)) ?? end), 'utf8');
    return {
      rows: parse<DuckRow>(await read('.csv'), { bom: true, columns: true }),
      manifest: JSON.parse(await read('.manifest.json')) as ExportManifest,
    };
  }

  /** The cells that were compared, and those that differ, of all three exports. */
  async compared(settings: AnalystSettings = {}) {
    let cells = 0;
    const differences: string[] = [];
    for (const name of EXPORT_NAMES) {
      const expected = (await this.exported(name, settings)).rows;
      const found = await this.table(name);
      if (found.length !== expected.length)
        differences.push(`${name}: ${found.length} rows instead of ${expected.length}`);
      for (const [index, row] of expected.entries())
        for (const [key, cell] of Object.entries(row)) {
          cells += 1;
          const own = found[index]?.[key];
          if (own !== cell) differences.push(`${name} ${index} ${key}: ${own} instead of ${cell}`);
        }
    }
    return { cells, differences };
  }

  async close(): Promise<void> {
    this.duck.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    const { databaseUrl, data, masterKey } = this.installation;
    const environment = { ...process.env };
    Object.assign(process.env, {
      ...{ DATABASE_URL: databaseUrl, LEDGER_DATA: data, LEDGER_MASTER_KEY: masterKey },
    });
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      await work();
    } finally {
      said.mockRestore();
      process.env = environment;
    }
  }
}

/** A cell as text: local times in minutes, instants in UTC, nothing for nothing. */
function cellOf(column: string, type: string): string {
  const name = `"${column}"`;
  const text =
    type === 'TIMESTAMP'
      ? `strftime(${name}, '%Y-%m-%dT%H:%M')`
      : type === 'TIMESTAMP WITH TIME ZONE'
        ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')`
        : `${name}::VARCHAR`;
  return `coalesce(${text}, '') AS ${name}`;
}

/** The id of somebody of the platform team. */
export async function platformPersonOf(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: string }>(
      `SELECT owner FROM read.grants WHERE role = 'platform' ORDER BY owner`,
    );
    return rows[0]?.owner ?? '';
  } finally {
    await client.end();
  }
}
