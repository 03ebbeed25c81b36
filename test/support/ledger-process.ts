import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './another-process.js';

/** The product in a process of its own, as people start it: `ledger …`. */
export interface LedgerProcess {
  readonly child: ChildProcess;
  /** Its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** What it complained of so far. */
  complaints(): string;
  /** Continues it if it was stopped, kills it outright, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface WorkerProcess extends LedgerProcess {
  /** How it calls itself as owner of a lease. */
  readonly owner: string;
}

export interface ApiProcess extends LedgerProcess {
  readonly url: string;
}

/** What a command line printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** As it was built before all tests: that starts faster than the sources. */
const PROGRAM = 'dist/apps/cli/main.js';
const JOURNEY_RUNNER = 'dist/tools/journeys/main.js';

/** @param environment nothing else of ours gets to it */
export function beginLedger(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  program = PROGRAM,
) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...words], {
    cwd: ROOT,
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  let [output, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  return { child, ended, output: () => output, complaints: () => complaints };
}

/** Runs a command that comes to an end by itself. */
export async function runLedger(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ran> {
  const { ended, output, complaints } = beginLedger(words, environment);
  return { code: await ended, output: output(), complaints: complaints() };
}

/** Plays journeys in a process of its own, as `npm run journeys` does. */
export async function runJourneyFiles(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ran> {
  const { ended, output, complaints } = beginLedger(files, environment, JOURNEY_RUNNER);
  return { code: await ended, output: output(), complaints: complaints() };
}

/** Starts a process and waits until it has said that it runs. @returns what `announced` caught of that, too */
export async function startLedger(
  words: readonly string[],
  announced: RegExp,
  environment: Readonly<Record<string, string>>,
): Promise<LedgerProcess & { said: string }> {
  const { child, ended, output, complaints } = beginLedger(words, environment);
  const said = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, caught] = announced.exec(output()) ?? [];
      if (caught !== undefined) resolve(caught);
    });
    child
      .once('error', reject)
      .once('close', () =>
        reject(new Error(`It ended without a word. ${output()}${complaints()}`)),
      );
  });
  const kill = async () => {
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  };
  return { child, said: await said, ended, complaints, kill };
}

/** @param environment where its stores and mails are */
export async function startWorker(
  environment: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const { said: owner, ...process } = await startLedger(
    ['worker'],
    /Worker (\S+) runs/,
    environment,
  );
  return { ...process, owner };
}

/** @param environment where its stores are, and its port */
export async function startApi(environment: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const { said: url, ...process } = await startLedger(['api'], /API: (\S+)/, environment);
  return { ...process, url };
}
