import cliProgress from 'cli-progress';
import pg from 'pg';
import { instantOf, MovableClock, type Instant } from '#eventsourcing';
import type { CommandStep } from '#journeys';
import { publicUrlOf, type Config } from '../../runtime/config.js';
import { play } from '../journeys/commands.js';
import { build } from '../journeys/given.js';
import { Stage } from '../journeys/stage.js';
import { startProduct } from '../product.js';
import { demoJourney } from './script.js';

/** Loads the demo into an empty database, through ordinary commands on a moved clock; shows how far it is. */
export async function loadDemo(config: Config, databaseUrl: string, now: Instant): Promise<void> {
  const journey = demoJourney(now);
  const clock = new MovableClock(instantOf(journey.start, journey.zone));
  const product = await startProduct({
    // The mails' links lead to where the product will listen, not to where the demo is loaded.
    config: { ...config, PUBLIC_URL: publicUrlOf(config), PORT: 0, RATE_LIMIT_PER_MINUTE: 10_000_000 },
    databaseUrl,
    clock,
    running: false,
  });
  const bar = new cliProgress.SingleBar({ format: 'Loading the demo {bar} {percentage} % · {eta_formatted} left', clearOnComplete: true });
  try {
    const stage = new Stage(product, clock, journey.zone);
    bar.start(journey.steps.length, 0);
    await build(stage, journey.given);
    for (const step of journey.steps as readonly CommandStep[]) {
      await product.engine.advance(clock, stage.instant(step.at as string));
      await play(stage, step);
      bar.increment();
    }
    await product.engine.advance(clock, now);
  } finally {
    bar.stop();
    await product.stop();
  }
}

/** A database that holds the whole demo or does not exist: a load that was killed leaves only one to be thrown away. */
export async function databaseWithDemo(server: string, name: string, load: (url: string) => Promise<void>): Promise<string> {
  const urlOf = (database: string) => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return url.href;
  };
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return urlOf(name);
    const loading = `${name}_loading`;
    await client.query(`DROP DATABASE IF EXISTS ${loading} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${loading} TEMPLATE template0`);
    await client.query(`ALTER DATABASE ${loading} SET synchronous_commit = off`);
    await load(urlOf(loading));
    await client.query(`ALTER DATABASE ${loading} RESET synchronous_commit`);
    await client.query('CHECKPOINT');
    await client.query(`ALTER DATABASE ${loading} RENAME TO ${name}`);
    return urlOf(name);
  } finally {
    await client.end();
  }
}
