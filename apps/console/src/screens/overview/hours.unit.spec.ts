import { describe, expect, test } from '@jest/globals';
import { byMonth, cellsOf, participationsOf, tallyBy } from './hours.js';

const CSV = [
  '\uFEFFstart,creditedMinutes,employeeId,nonprofit,level',
  '2025-12-03T14:00,90,eva,"Helpers, ""Lyon""",acme/paris',
  '2026-02-03T14:00,60,eva,Readers,acme',
  '2026-02-09T14:00,45,max,Readers,acme',
  '',
].join('\r\n');

describe('cells of a CSV file', () => {
  test('keep commas, quotes and line ends that are quoted', () => {
    expect(cellsOf('a,"b,c"\r\n"d ""e""","f\ng"\r\n')).toEqual([
      ['a', 'b,c'],
      ['d "e"', 'f\ng'],
    ]);
  });

  test('may be empty, the last of a line too', () => {
    expect(cellsOf('a,,\nb,,c')).toEqual([
      ['a', '', ''],
      ['b', '', 'c'],
    ]);
  });
});

describe('participations of an export', () => {
  test('count hours and different people by a key', () => {
    expect(tallyBy(participationsOf(CSV), 'nonprofit')).toEqual([
      { key: 'Helpers, "Lyon"', hours: 1.5, people: 1 },
      { key: 'Readers', hours: 1.8, people: 2 },
    ]);
  });

  test('have a tally of each month between the first and the last', () => {
    expect(byMonth(participationsOf(CSV))).toEqual([
      { key: '2025-12', hours: 1.5, people: 1 },
      { key: '2026-01', hours: 0, people: 0 },
      { key: '2026-02', hours: 1.8, people: 2 },
    ]);
  });

  test('of an empty export have no month', () => {
    expect(byMonth(participationsOf('start,creditedMinutes,employeeId\r\n'))).toEqual([]);
  });
});
