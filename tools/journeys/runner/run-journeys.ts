import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pg from 'pg';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { JourneyError } from '../format/problem.js';
import { parseJourney } from '../format/parse.js';
import { type Journey } from '../../../apps/all-in-one/scenario/journey.types.js';
import { migrate } from '#kit/postgres';
import { startPostgres } from '#platform/embedded-postgres';
import { readConfig } from '../../../apps/runtime/config.js';
import { MIGRATIONS } from '../../../apps/runtime/read-models.js';
import { playJourney } from './play-journey.js';

/** Every journey file named, and those in folders named, in order. @throws when a name leads nowhere */
async function filesOf(names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      if (!(await stat(name)).isDirectory()) return [name];
      const entries = await readdir(name, { recursive: true });
      return entries
        .filter((entry) => /\.ya?ml$/.test(entry))
        .sort()
        .map((entry) => join(name, entry));
    }),
  );
  return found.flat();
}

/** Databases of its own on a server: the one that the environment names, else an embedded one that ends with it. */
async function withServer<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  if (given) return work(given);
  const server = await startPostgres({
    dataDirectory: folder,
    settings: { fsync: 'off', synchronous_commit: 'off' },
  });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const withDatabase = (server: string, database: string): string => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

async function inOwnDatabase<T>(
  server: string,
  template: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `journey_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  try {
    return await work(withDatabase(server, name));
  } finally {
    await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

/** Streams of its own in the event store that the environment names, if it names one. */
async function withOwnStreams<T>(
  work: (environment: Record<string, string>) => Promise<T>,
): Promise<T> {
  const connectionString = process.env['EVENT_STORE_URL'];
  if (!connectionString) return work({});
  const streamPrefix = `journey-${randomBytes(6).toString('hex')}-`;
  const store = new EventStoreDbEventStore({ connectionString, streamPrefix });
  try {
    return await work({ EVENT_STORE_URL: connectionString, EVENT_STORE_PREFIX: streamPrefix });
  } finally {
    await store.removeStreams();
    await store.close();
  }
}

/** Plays one file and prints its line; true when it passed. */
async function playFile(
  file: string,
  server: string,
  template: string,
  folder: string,
): Promise<boolean> {
  let journey: Journey;
  try {
    journey = parseJourney(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (!(error instanceof JourneyError)) throw error;
    console.log(`FAILED  ${file}\n${error.message.replace(/^/gm, '        ')}`);
    return false;
  }
  const result = await withOwnStreams((streams) => {
    const config = readConfig({
      LEDGER_DATA: folder,
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...streams,
    });
    return inOwnDatabase(server, template, (url) => playJourney(journey, url, config));
  });
  console.log(`${result.passed ? 'passed' : 'FAILED'}  ${relative('.', file)}: ${journey.title}`);
  if (result.passed) return true;
  for (const { line, what, expected, seen } of result.mismatches) {
    console.log(
      `        line ${line}: ${what}\n          expected: ${expected}\n          seen:     ${seen}`,
    );
  }
  return false;
}

/** Plays journeys, one line each; returns how many passed and failed. */
export async function runJourneys(
  names: readonly string[],
): Promise<{ passed: number; failed: number }> {
  const files = await filesOf(names);
  if (files.length === 0) throw new Error('There is no journey file there.');
  const folder = await mkdtemp(join(tmpdir(), 'journeys-'));
  await chmod(folder, 0o711);
  let passed = 0;
  try {
    await withServer(folder, async (server) => {
      const template = `journey_template_${randomBytes(6).toString('hex')}`;
      await execute(server, `CREATE DATABASE ${template}`);
      try {
        await migrate(withDatabase(server, template), MIGRATIONS);
        for (const file of files)
          passed += (await playFile(file, server, template, folder)) ? 1 : 0;
      } finally {
        await execute(server, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { passed, failed: files.length - passed };
}
