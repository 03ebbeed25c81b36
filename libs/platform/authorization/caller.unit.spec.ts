import { expect, test } from '@jest/globals';
import type { Pool } from 'pg';
import { Callers, nonprofitsOf, oversees, seesEverything } from './caller.js';
import { CALLERS, held, someone } from './testing/callers.js';

test('callers are found in the order in which they are asked for', async () => {
  const rows = [
    { ...CALLERS.employee, person: 'b', n: 2 },
    { ...CALLERS.manager, person: 'c', n: 3 },
  ];
  const pool = { query: () => Promise.resolve({ rows }) } as unknown as Pool;
  const { byId } = new Callers(pool);
  const found = await Promise.all(['a', 'b', 'c'].map(byId));
  expect(found.map((caller) => caller?.person)).toEqual([undefined, 'b', 'c']);
});

test('an auditor of a nonprofit does not coordinate it', () => {
  const reader = someone(held('auditor', { nonprofit: 'helpers' }));
  expect(nonprofitsOf(reader)).toEqual([]);
  expect([seesEverything(reader), oversees(reader)]).toEqual([false, false]);
  expect(nonprofitsOf(CALLERS.coordinator)).toEqual(['helpers']);
});
