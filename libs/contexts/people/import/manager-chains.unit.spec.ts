import { expect, test } from '@jest/globals';
import { WorkPacer } from '#platform/jobs';
import { managersFirst } from './manager-chains.js';

const line = (id: string, manager: string | null = null) => ({ id, manager });
const NOBODY = { managers: new Map<string, string>() };
const order = async (lines: readonly ReturnType<typeof line>[], known = NOBODY) =>
  (await managersFirst(lines, known, new WorkPacer())).map(({ id }) => id).join(' ');

test('puts each manager before their reports', async () => {
  const lines = [line('eva', 'max'), line('max', 'zoe'), line('tom', 'max'), line('zoe')];
  expect(await order(lines)).toBe('zoe max eva tom');
});

test('keeps the order of the file among people of one depth', async () => {
  expect(await order([line('tom'), line('eva'), line('max')])).toBe('tom eva max');
});

test('takes a manager whom the line leaves as it is', async () => {
  const known = { managers: new Map([['eva', 'max']]) };
  expect(await order([line('eva'), line('max')], known)).toBe('max eva');
});

test('counts managers who are not in the file', async () => {
  const managers = new Map([...['b', 'c', 'd'].entries()].map(([at, id]) => [id, 'abc'[at] ?? '']));
  expect(await order([line('eva', 'd'), line('max', 'b')], { managers })).toBe('max eva');
});

test('sorts a shuffled chain of 49,000 people', async () => {
  const count = 49_000;
  const at = (n: number) => (n * 30_011) % count;
  const lines = Array.from({ length: count }, (_, n) =>
    line(`p${at(n)}`, at(n) === 0 ? null : `p${at(n) - 1}`),
  );
  const sorted = await managersFirst(lines, NOBODY, new WorkPacer());
  expect(sorted.findIndex(({ id }, n) => id !== `p${n}`)).toBe(-1);
});
