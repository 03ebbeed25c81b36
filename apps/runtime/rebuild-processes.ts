import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { RangeFolder, PostgresByStream } from '#kit/postgres';
import type { FoldingJob, ParallelFolding, StreamRange } from '#kit/postgres';
import type { Config } from './config.js';
import { PROJECTIONS } from './read-models.js';
import type { Runtime } from './runtime.js';

/** The first message to a process: where everything is. */
export interface RebuildSetup {
  readonly config: Config;
  readonly databaseUrl: string;
}

/** Each further message: what to fold next. */
export interface RebuildTask extends Pick<FoldingJob, 'head' | 'right'> {
  readonly range: StreamRange;
}

/** What a process answers: rows were written, or it is done with the range or has failed at it. */
export type RebuildAnswer =
  { readonly range: number; readonly events: number } | { readonly ended: 'done' | 'failed' };

const PROGRAM = fileURLToPath(new URL('rebuild-process.js', import.meta.url));

/** Folds ranges of streams in processes of their own, as one process uses one processor. */
export class RebuildProcesses implements ParallelFolding {
  constructor(
    private readonly runtime: Runtime,
    readonly processes: number,
  ) {}

  async fold(ranges: readonly StreamRange[], job: FoldingJob): Promise<void> {
    const waiting = [...ranges];
    const children = Array.from({ length: Math.min(this.processes, ranges.length) }, () =>
      this.#start(),
    );
    const failed: StreamRange[] = [];
    const work = async (child: ChildProcess): Promise<void> => {
      for (let range; failed.length === 0 && (range = waiting.shift());)
        if (!(await foldIn(child, range, job))) failed.push(range);
    };
    const stop = () => children.forEach((child) => child.kill('SIGKILL'));
    job.signal?.addEventListener('abort', stop);
    try {
      await Promise.all(children.map(work));
    } finally {
      job.signal?.removeEventListener('abort', stop);
      stop();
      await Promise.all(children.map(ended));
    }
    job.signal?.throwIfAborted();
    for (const range of failed) await this.#foldHere(range, job);
    if (waiting.length > 0) await this.fold(waiting, job);
  }

  #start(): ChildProcess {
    const child = fork(PROGRAM, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    // What is sent to one that was killed: its exit says so, too.
    child.on('error', () => undefined);
    const { config, databaseUrl } = this.runtime;
    child.send({ config, databaseUrl } satisfies RebuildSetup);
    return child;
  }

  /** In this process, for a range whose own one failed or was killed: what is wrong with it is thrown here. */
  async #foldHere(range: StreamRange, job: FoldingJob): Promise<void> {
    const { pool, ring } = this.runtime;
    const log = new PostgresByStream(pool);
    await new RangeFolder({ pool, ring, projections: PROJECTIONS, log }).goOnWith(range, job);
  }
}

/** @returns false where the process failed or ended */
function foldIn(
  child: ChildProcess,
  range: StreamRange,
  { head, right, written }: FoldingJob,
): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isDone: boolean) => {
      child.off('message', listen).off('exit', fail).off('error', fail);
      resolve(isDone);
    };
    const fail = () => end(false);
    const listen = (message: unknown) => {
      const answer = message as RebuildAnswer;
      if ('ended' in answer) end(answer.ended === 'done');
      else written(answer.range, answer.events);
    };
    child.on('message', listen).once('exit', fail).once('error', fail);
    if (hasEnded(child)) fail();
    else child.send({ range, head, right } satisfies RebuildTask);
  });
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null;

/** @throws never: a process that could not be started has ended, too */
const ended = async (child: ChildProcess): Promise<void> => {
  if (!hasEnded(child)) await once(child, 'exit').catch(() => undefined);
};
