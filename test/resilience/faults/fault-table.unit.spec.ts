import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { countRun, type FaultRun } from '../../support/fault-runs.js';
import { GAMES, SPECS, UNCOUNTED } from './fault-specs.js';
import { objections, remarks, tableOf } from './fault-table.js';

const run = (seen: readonly string[], over: Partial<FaultRun> = {}) =>
  countRun({ fault: 5, store: 'PostgreSQL', injected: 2, expected: ['a', 'b'], seen, ...over });

describe('the counts of a run', () => {
  test('count nothing when every expected effect happened once', () =>
    expect(run(['b', 'a'])).toMatchObject({ expected: 2, lost: 0, double: 0 }));
  test('count a missing effect as lost', () =>
    expect(run(['a'])).toMatchObject({ lost: 1, double: 0 }));
  test('count a repeated effect as a duplicate', () =>
    expect(run(['a', 'b', 'a'])).toMatchObject({ lost: 0, double: 1 }));
  test('count an unexpected effect as a duplicate', () =>
    expect(run(['a', 'b', 'c'])).toMatchObject({ lost: 0, double: 1 }));
});

describe('the table of all runs', () => {
  test('sums up runs by fault and store', () => {
    const counts = [
      run(['a', 'b']),
      run(['a', 'b'], { again: 3 }),
      run(['a', 'b'], { store: 'EventStoreDB' }),
    ];
    expect(tableOf(counts).split('\n').slice(2)).toEqual([
      '| 5 | PostgreSQL | 2 | 4 | 4 | 0 | 0 | 3 |',
      '| 5 | EventStoreDB | 1 | 2 | 2 | 0 | 0 | 0 |',
    ]);
  });

  test('is followed by the remarks of runs', () =>
    expect(remarks([run([]), run([], { said: '208 appends a second' })])).toEqual([
      'Fault 5, PostgreSQL: 208 appends a second.',
    ]));

  test('is followed by lost and duplicate effects and by faults without runs', () => {
    expect(objections([run(['a', 'b'])], [5])).toEqual([]);
    expect(objections([run(['a', 'a'])], [5, 8])).toEqual([
      'Fault 5, PostgreSQL: 1 lost, 1 duplicate.',
      'Fault 8: no run was counted.',
    ]);
  });
});

test('every fault has existing specs and a row in docs/faults.md', () => {
  const document = readFileSync('docs/faults.md', 'utf8');
  const all = { ...SPECS, ...UNCOUNTED };
  for (const spec of GAMES)
    expect({ spec, there: existsSync(spec), told: document.includes(spec) }).toEqual({
      spec,
      there: true,
      told: true,
    });
  expect(Object.keys(all).map(Number)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
  for (const [fault, specs] of Object.entries(all)) {
    expect(document).toMatch(new RegExp(`^\\| ${fault} +\\|`, 'm'));
    for (const spec of specs)
      expect({ spec, there: existsSync(spec), told: document.includes(spec) }).toEqual({
        spec,
        there: true,
        told: true,
      });
  }
});
