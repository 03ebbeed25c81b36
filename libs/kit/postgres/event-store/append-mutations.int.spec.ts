import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { appendChecks } from '../../eventsourcing/testing/append-checks.js';
import {
  oneOfFiftyWins,
  readersMissNothing,
} from '../../eventsourcing/testing/concurrency-checks.js';
import { positionsHaveNoHoles } from '../../eventsourcing/testing/gap-checks.js';
import { openPostgresLog, withoutHoles, type PostgresLog } from './testing/postgres-log.js';
import {
  noAppendScansTheLog,
  noPositionIsGivenTwice,
  noReaderPassesAnOpenAppend,
  tableChecks,
} from './testing/postgres-checks.js';

type Check = (log: PostgresLog) => Promise<void>;
type Damage = (sql: string) => string;

const oneWins: Check = async (log) => void (await oneOfFiftyWins(log));
const readersSeeAll: Check = async (log) =>
  void (await readersMissNothing(log, { writers: 12, appendsEach: 6, apart: true }));
const noHoles: Check = (log) => positionsHaveNoHoles(withoutHoles(log))(log);

const LOCK = /PERFORM pg_advisory_xact_lock\(\d+\);/;
const COUNT = /UPDATE events\.counter[^;]*INTO base;/;
const CHECKED = `outcome := 'all';`;
const SEQUENCE = `base := nextval('events.places') - 1; PERFORM setval('events.places', base + cardinality(ids));`;

const withoutLock: Damage = (sql) =>
  sql.replace(LOCK, '').replace(CHECKED, `PERFORM pg_sleep(0.002); ${CHECKED}`);
const lockTooLate: Damage = (sql) => {
  const lock = LOCK.exec(sql)?.[0];
  return lock
    ? sql.replace(lock, '').replace(CHECKED, `${lock} PERFORM pg_sleep(0.002); ${CHECKED}`)
    : sql;
};
const fromSequence: Damage = (sql) =>
  sql
    .replace('CREATE SCHEMA events', 'CREATE SCHEMA events; CREATE SEQUENCE events.places')
    .replace(COUNT, SEQUENCE);
/** Each call takes places for a hundred events, since two calls at once may not share the sequence's last value. */
const fromSequenceWithoutLock: Damage = (sql) =>
  fromSequence(sql.replace(LOCK, ''))
    .replace('SEQUENCE events.places', 'SEQUENCE events.places INCREMENT 100')
    .replace(/PERFORM setval\([^;]*;/, '');
const countedFromTable: Damage = (sql) =>
  sql.replace(COUNT, 'base := coalesce((SELECT max(l.position) FROM events.log l), 0);');
const withoutStreamKey: Damage = (sql) => sql.replace(/,\s*UNIQUE \(stream, revision\)/, '');
const withoutIdKey: Damage = (sql) => sql.replace('id uuid NOT NULL UNIQUE', 'id uuid NOT NULL');
const withoutCheckOf =
  (column: string): Damage =>
  (sql) =>
    sql.replace(new RegExp(`CHECK \\(${column}::text[^,]*(?=,\\n)`), '');
/** On a server that believes in slow disks, as PostgreSQL does unless told otherwise. */
const withFreePlans: Damage = (sql) =>
  sql.replace('SET enable_seqscan = off SET enable_bitmapscan = off', 'SET random_page_cost = 4');

const ACCEPTED = /promise resolved instead of rejected/;
const { noSecondEventAtARevision, noSecondEventWithAnId, noNulInData, noHalfAPairInMeta } =
  tableChecks;

/** What is done to the database, the check that must fail then, and with what. */
const MUTATIONS: readonly (readonly [string, Damage, Check, RegExp])[] = [
  ['the lock is gone', withoutLock, oneWins, /duplicate key value/],
  ['the lock is taken after the checks', lockTooLate, oneWins, /duplicate key value/],
  ['positions come from a sequence instead of the counter', fromSequence, noHoles, /toEqual/],
  [
    'positions come from a sequence, and the lock is gone',
    fromSequenceWithoutLock,
    noReaderPassesAnOpenAppend,
    /toEqual/,
  ],
  [
    'positions are counted from the table instead of the counter',
    countedFromTable,
    noPositionIsGivenTwice,
    /Expected: \d+\s+Received: \d+/,
  ],
  ['the key of stream and revision is gone', withoutStreamKey, noSecondEventAtARevision, ACCEPTED],
  ['the key of ids is gone', withoutIdKey, noSecondEventWithAnId, ACCEPTED],
  ['the check of the data is gone', withoutCheckOf('data'), noNulInData, ACCEPTED],
  ['the check of the meta is gone', withoutCheckOf('meta'), noHalfAPairInMeta, ACCEPTED],
  ['its plans are free', withFreePlans, noAppendScansTheLog, /Expected: \d+\s+Received: \d+/],
];
const CHECKS: readonly Check[] = [
  oneWins,
  readersSeeAll,
  noHoles,
  noReaderPassesAnOpenAppend,
  noPositionIsGivenTwice,
  noAppendScansTheLog,
  ...Object.values(tableChecks),
];

async function on(
  damage: Damage | undefined,
  work: (log: PostgresLog) => Promise<void>,
): Promise<void> {
  const log = await openPostgresLog(damage);
  try {
    await work(log);
  } finally {
    await log.close();
  }
}

describe('every part of the log is needed', () => {
  test('as it is, it passes all checks', () =>
    on(undefined, async (log) => {
      for (const check of CHECKS) await check(log);
    }));

  test.each(MUTATIONS)(
    '%s: it works for one writer, but a check fails',
    (_, damage, check, complaint) =>
      on(damage, async (log) => {
        await appendChecks[
          'an event comes back as it was given, with its stream, revision and position'
        ]?.(log);
        const failure: unknown = await check(log).catch((error: Error) =>
          stripVTControlCharacters(error.message),
        );
        expect(failure).toEqual(expect.stringMatching(complaint));
      }),
  );
});
