import { describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from '#kit/eventsourcing';
import type { Pool } from 'pg';
import { MOST_WAITERS, ReadYourWrites } from './read-your-writes.js';

const at = (number: number): string => String(number).padStart(16, '0');

/** A log and read models whose positions the test moves. */
function world({ head = 10, reached = 5 } = {}) {
  const state = { head: at(head), reached: at(reached), polls: 0, heads: 0 };
  const pool = {
    query: () => {
      state.polls += 1;
      return Promise.resolve({ rows: [{ position: state.reached }] });
    },
  } as unknown as Pool;
  const store = {
    head: () => {
      state.heads += 1;
      return Promise.resolve(state.head);
    },
  };
  return { state, reads: new ReadYourWrites(pool, { store } as unknown as Ledger) };
}
const invalid: unknown = expect.objectContaining({ kind: 'invalid', field: 'Wait-For-Position' });

describe('a position', () => {
  test.each(['', '0', '7', 'x', at(11), `${at(3)}.${at(3)}`, '-'.repeat(16), 'z'.repeat(16)])(
    'that the log has not given out is refused: %j',
    async (position) => {
      await expect(world().reads.wait(position)).rejects.toEqual(invalid);
    },
  );

  test('that the read models have reached is not waited for', async () => {
    const { reads, state } = world();
    await reads.wait(at(5));
    expect(state.polls).toBe(1);
    await reads.wait(at(4));
    expect(state).toMatchObject({ polls: 1, heads: 1 });
  });
});

describe('requests that wait', () => {
  test('share one poll', async () => {
    const { reads, state } = world();
    const waiting = Promise.all(Array.from({ length: 100 }, () => reads.wait(at(8))));
    await delay(40);
    expect(state.polls).toBeLessThan(10);
    expect(state.heads).toBe(1);
    state.reached = at(8);
    await waiting;
  });

  test('beyond a limit are told to come back', async () => {
    const { reads, state } = world();
    await reads.wait(at(5));
    const waiting = Array.from({ length: MOST_WAITERS }, () => reads.wait(at(8)));
    await delay(5);
    await expect(reads.wait(at(9))).rejects.toMatchObject({ status: 503, rule: 'too_many_waiting', retryAfter: 1 }); // prettier-ignore
    state.reached = at(9);
    await Promise.all(waiting);
    await reads.wait(at(9));
  });
});
