import { endAllPools, sql } from '@event-driven-io/dumbo';
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawSQLProjection,
} from '@event-driven-io/emmett-postgresql';
import { toEmmett, type EmmettEvent } from './emmett.js';
import type { Follower } from './follower.js';

const NAME = 'registrations';
const TABLE = `CREATE TABLE IF NOT EXISTS ${NAME} (id uuid PRIMARY KEY, employee uuid, initiative uuid, status text, applied_at timestamptz)`;
const INSERT = `INSERT INTO ${NAME} VALUES (%L, %L, %L, 'application', %L) ON CONFLICT (id) DO NOTHING`;

/** Emmett's consumer with one projection of raw SQL, the lightest in its documentation, at default settings. */
export async function emmettFollower(url: string): Promise<Follower> {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const consumer = postgreSQLEventStoreConsumer({ connectionString: url });
  consumer.projector<EmmettEvent>({
    processorId: NAME,
    projection: postgreSQLRawSQLProjection<EmmettEvent>({
      name: NAME,
      canHandle: ['ApplicationSubmitted'],
      init: () => sql(TABLE),
      evolve: ({ data, metadata }) =>
        sql(
          INSERT,
          data['registration'],
          data['employee'],
          data['initiative'],
          metadata['occurredAt'],
        ),
    }),
  });
  const running = consumer.start();
  return {
    url,
    append: async (event) => {
      const stream = `registration-${event.data['registration'] as string}`;
      const options = { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' } as const;
      const { lastEventGlobalPosition } = await store.appendToStream(
        stream,
        [toEmmett(event)],
        options,
      );
      return Number(lastEventGlobalPosition);
    },
    visible: async (client) => {
      const { rows } = await client.query<{ position: string }>(
        'SELECT last_processed_checkpoint AS position FROM emt_processors WHERE processor_id = $1',
        [NAME],
      );
      return Number(rows[0]?.position ?? 0);
    },
    close: async () => {
      await consumer.close();
      await running;
      await store.close();
      await endAllPools();
    },
  };
}
