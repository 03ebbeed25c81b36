import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { Semaphore } from './semaphore.js';

const never = new AbortController().signal;

function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

test('no more than so many run at once, and the others come in order', async () => {
  const turns = new Semaphore(2);
  const gates = [gate(), gate(), gate(), gate()];
  const started: number[] = [];
  const work = gates.map(({ passed }, index) =>
    turns.take(async () => (started.push(index), passed), never),
  );
  expect(started).toEqual([0, 1]);
  gates[1]?.open();
  await setImmediate();
  expect(started).toEqual([0, 1, 2]);
  for (const { open } of gates) open();
  await Promise.all(work);
  expect(started).toEqual([0, 1, 2, 3]);
});

test('work that fails gives its turn back', async () => {
  const turns = new Semaphore(1);
  await expect(turns.take(() => Promise.reject(new Error('broken')), never)).rejects.toThrow(
    'broken',
  );
  await expect(turns.take(() => Promise.resolve('done'), never)).resolves.toBe('done');
});

test('who stops waiting takes no turn', async () => {
  const turns = new Semaphore(1);
  const { passed, open } = gate();
  const stop = new AbortController();
  const first = turns.take(() => passed, never);
  const second = turns.take(() => Promise.resolve('second'), stop.signal);
  stop.abort(new Error('no more'));
  await expect(second).rejects.toThrow('no more');
  open();
  await first;
  await expect(turns.take(() => Promise.resolve('third'), never)).resolves.toBe('third');
});
