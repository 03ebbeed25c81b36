import { PostgresUnavailable } from './postgres-unavailable.js';

/** How often a server may be restarted. In milliseconds where it is time. */
export interface RestartLimits {
  /** So many attempts within `window`; then it is given up. */
  readonly attempts: number;
  readonly window: number;
  /** Between two looks at the server; after a start that failed twice as long, and so on. */
  readonly interval: number;
}

const LIMITS: RestartLimits = { attempts: 5, window: 300_000, interval: 250 };

/** Looks whether a server lives, and starts it again when it has ended. */
export class Supervisor {
  readonly #attempts: number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #isStopped = false;

  constructor(
    private readonly isAlive: () => boolean,
    private readonly restart: () => Promise<void>,
    private readonly log: (line: string) => void,
    private readonly limits: RestartLimits = LIMITS,
  ) {}

  /** @param onGiveUp called once, when the server ends too often or cannot be started */
  start(onGiveUp: (error: PostgresUnavailable) => void): void {
    if (this.#isStopped || this.#timer) return;
    this.#scheduleCheck(onGiveUp);
  }

  /** Ends the supervision; resolves when no restart is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#checking;
  }

  #scheduleCheck(
    onGiveUp: (error: PostgresUnavailable) => void,
    pause = this.limits.interval,
  ): void {
    this.#timer = setTimeout(() => {
      this.#checking = this.#check().then(
        (next) => {
          if (!this.#isStopped) this.#scheduleCheck(onGiveUp, next);
        },
        (error: PostgresUnavailable) => onGiveUp(error),
      );
    }, pause);
    this.#timer.unref();
  }

  /** @returns the pause until the next look. @throws PostgresUnavailable after too many attempts */
  async #check(): Promise<number> {
    const { attempts, window, interval } = this.limits;
    if (this.isAlive()) return interval;
    this.#dropAttemptsBefore(performance.now() - window);
    if (this.#attempts.length >= attempts) throw this.#giveUpError();
    const count = this.#attempts.push(performance.now());
    this.log(`PostgreSQL has ended: restarting it (${count} of ${attempts})`);
    try {
      await this.restart();
      return interval;
    } catch (error) {
      if (count >= attempts) throw this.#giveUpError(error);
      this.log(error instanceof Error ? error.message : String(error));
      return interval * 2 ** count;
    }
  }

  #dropAttemptsBefore(time: number): void {
    while ((this.#attempts[0] ?? time) < time) this.#attempts.shift();
  }

  #giveUpError(cause?: unknown): PostgresUnavailable {
    const { attempts, window } = this.limits;
    const why = cause instanceof Error ? `\n${cause.message}` : '';
    return new PostgresUnavailable(
      `PostgreSQL does not stay up: ${attempts} restarts within ${window / 1_000} s.${why}`,
    );
  }
}
