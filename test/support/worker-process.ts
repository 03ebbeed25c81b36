import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './another-process.js';

/** A worker in a process of its own, as people start it: `ledger worker`. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** How it calls itself as owner of a lease. */
  readonly owner: string;
  /** Its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** What it complained of so far. */
  complaints(): string;
  /** Continues it if it was stopped, kills it outright, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a worker from the sources and waits until it runs.
 * @param environment where its stores and mails are; nothing else of ours
 */
export async function startWorker(environment: Record<string, string>): Promise<WorkerProcess> {
  const arguments_ = ['--import', './test/support/typescript.mjs', 'apps/cli/main.ts', 'worker'];
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, arguments_, { cwd: ROOT, env: { PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const owner = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      const [, name] = /Worker (\S+) runs/.exec(output) ?? [];
      if (name !== undefined) resolve(name);
    });
    child.once('error', reject).once('close', () => reject(new Error(`The worker ended without a word. ${output}${complaints}`)));
  });
  const kill = async () => {
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  };
  return { child, owner: await owner, ended, complaints: () => complaints, kill };
}
