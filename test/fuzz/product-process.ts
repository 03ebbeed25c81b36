import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../support/another-process.js';
import type { Order, ProductReport } from './product.js';
import type { FuzzTarget } from './world.js';

/** The product in a process of its own, where nothing of the fuzzer holds its event loop. */
export interface ProductProcess {
  readonly target: FuzzTarget;
  order(order: Order): Promise<ProductReport>;
  /** What it logged: an error for each answer of 500. */
  log(): string;
  kill(): void;
}

export async function startProduct(): Promise<ProductProcess> {
  const child = spawn(
    process.execPath,
    ['--import', './test/support/typescript.mjs', 'test/fuzz/product.ts'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: { ...process.env, LOG_LEVEL: 'error' },
    },
  );
  let log = '';
  child.stderr?.on('data', (text: Buffer) => (log = `${log}${text.toString()}`.slice(-100_000)));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The product ended (${String(code)}). ${log}`);
  });
  ended.catch(() => undefined);
  const answer = async <T>(): Promise<T> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
    return message;
  };
  const target = await answer<FuzzTarget>();
  return {
    target,
    order: (order) => {
      const answered = answer<ProductReport>();
      child.send(order);
      return answered;
    },
    log: () => log,
    kill: () => void child.kill('SIGKILL'),
  };
}
