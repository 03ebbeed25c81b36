import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Pool } from 'pg';
import {
  BEGINNING,
  READ_MODELS_POSITION,
  type EventStore,
  type Position,
} from '#kit/eventsourcing';
import { RetryLater, TAKES_SWITCHES } from '#platform/http';

const LOOK_EVERY_MILLISECONDS = 1_000;
const RETRY_AFTER_SECONDS = 5;

/** The head of the log at some time, which the read models have not reached. */
interface Target {
  readonly position: Position;
  /** When it was seen, on a clock that is never set. */
  readonly since: number;
}

/**
 * Watches how long the read models have been on their way to a head of the log that this process saw. That is real time: a clock that
 * was moved, or differs between machines, does not change it.
 */
export class ReadModelsWatch {
  #target: Target | undefined;
  #looked = -Infinity;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly store: Pick<EventStore, 'head'>,
    private readonly now = () => performance.now(),
  ) {}

  /** For how many seconds the read models have been behind; asked of the stores once a second. */
  async secondsBehind(): Promise<number> {
    if (this.now() - this.#looked >= LOOK_EVERY_MILLISECONDS)
      await (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
    return this.#target ? (this.now() - this.#target.since) / 1_000 : 0;
  }

  async #look(): Promise<void> {
    const began = this.now();
    const [{ rows }, head] = await Promise.all([
      this.pool.query<{ position: Position }>(READ_MODELS_POSITION),
      this.store.head(),
    ]);
    this.#looked = began;
    const reached = rows[0]?.position ?? BEGINNING;
    if (this.#target && reached < this.#target.position) return;
    this.#target = reached < head ? { position: head, since: began } : undefined;
  }
}

/**
 * Refuses commands while the read models are further behind than a limit: they would be decided on old facts. Reads go on, and so do
 * requests that operators mend things with.
 */
@Injectable()
export class BackPressureGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly watch: ReadModelsWatch,
    /** In seconds; 0: no limit. */
    private readonly limit: number,
    private readonly refused: () => void,
  ) {}

  /** @throws RetryLater */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const isCommand = this.reflector.getAllAndOverride<unknown>(TAKES_SWITCHES, places);
    if (this.limit === 0 || isCommand === undefined) return true;
    if ((await this.watch.secondsBehind()) <= this.limit) return true;
    this.refused();
    throw new RetryLater(
      503,
      'read_models_too_old',
      `The read models have been behind the log for more than ${this.limit} seconds. Nothing was changed.`,
      RETRY_AFTER_SECONDS,
    );
  }
}
