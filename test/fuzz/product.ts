import 'reflect-metadata';
import { openHttpApp } from '../support/http-app.js';
import { LoopWatch, type LoopReport } from '../support/loop-watch.js';
import { stopTestServer } from '../support/test-database.js';
import { describeTarget, HEAD, type FuzzTarget } from './world.js';

/** What the fuzzer asks of the process in which the product runs. */
export type Order =
  { readonly do: 'advance'; readonly days: number } | { readonly do: 'report' | 'stop' };

/** What it answers. */
export interface ProductReport {
  /** Of the product's clock, in milliseconds. */
  readonly now: number;
  readonly loop: LoopReport;
  /** Rejections and exceptions that nobody handled, and cycles of the engine that failed. */
  readonly errors: readonly string[];
  /** Streams that the engine parked because it could not handle an event. */
  readonly parked: readonly string[];
}

/** Event loop delays that fail. */
const LIMIT_MILLISECONDS = 250;
const SETTLE_EVERY_MILLISECONDS = 100;
const DAY = 86_400_000;

const errors: string[] = [];
const keep = (error: unknown): void =>
  void errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
process.on('unhandledRejection', keep).on('uncaughtException', keep);

const app = await openHttpApp(HEAD);
const { clock, product } = app.scenario;
let busy: Promise<void> = Promise.resolve();
const settle = (): Promise<void> => (busy = busy.then(() => app.settle()).catch(keep));
let scheduled = false;
product.runtime.ledger.appended = () => {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    void settle();
  }, SETTLE_EVERY_MILLISECONDS);
};
const watch = new LoopWatch(LIMIT_MILLISECONDS);

async function report(): Promise<ProductReport> {
  await settle();
  const { rows } = await product.runtime.pool.query<{ stream: string }>(
    'SELECT stream FROM work.parked',
  );
  return {
    now: Date.parse(clock.now()),
    loop: watch.report(),
    errors: errors.splice(0),
    parked: rows.map(({ stream }) => stream),
  };
}

async function obey(order: Order): Promise<void> {
  if (order.do === 'advance') {
    const to = new Date(Date.parse(clock.now()) + order.days * DAY).toISOString();
    busy = busy.then(() => product.engine.advance(clock, to)).catch(keep);
    await busy;
  }
  process.send?.(await report());
  if (order.do !== 'stop') return;
  watch.stop();
  await app.close();
  await stopTestServer();
  process.disconnect();
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.send?.((await describeTarget(app)) satisfies FuzzTarget);
