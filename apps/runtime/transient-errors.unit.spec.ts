import { expect, test } from '@jest/globals';
import pg from 'pg';
import { EventRejected, StoreOverloaded, StoreUnavailable } from '#kit/eventsourcing';
import { isTransient } from './transient-errors.js';

const withCode = (code: string): Error => Object.assign(new Error('of the system'), { code });
function ofDatabase(code: string): Error {
  return Object.assign(new pg.DatabaseError('of the database', 0, 'error'), { code });
}

test.each<[string, unknown]>([
  ['a silent event store', new StoreUnavailable('The event store does not answer.')],
  ['a full queue of appends', new StoreOverloaded()],
  ['a lost connection', withCode('ECONNRESET')],
  ['a database that is away', withCode('ECONNREFUSED')],
  ['a database that ends sessions', ofDatabase('57P01')],
  ['a database that starts', ofDatabase('57P03')],
])('%s is transient', (_, error) => {
  expect(isTransient(error)).toBe(true);
});

test.each<[string, unknown]>([
  ['events that are refused', new EventRejected('too large')],
  ['a value that is taken', ofDatabase('23505')],
  ['a mistake of ours', new TypeError('undefined is not a function')],
])('%s is not transient', (_, error) => {
  expect(isTransient(error)).toBe(false);
});
