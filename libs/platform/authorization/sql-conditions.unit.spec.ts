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

  test('are added as they are, with a value used twice', () => {
    const conditions = new Conditions();
    const placeholder = conditions.value('x');
    conditions.and(`(a = ${placeholder} OR b = ${placeholder})`).and(undefined).where('c = ?', 1);
    expect(conditions.sql).toBe('(a = $1 OR b = $1) AND c = $2');
  });

  test('without any, let everything through', () => {
    expect(new Conditions().sql).toBe('true');
  });
});
