import { expect, test } from '@jest/globals';
import { ReadModelsWatch } from './back-pressure.js';

const at = (position: number): string => String(position).padStart(16, '0');

function watched() {
  const stands = { reached: 0, head: 0, time: 0, looks: 0 };
  const pool = {
    query: async () => {
      stands.looks += 1;
      return { rows: [{ position: at(stands.reached) }] };
    },
  };
  const watch = new ReadModelsWatch(
    pool as never,
    { head: async () => at(stands.head) },
    () => stands.time,
  );
  const behind = (reached: number, head: number, time: number): Promise<number> => {
    Object.assign(stands, { reached, head, time });
    return watch.secondsBehind();
  };
  return { stands, behind };
}

test('read models at the head are not behind', async () => {
  const { behind } = watched();
  expect(await behind(5, 5, 0)).toBe(0);
  expect(await behind(9, 9, 60_000)).toBe(0);
});

test('time counts from when a head was seen that is not reached', async () => {
  const { behind } = watched();
  expect(await behind(5, 9, 1_000)).toBe(0);
  expect(await behind(8, 20, 31_000)).toBe(30);
  expect(await behind(9, 30, 41_000)).toBe(0);
  expect(await behind(29, 30, 44_000)).toBe(3);
});

test('the stores are asked once a second, however many ask', async () => {
  const { stands, behind } = watched();
  await Promise.all([behind(1, 2, 0), behind(1, 2, 0)]);
  await behind(1, 2, 999);
  expect(stands.looks).toBe(1);
  await behind(1, 2, 1_000);
  expect(stands.looks).toBe(2);
});
