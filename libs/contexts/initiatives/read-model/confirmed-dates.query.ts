import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { ConfirmedDate } from '../domain/initiative.commands.js';

/** The dates confirmed on a slot: they hold places once the slot gets a capacity. */
@Injectable()
export class ConfirmedDatesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async onSlot(slot: string): Promise<readonly ConfirmedDate[]> {
    const { rows } = await this.pool.query<ConfirmedDate>({
      name: 'confirmed-dates-on-slot',
      text: `SELECT d.owner AS registration, d.id AS date FROM read.participation_dates d
              WHERE d.slot = $1 AND d.status NOT IN ('to_be_confirmed', 'cancelled') ORDER BY d.selected_at, d.id`,
      values: [slot],
    });
    return rows;
  }
}
