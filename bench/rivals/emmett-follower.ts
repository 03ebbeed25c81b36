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

/** How the consumer asks for events; left out: as by default. */
interface Pulling {
  readonly batchSize: number;
  readonly pullingFrequencyInMs: number;
}

/** Emmett's consumer with one projection of raw SQL, the lightest in its documentation. `begin` starts it, if it is not to start at once. */
export async function emmettFollower(
  url: string,
  pulling?: Pulling,
  isStarted = true,
): Promise<Follower & { begin(): void }> {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const consumer = postgreSQLEventStoreConsumer({
    connectionString: url,
    ...(pulling ? { pulling } : {}),
  });
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
  let running: Promise<void> | undefined;
  const begin = (): void => void (running ??= consumer.start());
  if (isStarted) begin();
  return {
    url,
    begin,
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
