import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { begin, newEvents, newStream } from '../../eventsourcing/testing/contract-check.js';
import { grantsFor } from './event-log.schema.js';
import { callWithOneEvent, openPostgresLog, type PostgresLog } from './testing/postgres-log.js';

let log: PostgresLog;
let application: pg.Pool;
beforeAll(async () => {
  log = await openPostgresLog();
  application = log.pool({ max: 1 });
  await begin(log.store, newStream(), newEvents(2));
});
afterAll(() => log?.close());

const FORBIDDEN = [
  'INSERT INTO events.log SELECT position + 100, stream, revision + 100, gen_random_uuid(), type, version, data, meta, now(), now(), hash, 0 FROM events.log',
  `UPDATE events.log SET data = '{}'`,
  'DELETE FROM events.log',
  'TRUNCATE events.log',
  'SELECT * FROM events.log FOR UPDATE',
  'DO $$ BEGIN LOCK TABLE events.log IN ACCESS EXCLUSIVE MODE; END $$',
  'UPDATE events.counter SET last = last + 1',
  'DELETE FROM events.counter',
  'INSERT INTO events.counter VALUES (true, 7)',
  'TRUNCATE events.counter',
  callWithOneEvent('write'),
  `SELECT events.judge('s', -1, ARRAY[gen_random_uuid()], '{T}', ARRAY['{}'])`,
  'CREATE TABLE events.mine (id int)',
  'CREATE TRIGGER t BEFORE INSERT ON events.log FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
];

describe("the application's role", () => {
  test.each(FORBIDDEN)('may not %s', async (statement) => {
    await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('may not drop or change the log and its functions', async () => {
    for (const what of [
      'TABLE events.log',
      'TABLE events.counter',
      'FUNCTION events.append',
      'SCHEMA events CASCADE',
    ]) {
      await expect(application.query(`DROP ${what}`)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      application.query('ALTER TABLE events.log DISABLE TRIGGER ALL'),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      application.query('ALTER FUNCTION events.append SECURITY INVOKER'),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('may read the log and into its values', async () => {
    const { rows } = await application.query(
      `SELECT data->>'what' AS what, meta->>'capacity' AS capacity FROM events.log`,
    );
    expect(rows).toEqual([
      { what: 'something', capacity: 'system' },
      { what: 'something', capacity: 'system' },
    ]);
    expect((await application.query('SELECT last FROM events.counter')).rows).toEqual([
      { last: '2' },
    ]);
  });

  test('cannot make the functions of the log call its own', async () => {
    await application.query(
      `CREATE TEMP TABLE log (position bigint); SET search_path = pg_temp, events`,
    );
    const before = await log.store.head();
    await begin(log.store, newStream(), newEvents(1));
    await application.query(callWithOneEvent('append'));
    expect((await log.store.readAll(before, 10)).events).toHaveLength(2);
  });
});

describe('creating the role', () => {
  const [createRole] = grantsFor('ledger_app_of_spec');
  afterAll(() => log?.owner.query('DROP ROLE IF EXISTS ledger_app_of_spec, ledger_nobody_of_spec'));

  test('many may do it at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 4 }, () => log.asOwner((client) => client.query(createRole ?? ''))),
    );
    expect(
      (
        await log.owner.query(
          `SELECT rolcanlogin, rolsuper FROM pg_roles WHERE rolname = 'ledger_app_of_spec'`,
        )
      ).rows,
    ).toEqual([{ rolcanlogin: false, rolsuper: false }]);
  });

  test('names the missing right, and needs none once the tables are granted', async () => {
    await log.asOwner(async (client) => {
      await client.query('DROP ROLE IF EXISTS ledger_app_of_spec');
      await client.query('CREATE ROLE ledger_nobody_of_spec; SET ROLE ledger_nobody_of_spec');
      await expect(client.query(createRole ?? '')).rejects.toMatchObject({
        code: '42501',
        hint: expect.stringContaining('CREATE ROLE ledger_app_of_spec'),
      });
      await client.query(
        'RESET ROLE; CREATE ROLE ledger_app_of_spec; GRANT ledger_app_of_spec TO ledger_nobody_of_spec',
      );
      await client.query('SET ROLE ledger_nobody_of_spec');
      await client.query(createRole ?? '');
    });
  });

  test('its name must be a plain one', () => {
    expect(() => grantsFor('x; DROP TABLE events.log')).toThrow(RangeError);
  });
});
