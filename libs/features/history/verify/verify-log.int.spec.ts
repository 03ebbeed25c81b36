import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import {
  by,
  openDatabaseFixture,
  type DatabaseFixture,
} from '../../../../test/support/database-fixture.js';
import { verifyLog } from './verify-log.js';

/** The owner of the database is past every right and function of the log; the chain still tells. */
let world: DatabaseFixture;
let owner: pg.Client;
let id: string;

beforeAll(async () => {
  world = await openDatabaseFixture('postgres');
  owner = new pg.Client({ connectionString: world.url });
  await owner.connect();
  id = await world.signUp('bob', 'cleanup', [
    { slot: world.id('slot', 's1') },
    { slot: world.id('slot', 's2') },
  ]);
  await world.act(id, 'PostMessage', { text: 'Hello' }, by('bob', 'employee'));
  await world.act(id, 'ConfirmDates', {}, by('cora', 'coordinator'));
  await world.signUp('bob', 'advice');
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const verify = async () => verifyLog(world.store, { dense: true, windowSize: 20 });

/** What is found while the log is tampered with; it is restored afterwards. */
async function found(...statements: readonly string[]) {
  await owner.query('CREATE TABLE kept AS SELECT * FROM events.log');
  try {
    for (const statement of statements) await owner.query(statement);
    return (await verify()).problems.map(({ kind, stream, revision, type }) =>
      [
        kind,
        stream === null ? 'log' : stream === `registration-${id}` ? 'it' : stream,
        revision,
        type,
      ].join(' '),
    );
  } finally {
    await owner.query('TRUNCATE events.log');
    await owner.query('INSERT INTO events.log SELECT * FROM kept');
    await owner.query('DROP TABLE kept');
  }
}
const at = (revision: number) => `stream = 'registration-${id}' AND revision = ${revision}`;
const cell = (column: string, revision: number) =>
  `(SELECT ${column} FROM kept WHERE ${at(revision)})`;

test('a log as it was written verifies', async () => {
  const { rows } = await owner.query<{ events: number; streams: number }>(
    'SELECT count(*)::int AS events, count(DISTINCT stream)::int AS streams FROM events.log',
  );
  expect(await verify()).toEqual({ ...rows[0], problems: [], omitted: 0 });
});

test('a changed event is named', async () => {
  expect(await found(`UPDATE events.log SET data = '{"date": "x"}' WHERE ${at(1)}`)).toEqual([
    'changed it 1 DateSelected',
  ]);
  expect(
    await found(
      `UPDATE events.log SET occurred_at = occurred_at - interval '1 day' WHERE ${at(4)}`,
    ),
  ).toEqual(['changed it 4 DateConfirmedByCoordinator']);
  expect(
    await found(
      `UPDATE events.log SET meta = replace(meta::text, 'coordinator', 'admin')::json WHERE ${at(5)}`,
    ),
  ).toEqual(['changed it 5 DateConfirmedByCoordinator']);
  expect(
    await found(`UPDATE events.log SET type = 'DateRefusedByCoordinator' WHERE ${at(4)}`),
  ).toEqual(['changed it 4 DateRefusedByCoordinator']);
});

test('a removed event is named, and the hole that it leaves', async () => {
  expect(await found(`DELETE FROM events.log WHERE ${at(3)}`)).toEqual([
    'hole log  ',
    'removed it 3 ',
  ]);
});

test('two swapped events are named', async () => {
  expect(
    await found(
      `UPDATE events.log SET data = CASE revision WHEN 1 THEN ${cell('data', 2)} ELSE ${cell('data', 1)} END WHERE ${at(1)} OR ${at(2)}`,
    ),
  ).toEqual(['swapped it 1 DateSelected', 'swapped it 2 DateSelected']);
  const places = [
    `UPDATE events.log SET position = -position WHERE ${at(3)} OR ${at(4)}`,
    `UPDATE events.log SET position = ${cell('position', 4)} WHERE ${at(3)}`,
  ];
  expect(
    await found(
      ...places,
      `UPDATE events.log SET position = ${cell('position', 3)} WHERE ${at(4)}`,
    ),
  ).toEqual(['swapped it 4 DateConfirmedByCoordinator', 'swapped it 3 MessagePosted']);
});

test('and once restored it verifies again', async () => {
  expect((await verify()).problems).toEqual([]);
});
