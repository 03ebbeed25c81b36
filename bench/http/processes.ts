import { transformFile } from '@swc/core';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './load.js';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const PRODUCT = here('../../dist/apps/cli/main.js');
const TWIN = here('../crud-twin/');
const TWIN_COMPILED = here('../../node_modules/.cache/volunteer-ledger/crud-twin/');
const LOADER = [
  '--no-warnings',
  '--import',
  new URL('../../test/support/typescript.mjs', import.meta.url).href,
];

/** A server or worker process. It runs until `stop`. */
export interface Served {
  /** Base URL; empty for a worker. */
  readonly url: string;
  /** Milliseconds from its start until it reported ready. */
  readonly readyAfter: number;
  readonly pid: number;
  /** Stops it without ending it, so that it uses nothing in another's turn. */
  pause(): void;
  resume(): void;
  /** Resident memory, in bytes (Linux). */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a command of the product from the output of `npm run build`. */
export function startLedger(
  command: 'api' | 'worker' | 'start',
  environment: Readonly<Record<string, string>>,
): Promise<Served> {
  return whenReady(spawn(process.execPath, [PRODUCT, command], options(environment)));
}

/** Starts the twin, compiled like the product, on a database of its own. `tokens`: file with the key of its tokens. */
export async function startTwin(url: string, tokens: string, smtp: string): Promise<Served> {
  await mkdir(TWIN_COMPILED, { recursive: true });
  await writeFile(`${TWIN_COMPILED}package.json`, '{"type":"module"}');
  for (const file of await readdir(TWIN)) {
    const { code } = await transformFile(TWIN + file, { configFile: here('../../.swcrc') });
    await writeFile(TWIN_COMPILED + file.replace(/ts$/, 'js'), code);
  }
  return whenReady(
    spawn(process.execPath, [`${TWIN_COMPILED}main.js`, url, tokens, smtp], options({})),
  );
}

const options = (environment: Readonly<Record<string, string>>) => ({
  env: { PATH: process.env['PATH'], ...environment },
  stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'],
});

async function whenReady(child: ChildProcess): Promise<Served> {
  const begun = performance.now();
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      if (/^(API|Worker|Volunteer Ledger)\b.*(http|runs)/.test(line))
        resolve(/https?:\S+/.exec(line)?.[0] ?? '');
    });
    child.once('exit', (code) =>
      reject(new Error(`A process ended with ${code} before it was ready.`)),
    );
  });
  const readyAfter = performance.now() - begun;
  return {
    url,
    readyAfter,
    pid: child.pid ?? 0,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    memory: () =>
      1_024 *
      Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]),
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Load generator in a process of its own, so that it does not slow down the measuring process. */
export class LoadMaker {
  readonly #child = fork(here('load.ts'), { execArgv: LOADER });

  async run(load: Load): Promise<LoadResult> {
    this.#child.send(load);
    const [result] = (await once(this.#child, 'message')) as [LoadResult | { error: string }];
    if ('error' in result) throw new Error(result.error);
    return result;
  }

  stop(): void {
    this.#child.kill();
  }
}

/** An SMTP server in a process of its own, which takes every mail and counts them. */
export class MailSink {
  readonly #child: ChildProcess;
  #taken = 0;

  private constructor(
    child: ChildProcess,
    readonly url: string,
  ) {
    this.#child = child;
    child.on('message', (taken: number) => (this.#taken = taken));
  }

  static async start(): Promise<MailSink> {
    const child = fork(here('smtp-sink.ts'), { execArgv: LOADER });
    const [port] = (await once(child, 'message')) as [number];
    return new MailSink(child, `smtp://127.0.0.1:${port}`);
  }

  /** Mails taken so far. */
  get taken(): number {
    return this.#taken;
  }

  stop(): void {
    this.#child.kill();
  }
}
