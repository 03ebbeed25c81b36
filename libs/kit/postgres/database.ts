import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { parsePgTimestamp } from '#kit/eventsourcing';
import { APPLICATION_ROLE } from './migrations/foundation.migration.js';
import { Parked1700000001600 } from './migrations/parked-streams.migration.js';
import { Readers1700000000010 } from './migrations/event-processors.migration.js';
import { RebuildRanges1700000007501 } from './migrations/rebuild-ranges.migration.js';
import { Snapshots1700000007200 } from './migrations/snapshots.migration.js';
import { refuseUnsuitableLocale } from './database-locale.js';

/** The kit's own migrations after the product's foundation ({@link FoundationMigration}). */
const OWN = [
  Readers1700000000010,
  Parked1700000001600,
  Snapshots1700000007200,
  RebuildRanges1700000007501,
];

/** How sessions are opened: instants in UTC are read without reckoning. */
const IN_UTC = '-c datestyle=ISO -c timezone=UTC';
const TIMESTAMPTZ = 1184;
const INT8 = 20;
/** pg's own parsers; their declaration knows oids only as members of an enum. */
const parserOf = pg.types.getTypeParser as (
  oid: number,
  format?: string,
) => (value: never) => unknown;

/** Instants leave the database as ISO text in UTC, counts as numbers; the events' own words for both. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): ((value: never) => unknown) => {
    if (oid === TIMESTAMPTZ) return parsePgTimestamp;
    if (oid === INT8) return Number;
    return parserOf(oid, format);
  },
};

/** By which connections of the product's processes are told from those of people and tools. */
export const APPLICATION_NAME = 'volunteer-ledger';

/** Its end is an event of its own, also while it is in use; whoever uses it learns of it from the next statement. */
class QuietClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
const asApplication = {
  options: `-c role=${APPLICATION_ROLE} ${IN_UTC}`,
  application_name: APPLICATION_NAME,
  Client: QuietClient,
};

/** Connections of the application's role. `max`: how many at most. One stays even when idle, so that it can be seen who works here. */
export function createPool(url: string, max = 16): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, min: 1, types, ...asApplication });
  return pool.on('error', () => undefined);
}

type Entities = readonly (new () => object)[];
type Migrations = readonly (new () => MigrationInterface)[];

/** TypeORM on the same database, for queries over the read models. */
export function createDataSource(url: string, entities: Entities, max = 8): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    extra: { max, types, ...asApplication },
    uuidExtension: 'pgcrypto',
  });
}

/** A row, once the first migration has been here. */
const MADE = `SELECT WHERE to_regclass('migrations') IS NOT NULL AND to_regrole('${APPLICATION_ROLE}') IS NOT NULL`;

const READ_MODELS_OF_OTHERS = `
  SELECT oid FROM pg_class WHERE relnamespace = 'read'::regnamespace AND relkind = 'r' AND relowner <> '${APPLICATION_ROLE}'::regrole`;

/** The application owns its read models, so that a rebuild may replace them; it owns nothing of the log. */
const GIVE_READ_MODELS = `
  DO $do$ DECLARE name regclass; BEGIN
    FOR name IN ${READ_MODELS_OF_OTHERS} LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO ${APPLICATION_ROLE}', name);
    END LOOP;
  END $do$`;

/** Brings a database up to date, as its owner. Two at once wait for each other. @throws UnsuitableDatabase */
export async function migrate(url: string, migrations: Migrations): Promise<void> {
  if (await isUpToDate(url, migrations)) return;
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...OWN, ...migrations],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    installExtensions: false,
  });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('ledger-migrations'))`);
    await source.runMigrations();
    await source.query(GIVE_READ_MODELS);
    await source.query(`GRANT SELECT ON migrations TO ${APPLICATION_ROLE}`);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('ledger-migrations'))`);
    await lock.release();
    await source.destroy();
  }
}

/** Most starts find nothing to do, and need not take a lock to see it. */
async function isUpToDate(url: string, migrations: Migrations): Promise<boolean> {
  const owner = await connectAsOwner(url);
  try {
    await refuseUnsuitableLocale(owner);
    const { rows: made } = await owner.query(MADE);
    if (made.length === 0 || (await migrationsPending(owner, migrations)).length > 0) return false;
    const { rows: others } = await owner.query(READ_MODELS_OF_OTHERS);
    return others.length === 0;
  } finally {
    await owner.end();
  }
}

/** Names of the migrations that this software needs and this database has not had. */
export async function migrationsPending(
  connection: pg.Pool | pg.Client,
  migrations: Migrations,
): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>('SELECT name FROM migrations');
  const had = new Set(rows.map((row) => row.name));
  return [...OWN, ...migrations]
    .map((migration) => new migration().name ?? migration.name)
    .filter((name) => !had.has(name));
}

/** One connection of the owner, for what the application's role may not do. It is the caller's to end. */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new QuietClient({ connectionString: url, types, options: IN_UTC });
  await client.connect();
  return client;
}
