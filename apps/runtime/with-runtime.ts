import { readConfig, type Config } from './config.js';
import { createRuntime, type Runtime } from './runtime.js';
import { embeddedDatabase } from './embedded-database.js';

const refuse = () => {
  throw new Error('There is no installation here yet. Run `npm start` first, or set DATABASE_URL.');
};

/**
 * Runs work on the configured database. The embedded server is started before and stopped afterwards.
 * @param prepare fills an embedded database that does not exist yet. Default: throws
 */
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

/** Runs work with a runtime of the configured installation, and closes the runtime afterwards. */
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
