import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { streamOf } from '#kit/eventsourcing';
import { nonprofit } from '#contexts/organisations';
import { amount, recordRun } from '../support/fault-runs.js';
import { offerHeader } from '../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/**
 * Readers never see a gap: while events are appended and taken in, and the tables are rebuilt and swapped again and again, whoever reads
 * finds every row that was there before, and no error. At length it goes on for a minute.
 */
const APPENDS = amount('APPENDS', { usual: 600, long: 12_000 });
/** A little more than two hundred appends and a hundred reads a second, where the machine can. */
const [APPEND_MILLISECONDS, READ_MILLISECONDS] = [4.8, 9.6];
/** How many appends may be under way: one that is late keeps none of the next waiting. */
const MOST_UNDER_WAY = 500;
/** After a rebuild, between two looks at every row, and between two requests over HTTP. */
const [PAUSE_MILLISECONDS, LOOK_MILLISECONDS, ASK_MILLISECONDS] = [1_000, 1_000, 100];
const LEAST_SWAPS = 2;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(offerHeader({ others: ['pia: { platform: true }'] }));
});
afterAll(() => app.close());

const runtime = () => app.scenario.product.runtime;

/** Again and again at these times, as long as it goes on; what is late is made up for. */
async function every(
  milliseconds: number,
  goesOn: () => boolean,
  work: () => Promise<unknown>,
): Promise<number> {
  let times = 0;
  for (let next = performance.now(); goesOn(); next += milliseconds) {
    await delay(Math.max(0, next - performance.now()));
    await work();
    times++;
  }
  return times;
}

async function register(id: string): Promise<void> {
  const data = { nonprofit: id, name: `Nonprofit ${id}`, description: '', locations: [] };
  const plan = () => ({
    command: { name: 'RegisterNonprofit' as const, data },
    actor: null,
    capacity: 'system',
    mandate: null,
  });
  await runtime().ledger.execute(
    nonprofit,
    streamOf(nonprofit, id),
    { commandId: id, correlation: id, causation: id },
    plan,
  );
}

test('rebuilt and swapped tables miss no row under load', async () => {
  const { engine } = app.scenario.product;
  const [seen, acknowledged, wrong]: [Set<string>, string[], string[]] = [new Set(), [], []];
  const query = async <T extends object>(sql: string): Promise<T[]> =>
    (await runtime().pool.query<T>(sql)).rows;
  /** Every row that was there before, by its id. */
  const look = async () => {
    const found = new Set(
      (await query<{ id: string }>('SELECT id FROM read.nonprofits')).map(({ id }) => id),
    );
    wrong.push(...[...seen].filter((id) => !found.has(id)));
    for (const id of found) seen.add(id);
  };
  /** None of them is ever taken away, so that there are never fewer. */
  let most = 0;
  const read = async () => {
    const [row] = await query<{ count: number }>(
      'SELECT count(*)::int AS count FROM read.nonprofits',
    );
    const count = row?.count ?? 0;
    if (count < most) wrong.push(`${count} rows after ${most}`);
    most = Math.max(most, count);
  };
  /** Over HTTP, of a row that was there before. */
  const ask = async () => {
    const [id] = seen;
    const { status } = await app.get('pia', `/nonprofits/${id ?? ''}`);
    if (status !== 200) wrong.push(`${status}`);
  };
  let [begun, swaps, underWay] = [0, 0, 0];
  const append = async () => {
    while (underWay >= MOST_UNDER_WAY) await delay(1);
    const id = randomUUID();
    const failed = (error: unknown) => void wrong.push(String(error));
    [begun, underWay] = [begun + 1, underWay + 1];
    void register(id)
      .then(() => acknowledged.push(id), failed)
      .finally(() => underWay--);
  };
  const rebuild = async () => {
    await engine.rebuild();
    swaps++;
    await delay(PAUSE_MILLISECONDS);
  };
  const goesOn = () => begun < APPENDS || underWay > 0 || swaps < LEAST_SWAPS;
  await look();
  engine.start();
  const from = performance.now();
  const written = every(APPEND_MILLISECONDS, () => begun < APPENDS, append).then(async () => {
    while (underWay > 0) await delay(1);
    return (1_000 * acknowledged.length) / (performance.now() - from);
  });
  const [rate, reads, answers] = await Promise.all([
    written,
    every(READ_MILLISECONDS, goesOn, read),
    every(ASK_MILLISECONDS, goesOn, ask),
    every(LOOK_MILLISECONDS, goesOn, look),
    every(0, goesOn, rebuild),
  ]);
  const readRate = (1_000 * reads) / (performance.now() - from);
  await app.settle();
  await look();
  expect(wrong).toEqual([]);
  const said = `${APPENDS} appends, ${rate.toFixed()} a second; ${reads} reads, ${readRate.toFixed()} a second, and ${answers} over HTTP; ${swaps} swaps`;
  const given = app.scenario.id('nonprofit', 'helpers');
  recordRun({
    fault: 14,
    store: 'PostgreSQL',
    injected: swaps,
    expected: [given, ...acknowledged],
    seen: [...seen],
    said,
  });
  expect((await engine.rebuild()).differing).toEqual([]);
  if (process.env['APPENDS'] !== undefined) console.info(said);
});
