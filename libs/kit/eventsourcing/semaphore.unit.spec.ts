import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Semaphore } from './semaphore.js';

const never = new AbortController().signal;

function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

test('runs at most as much work at once as it has permits, the rest in order', async () => {
  const semaphore = new Semaphore(2);
  const gates = [gate(), gate(), gate(), gate()];
  const started: number[] = [];
  const work = gates.map(({ passed }, index) =>
    semaphore.run(async () => (started.push(index), passed), never),
  );
  expect(started).toEqual([0, 1]);
  gates[1]?.open();
  await setImmediate();
  expect(started).toEqual([0, 1, 2]);
  for (const { open } of gates) open();
  await Promise.all(work);
  expect(started).toEqual([0, 1, 2, 3]);
});

test('returns the permit of work that fails', async () => {
  const semaphore = new Semaphore(1);
  await expect(semaphore.run(() => Promise.reject(new Error('broken')), never)).rejects.toThrow(
    'broken',
  );
  await expect(semaphore.run(() => Promise.resolve('done'), never)).resolves.toBe('done');
});

test('gives no permit to work that was aborted while waiting', async () => {
  const semaphore = new Semaphore(1);
  const { passed, open } = gate();
  const stop = new AbortController();
  const first = semaphore.run(() => passed, never);
  const second = semaphore.run(() => Promise.resolve('second'), stop.signal);
  stop.abort(new Error('no more'));
  await expect(second).rejects.toThrow('no more');
  open();
  await first;
  await expect(semaphore.run(() => Promise.resolve('third'), never)).resolves.toBe('third');
});

test('takes turns between companies: eighty of one do not delay one of another', async () => {
  const semaphore = new Semaphore(2);
  const ended: string[] = [];
  const run = (company: string, person: string) =>
    semaphore.run(async () => (await setImmediate(), void ended.push(company)), undefined, [company, person]); // prettier-ignore
  const eighty = Array.from({ length: 80 }, (_, n) => run('acme', `person ${n % 4}`));
  await Promise.all([...eighty, run('beta', 'bob')]);
  expect(ended.indexOf('beta')).toBeLessThan(5);
});
