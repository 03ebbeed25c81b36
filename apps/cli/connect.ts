import { readConfig, type Config } from '../runtime/config.js';
import { createRuntime, type Runtime } from '../runtime/runtime.js';
import { embeddedDatabase } from './start.js';

/** Runs a piece of work on the installation that the environment names; on the embedded one, its server runs as long as needed. */
export async function withRuntime<T>(work: (runtime: Runtime, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const embedded =
    config.DATABASE_URL === undefined
      ? await embeddedDatabase(config, () => {
          throw new Error('There is no installation here yet: run `npm start` first, or set DATABASE_URL.');
        })
      : undefined;
  try {
    const runtime = await createRuntime(config, config.DATABASE_URL ?? (embedded?.url as string));
    try {
      return await work(runtime, config);
    } finally {
      await runtime.close();
    }
  } finally {
    await embedded?.server.stop();
  }
}
