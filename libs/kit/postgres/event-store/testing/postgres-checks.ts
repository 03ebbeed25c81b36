import { expect } from '@jest/globals';
import {
  accepted,
  begin,
  eventually,
  newEvent,
  newEvents,
  newStream,
} from '../../../eventsourcing/testing/contract-check.js';
import { Follower } from '../../../eventsourcing/testing/test-subscriber.js';
import { eventsOf } from '../../../eventsourcing/testing/read-checks.js';
import { APPLICATION, appendWithin, callWithOneEvent, type PostgresLog } from './postgres-log.js';

/** A copy of the last event's row with some columns changed, inserted by the owner past all functions. */
const copyOfLast = (changes: Readonly<Record<string, string>>): string => {
  const columns = [
    'position',
    'stream',
    'revision',
    'id',
    'type',
    'version',
    'data',
    'meta',
    'occurred_at',
    'recorded_at',
    'hash',
    'append_start',
  ];
  const values = columns.map((column) => changes[column] ?? column);
  return `INSERT INTO events.log (${columns.join(', ')}) SELECT ${values.join(', ')} FROM events.log ORDER BY position DESC LIMIT 1`;
};

const ELSEWHERE = {
  position: 'position + 1000',
  stream: `stream || '-copy'`,
  id: 'gen_random_uuid()',
};

async function theTableRefuses(
  log: PostgresLog,
  changes: Readonly<Record<string, string>>,
  code: string,
): Promise<void> {
  await begin(log.store, newStream(), newEvents(2));
  await expect(log.owner.query(copyOfLast({ ...ELSEWHERE, ...changes }))).rejects.toMatchObject({
    code,
  });
}

/** What holds of the table even if all code before it fails. */
export const tableChecks = {
  noSecondEventAtAPosition: (log: PostgresLog) =>
    theTableRefuses(log, { position: 'position' }, '23505'),
  noSecondEventAtARevision: (log: PostgresLog) =>
    theTableRefuses(log, { stream: 'stream' }, '23505'),
  noSecondEventWithAnId: (log: PostgresLog) => theTableRefuses(log, { id: 'id' }, '23505'),
  noRevisionBelowZero: (log: PostgresLog) => theTableRefuses(log, { revision: '-1' }, '23514'),
  noNulInData: (log: PostgresLog) =>
    theTableRefuses(log, { data: `'{"text": "\\u0000"}'` }, '22P05'),
  noHalfAPairInMeta: (log: PostgresLog) =>
    theTableRefuses(log, { meta: `'{"text": "\\ud83d"}'` }, '22P02'),
};

/** The last events are removed behind the log's back: their positions stay missing for ever. */
export async function noPositionIsGivenTwice(log: PostgresLog): Promise<void> {
  const removed = await begin(log.store, newStream(), newEvents(3));
  await log.owner.query('DELETE FROM events.log WHERE position > $1', [
    Number(removed.position) - 2,
  ]);
  const next = accepted(
    await log.store.append({ stream: newStream(), expected: 'none', events: [newEvent()] }),
  );
  expect(Number(next.position)).toBe(Number(removed.position) + 1);
}

/** Also by plans made when the log was empty, and kept. */
export const noAppendScansTheLog = (log: PostgresLog): Promise<void> =>
  log.asOwner(async (client) => {
    const scans = async () =>
      Number(
        (
          await client.query<{ n: string }>(
            `SELECT pg_stat_get_xact_numscans('events.log'::regclass) AS n`,
          )
        ).rows[0]?.n,
      );
    await client.query('BEGIN');
    const before = await scans();
    await client.query(callWithOneEvent('append'));
    expect(await scans()).toBe(before);
    await client.query('SELECT count(*) FROM events.log');
    expect(await scans()).toBe(before + 1);
  });

const SOMEONE_WAITS = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = '${APPLICATION}' AND wait_event_type = 'Lock'`;

/** I3: while one append has its place and is not yet committed, nothing behind it can be read. */
export async function noReaderPassesAnOpenAppend(log: PostgresLog): Promise<void> {
  const before = await log.store.head();
  const follower = new Follower(log.store, before);
  await log.asOwner(async (client) => {
    await client.query('BEGIN');
    await appendWithin(client, {
      stream: newStream('slow'),
      expected: 'none',
      events: newEvents(1),
    });
    let overtook = false;
    const other = begin(log.store, newStream('quick'), newEvents(1)).finally(
      () => (overtook = true),
    );
    await eventually(
      'the other append waits, or overtakes',
      async () => overtook || (await log.owner.query(SOMEONE_WAITS)).rowCount === 1,
    );
    await follower.reached(await log.store.head());
    await client.query('COMMIT');
    await follower.reached((await other).position);
  });
  await follower.stop();
  expect(follower.events.map((event) => event.stream)).toEqual(
    (await eventsOf(log.store, before)).map((event) => event.stream),
  );
  expect(follower.events).toHaveLength(2);
}
