import { expect } from '@jest/globals';
import { accepted, begin, newEvent, newEvents, newStream } from '../../../eventsourcing/testing/check.js';
import type { PostgresLog } from './postgres-log.js';

/** A copy of the last event's row with some columns changed, inserted by the owner past all functions. */
const copyOfLast = (changes: Readonly<Record<string, string>>): string => {
  const columns = ['position', 'stream', 'revision', 'id', 'type', 'version', 'data', 'meta', 'occurred_at', 'recorded_at', 'hash', 'append_start'];
  const values = columns.map((column) => changes[column] ?? column);
  return `INSERT INTO events.log (${columns.join(', ')}) SELECT ${values.join(', ')} FROM events.log ORDER BY position DESC LIMIT 1`;
};

/** The keys of the table hold even if all code before it fails. */
export async function theTableItselfRefuses(log: PostgresLog): Promise<void> {
  await begin(log.store, newStream(), newEvents(2));
  const elsewhere = { position: 'position + 1000', stream: `stream || '-copy'`, id: 'gen_random_uuid()' };
  const refused = async (changes: Readonly<Record<string, string>>, code: string) =>
    expect(log.owner.query(copyOfLast(changes))).rejects.toMatchObject({ code });
  await refused({ ...elsewhere, position: 'position' }, '23505');
  await refused({ ...elsewhere, stream: 'stream' }, '23505');
  await refused({ ...elsewhere, id: 'id' }, '23505');
  await refused({ ...elsewhere, revision: '-1' }, '23514');
  await refused({ ...elsewhere, data: `'{"text": "\\u0000"}'` }, '22P05');
  await refused({ ...elsewhere, meta: `'{"text": "\\ud83d"}'` }, '22P02');
  await refused({ ...elsewhere, data: `'{'` }, '22P02');
}

/** The last events are removed behind the log's back: their positions stay missing for ever. */
export async function noPositionIsGivenTwice(log: PostgresLog): Promise<void> {
  const removed = await begin(log.store, newStream(), newEvents(3));
  await log.owner.query('DELETE FROM events.log WHERE position > $1', [Number(removed.position) - 2]);
  const next = accepted(await log.store.append({ stream: newStream(), expected: 'none', events: [newEvent()] }));
  expect(Number(next.position)).toBe(Number(removed.position) + 1);
}
