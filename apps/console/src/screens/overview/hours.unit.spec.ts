import { describe, expect, test } from '@jest/globals';
import { hoursByGroup, hoursOf } from './hours.js';

const group = (id: string, minutes: number, people = 1) => ({
  id,
  name: `Name ${id}`,
  minutes,
  people,
});

describe('hours', () => {
  test.each([
    [0, 0],
    [90, 1.5],
    [100, 1.7],
    [60_000, 1_000],
  ])('of %d minutes are %d', (minutes, hours) => {
    expect(hoursOf(minutes)).toBe(hours);
  });

  test('of a group are those of all months together, most first', () => {
    const months = [
      { month: '2026-01', people: 2, minutes: 150, groups: [group('a', 30), group('b', 120)] },
      { month: '2026-02', people: 0, minutes: 0, groups: [] },
      { month: '2026-03', people: 1, minutes: 61, groups: [group('a', 61)] },
    ];
    expect(hoursByGroup(months)).toEqual([
      { key: 'b', label: 'Name b', hours: 2 },
      { key: 'a', label: 'Name a', hours: 1.5 },
    ]);
  });

  test('are rounded once, after the sum', () => {
    const months = ['01', '02', '03'].map((month) => ({
      ...{ month: `2026-${month}`, people: 1, minutes: 2 },
      groups: [group('a', 2)],
    }));
    expect(hoursByGroup(months)).toEqual([{ key: 'a', label: 'Name a', hours: 0.1 }]);
  });
});
