import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const INTERVAL_MILLISECONDS = 5;
const NANOSECONDS = 1e6;

/** A stretch in which the event loop did not come round. */
export interface Hold {
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  /** How long this process computed meanwhile: what counts. */
  readonly held: number;
  /** How long it was by the clock on the wall. */
  readonly wall: number;
}

/** What a watch saw since the report before. */
export interface LoopReport {
  /** The longest stretch, in milliseconds of computing. */
  readonly longest: number;
  /** The longest delay by the clock on the wall, as perf_hooks measures it: on a loaded machine, other processes are part of it. */
  readonly wall: number;
  /** Stretches longer than the limit. */
  readonly holds: readonly Hold[];
}

/** CPU time of the main thread as the kernel counts it, in milliseconds; undefined where the kernel does not tell. */
export function threadCpu(): number | undefined {
  try {
    const line = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8');
    return Number(line.slice(0, line.indexOf(' '))) / NANOSECONDS;
  } catch {
    return undefined;
  }
}

/** CPU time of the whole process, other threads included: at least that of the main thread. */
function processCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/**
 * Watches the event loop of the process in which it runs. A timer measures, each time it is called, how much wall-clock time passed and how
 * much CPU time this thread had; the smaller of the two held the loop. So a process that had to wait for a CPU is not blamed for it: waiting
 * adds to the wall-clock time alone. Other threads of the process cannot make it more than the wall-clock time either.
 */
export class LoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: INTERVAL_MILLISECONDS });
  readonly #timer: NodeJS.Timeout;
  #wall = performance.now();
  #cpu = cpuTime();
  #longest = 0;
  #holds: Hold[] = [];

  /** @param limit milliseconds from which a stretch is kept */
  constructor(private readonly limit: number) {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#look(), INTERVAL_MILLISECONDS);
    this.#timer.unref();
  }

  report(): LoopReport {
    this.#look();
    const report = {
      longest: this.#longest,
      wall: this.#delay.max / NANOSECONDS,
      holds: this.#holds,
    };
    this.#delay.reset();
    this.#longest = 0;
    this.#holds = [];
    return report;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }

  #look(): void {
    const [wall, cpu] = [performance.now(), cpuTime()];
    const hold = {
      at: Date.now(),
      held: Math.min(wall - this.#wall, cpu - this.#cpu),
      wall: wall - this.#wall,
    };
    this.#longest = Math.max(this.#longest, hold.held);
    if (hold.held > this.limit) this.#holds.push(hold);
    this.#wall = wall;
    this.#cpu = cpu;
  }
}

const cpuTime = (): number => threadCpu() ?? processCpu();

const REFERENCE_MILLISECONDS = 40;
const REFERENCE_ROWS = Array.from({ length: 4_000 }, (_, at) => ({
  id: `${(at * 7_919) % 4_000}`,
  dates: [{ start: at, end: at + 1 }],
  text: `row ${at}`,
}));

/**
 * How many times longer than REFERENCE_MILLISECONDS this thread computes at a fixed piece of work now, at least 1. A limit in milliseconds
 * is multiplied by it, so that a slow or busy machine does not fail what a usual one passes.
 */
export function slowness(): number {
  const [wall, cpu] = [performance.now(), cpuTime()];
  for (let round = 0; round < 4; round++) {
    const rows = JSON.parse(JSON.stringify(REFERENCE_ROWS)) as typeof REFERENCE_ROWS;
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    new Map(rows.map((row) => [row.id, { ...row }]));
  }
  const spent = Math.min(performance.now() - wall, cpuTime() - cpu);
  return Math.max(1, spent / REFERENCE_MILLISECONDS);
}
