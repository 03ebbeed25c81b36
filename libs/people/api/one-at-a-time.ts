import { Injectable } from '@nestjs/common';

/**
 * One piece of work on people at a time in this process: what commands on people must not break (one person per mail, no circle of
 * managers, no last one gone) spans streams.
 */
@Injectable()
export class OneAtATime {
  #turn: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
