import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';

/**
 * The tasks of an initiative that somebody has completed. Those completed a moment ago, which the read models do not show yet, are kept in
 * the initiative's own stream; those completed by earlier versions of the software are found here alone.
 */
@Injectable()
export class CompletedTasksQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(initiative: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ task: string }>({
      name: 'completed-tasks',
      text: 'SELECT DISTINCT unnest(r.tasks) AS task FROM read.registrations r WHERE r.initiative = $1',
      values: [initiative],
    });
    return rows.map(({ task }) => task);
  }
}
