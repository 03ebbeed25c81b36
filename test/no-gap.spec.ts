import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { streamOf } from '#eventsourcing';
import { nonprofit } from '#organisations';
import { openScene, type Scene } from './support/scene.js';

/**
 * Readers never see a gap: while events are appended and taken in, and the tables are rebuilt and swapped again and again, whoever reads
 * finds every row that was there before, and no error. GAP_SECONDS=60 goes on for a minute, and says what it did.
 */
const SECONDS = Number(process.env['GAP_SECONDS'] ?? 3);
/** Two hundred appends and a hundred reads a second, where the machine can. */
const APPEND_MILLISECONDS = 5;
const WRITERS = 8;
const READ_MILLISECONDS = 10;
const LEAST_SWAPS = 2;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: {} }
  nonprofits: { helpers: { coordinators: [cora] } }
  people: { cora: { coordinator: helpers }, pia: { platform: true } }
`);
});
afterAll(() => scene.close());

const runtime = () => scene.stage.product.runtime;

/** Again and again at these times, as long as it goes on; what is late is not made up for. */
async function every(milliseconds: number, goesOn: () => boolean, work: () => Promise<unknown>): Promise<number> {
  let times = 0;
  for (let next = performance.now(); goesOn(); next = Math.max(next + milliseconds, performance.now())) {
    await delay(Math.max(0, next - performance.now()));
    await work();
    times++;
  }
  return times;
}

async function register(): Promise<void> {
  const id = randomUUID();
  const data = { nonprofit: id, name: `Nonprofit ${id}`, description: '', locations: [] };
  const plan = () => ({ command: { name: 'RegisterNonprofit' as const, data }, actor: null, capacity: 'system', mandate: null });
  await runtime().ledger.execute(nonprofit, streamOf(nonprofit, id), { commandId: id, correlation: id, causation: id }, plan);
}

test('under appends and reads, tables that are rebuilt and swapped miss no row and give no error', async () => {
  const { engine } = scene.stage.product;
  const seen = new Set<string>();
  const missed: string[] = [];
  const read = async () => {
    const { rows } = await runtime().pool.query<{ id: string }>('SELECT id FROM read.nonprofits');
    const found = new Set(rows.map(({ id }) => id));
    missed.push(...[...seen].filter((id) => !found.has(id)));
    for (const id of found) seen.add(id);
  };
  /** Over HTTP, of a row that was there before. */
  const ask = async () => {
    const [id] = seen;
    const { status } = await scene.get('pia', `/nonprofits/${id ?? ''}`);
    if (status !== 200) missed.push(`${status}`);
  };
  const until = performance.now() + 1_000 * SECONDS;
  let swaps = 0;
  const goesOn = () => performance.now() < until || swaps < LEAST_SWAPS;
  await read();
  engine.start();
  const rebuild = async () => {
    await engine.rebuild();
    swaps++;
  };
  const writers = Array.from({ length: WRITERS }, () => every(APPEND_MILLISECONDS * WRITERS, goesOn, register));
  const [written, reads, answers] = await Promise.all([
    Promise.all(writers),
    every(READ_MILLISECONDS, goesOn, read),
    every(10 * READ_MILLISECONDS, goesOn, ask),
    every(0, goesOn, rebuild),
  ]);
  const appends = written.reduce((sum, count) => sum + count, 0);
  await scene.settle();
  await read();
  expect(missed).toEqual([]);
  expect(seen.size).toBe(appends + 1);
  expect((await engine.rebuild()).differing).toEqual([]);
  if (process.env['GAP_SECONDS'] !== undefined) console.info({ seconds: SECONDS, appends, reads, answers, swaps });
});
