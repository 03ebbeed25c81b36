import { DuckDBInstance } from '@duckdb/node-api';

type Value = string | number | boolean | null;
export type DuckRow = Readonly<Record<string, Value>>;

/** A DuckDB in memory. */
export interface DuckDb {
  /** Runs one or several statements. */
  run(sql: string): Promise<void>;
  /** The rows of one statement, as JSON has them: numbers as far as JavaScript has them, all other values as text. */
  rows(sql: string): Promise<DuckRow[]>;
  close(): void;
}

const plain = (value: unknown): Value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as Value)
    : typeof value === 'bigint'
      ? Number(value)
      : String(value);

/** Opens a DuckDB with one thread, in UTC. */
export async function openDuckDb(): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  return {
    async run(sql) {
      const statements = await connection.extractStatements(sql);
      for (let index = 0; index < statements.count; index += 1)
        await (await statements.prepare(index)).run();
    },
    async rows(sql) {
      const read = await connection.runAndReadAll(sql);
      return read
        .getRowObjects()
        .map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
        );
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
