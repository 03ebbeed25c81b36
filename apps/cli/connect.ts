import { readConfig, type Config } from '../runtime/config.js';
import { createRuntime, type Runtime } from '../runtime/runtime.js';
import { embeddedDatabase } from '../runtime/embedded-database.js';

const refuse = () => {
  throw new Error('There is no installation here yet: run `npm start` first, or set DATABASE_URL.');
};

/** Runs a piece of work on the database that the configuration names; the embedded one's server runs as long as needed. */
export async function withDatabase<T>(
  config: Config,
  work: (url: string) => Promise<T>,
  prepare: (url: string) => Promise<void> = refuse,
): Promise<T> {
  if (config.DATABASE_URL !== undefined) return work(config.DATABASE_URL);
  const embedded = await embeddedDatabase(config, prepare);
  try {
    return await work(embedded.url);
  } finally {
    await embedded.server.stop();
  }
}

/** Runs a piece of work on the installation that the environment names. */
export async function withRuntime<T>(
  work: (runtime: Runtime, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  return withDatabase(config, async (url) => {
    const runtime = await createRuntime(config, url);
    try {
      return await work(runtime, config);
    } finally {
      await runtime.close();
    }
  });
}
