import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { eventually } from '../eventsourcing/testing/contract-check.js';
import { columnsOf, type Column } from './copy-columns.js';
import { copyInto, encodeCopyLine } from './copy-encoder.js';
import { copyLines, decodeRows, selected } from './copy-decoder.js';

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;
let columns: readonly Column[];
beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url, options: '-c timezone=UTC' });
  pool.on('error', () => undefined);
  client = await pool.connect();
  await client.query(
    `CREATE TABLE kinds (id uuid, count int, much bigint, yes boolean, at timestamptz, words text, list text[], data json)`,
  );
  columns = (await columnsOf(client, 'public')).get('kinds') ?? [];
});
afterAll(async () => {
  client?.release();
  await pool?.end();
  await database?.drop();
});

const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
/** Whatever PostgreSQL takes for a text, and what COPY has a meaning for. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
  fc.string({
    unit: fc.constantFrom(
      '\\',
      '\t',
      '\n',
      '\r',
      'N',
      'n',
      't',
      '.',
      '"',
      '{',
      '}',
      ',',
      "'",
      'é',
      '💡',
    ),
  }),
);
const row = fc.record({
  id: orNothing(fc.uuid()),
  count: orNothing(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  much: orNothing(fc.maxSafeInteger()),
  yes: orNothing(fc.boolean()),
  at: orNothing(
    fc
      .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  ),
  words: orNothing(words),
  list: orNothing(fc.array(words)),
  data: orNothing(fc.array(words)),
});

test('whatever is copied in comes out as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
      await client.query('TRUNCATE kinds');
      await copyInto(
        client,
        'kinds',
        columns,
        rows.map((one) => encodeCopyLine(one, columns)).join(''),
      );
      const found: string[] = [];
      for await (const lines of copyLines(
        client,
        `SELECT 'first', ${selected('k', columns)} FROM kinds k`,
      ))
        found.push(...lines);
      const view = decodeRows(columns, 1);
      expect(found.map((line) => ({ ...picked(view(line.split('\t'))) }))).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

/** A view has its members from its prototype. */
const picked = (view: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(columns.map(({ name }) => [name, view[name]]));

test('values stand in the text of a COPY as what they are, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      words,
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.array(words),
      async (text, number, list) => {
        const select =
          'SELECT to_json($1::text), $2::int, to_json($3::text[]), $4::text IS NULL, $5::boolean';
        const [lines] = await all(copyLines(client, select, [text, number, list, null, true]));
        const columns = (['json', 'number', 'json', 'boolean', 'boolean'] as const).map(
          (kind, index) => ({ name: `${index}`, kind }),
        );
        const read = decodeRows(columns)((lines?.[0] ?? '').split('\t'));
        expect([0, 1, 2, 3, 4].map((index) => read[index])).toEqual([
          text,
          number,
          list,
          true,
          true,
        ]);
      },
    ),
    { numRuns: 100, examples: [['', -(2 ** 31), []]] },
  );
  await expect(all(copyLines(client, 'SELECT $1', [undefined]))).rejects.toThrow(TypeError);
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

test('what the database refuses midway is told, and the connection goes on', async () => {
  const select = 'SELECT 1 / (n - 90000) FROM generate_series(1, 100000) n';
  await expect(all(copyLines(client, select))).rejects.toMatchObject({ code: '22012' });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('left before the end and released as broken, the connection is ended', async () => {
  const left = await pool.connect();
  const { rows } = await left.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  for await (const lines of copyLines(
    left,
    `SELECT repeat('x', 1000) FROM generate_series(1, 1000000)`,
  ))
    if (lines.length > 0) break;
  left.release(true);
  const sessions = async () => {
    const seen = await client.query('SELECT FROM pg_stat_activity WHERE pid = $1', [rows[0]?.pid]);
    return seen.rowCount;
  };
  await eventually('the session has ended', async () => (await sessions()) === 0);
  expect(pool.totalCount).toBe(1);
});
