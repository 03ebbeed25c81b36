import { describe, expect, test } from '@jest/globals';
import { Conditions } from './sql-conditions.js';

describe('conditions', () => {
  test('number their values through, and leave out what is undefined', () => {
    const conditions = new Conditions()
      .within((first) => ({ sql: `a = $${first} OR b = $${first + 1}`, values: [1, 2] }))
      .where('c = ?', undefined)
      .where('(d, e) < (?, ?)', 3, 4)
      .where('f = ?', null);
    expect(conditions.sql).toBe('(a = $1 OR b = $2) AND (d, e) < ($3, $4) AND f = $5');
    expect(conditions.value(6)).toBe('$6');
    expect(conditions.values).toEqual([1, 2, 3, 4, null, 6]);
  });

  test('without any, let everything through', () => {
    expect(new Conditions().sql).toBe('true');
  });
});
