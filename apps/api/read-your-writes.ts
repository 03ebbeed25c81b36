import { Inject, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import { READ_MODELS } from '#platform/authorization';
import { READ_MODELS_POSITION, invalid } from '#kit/eventsourcing';

const TIMEOUT_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 10;

/** Delays a request with the header `Wait-For-Position` until the read models have reached that position. */
@Injectable()
export class ReadYourWrites {
  #reached = '';
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** @throws Refusal invalid; ServiceUnavailableException if the read models do not get there in 10 seconds */
  async wait(header: string | string[] | undefined): Promise<void> {
    const position = Array.isArray(header) ? header[0] : header;
    if (position === undefined || position === '' || position <= this.#reached) return;
    if (!/^[\w.-]{1,64}$/.test(position))
      throw invalid(
        'Wait-For-Position',
        'position_format',
        'Send in Wait-For-Position a `position` that an answer gave.',
      );
    const end = Date.now() + TIMEOUT_MILLISECONDS;
    while (Date.now() < end) {
      const { rows } = await this.pool.query<{ position: string }>({
        name: 'reached',
        text: READ_MODELS_POSITION,
      });
      this.#reached = rows[0]?.position ?? '';
      if (position <= this.#reached) return;
      await delay(POLL_MILLISECONDS);
    }
    throw new ServiceUnavailableException(
      `The read models have not reached ${position} yet: try again.`,
    );
  }
}
