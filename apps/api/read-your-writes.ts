import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { READ_MODELS } from '#platform/authorization';
import { RetryLater } from '#platform/http';
import {
  BEGINNING,
  invalid,
  Ledger,
  READ_MODELS_POSITION,
  type Position,
} from '#kit/eventsourcing';

const TIMEOUT_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 10;
/** Requests that wait at once, in this process. */
export const MOST_WAITERS = 500;

interface Waiter {
  readonly position: Position;
  settle(error?: Error): void;
}

/** Positions of one store are alike but for their digits. */
const shapeOf = (position: Position): string => position.replace(/\d/g, '0');

/** Delays a request with the header `Wait-For-Position` until the read models have reached that position. All requests share one poll. */
@Injectable()
export class ReadYourWrites {
  readonly #waiters = new Set<Waiter>();
  #reached: Position = BEGINNING;
  #head: Position = BEGINNING;
  #readingHead: Promise<Position> | undefined;
  #polling = false;

  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
  ) {}

  /** @throws Refusal invalid; RetryLater if too many wait, or the read models do not get there in 10 seconds */
  async wait(header: string | string[] | undefined): Promise<void> {
    if (header === undefined) return;
    const position = String(header);
    if (!(await this.wasGivenOut(position)))
      throw invalid(
        'Wait-For-Position',
        'position',
        'Send in Wait-For-Position a `position` that an answer gave.',
      );
    if (position <= this.#reached) return;
    if (this.#waiters.size >= MOST_WAITERS)
      throw new RetryLater(
        503,
        'too_many_waiting',
        'Too many requests wait for the read models. Try again, or leave out Wait-For-Position.',
      );
    await this.#untilReached(position);
  }

  /** Whether the log has come as far as a position. The head is read again only for positions beyond the one known. */
  async wasGivenOut(position: Position): Promise<boolean> {
    if (!/^\d[\d.]{0,63}$/.test(position)) return false;
    if (shapeOf(position) === shapeOf(this.#head) && position <= this.#head) return true;
    this.#readingHead ??= this.ledger.store.head().finally(() => (this.#readingHead = undefined));
    this.#head = await this.#readingHead;
    return shapeOf(position) === shapeOf(this.#head) && position <= this.#head;
  }

  #untilReached(position: Position): Promise<void> {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => waiter.settle(tooSlow(position)), TIMEOUT_MILLISECONDS);
      const waiter: Waiter = {
        position,
        settle: (error) => {
          clearTimeout(timeout);
          this.#waiters.delete(waiter);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      this.#waiters.add(waiter);
      void this.#poll();
    });
  }

  /** Asks the database while somebody waits. */
  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      while (this.#waiters.size > 0) {
        const { rows } = await this.pool.query<{ position: Position }>({
          name: 'reached',
          text: READ_MODELS_POSITION,
        });
        this.#reached = rows[0]?.position ?? BEGINNING;
        for (const waiter of [...this.#waiters])
          if (waiter.position <= this.#reached) waiter.settle();
        if (this.#waiters.size > 0) await delay(POLL_MILLISECONDS);
      }
    } catch (error) {
      for (const waiter of [...this.#waiters]) waiter.settle(error as Error);
    } finally {
      this.#polling = false;
    }
  }
}

const tooSlow = (position: Position): RetryLater =>
  new RetryLater(
    503,
    'not_reached',
    `The read models have not reached ${position} yet: try again.`,
  );
