import 'reflect-metadata';
import { readConfig } from '../../apps/runtime/config.js';
import { createRuntime } from '../../apps/runtime/runtime.js';
import { rebuildOptions } from '../../apps/runtime/rebuild-options.js';
import { Rebuild } from '#kit/postgres';
import { writeHistory } from '../../test/support/generated-histories/generate-history.js';

/** Arguments: connection string of the owner of an empty database, number of events. LEDGER_MASTER_KEY encrypts the keys of persons. */
const [url = '', events = ''] = process.argv.slice(2);
const runtime = await createRuntime(readConfig({ ...process.env, DATABASE_URL: url }), url);
await writeHistory(url, runtime.ring, { events: Number(events) });
const head = await runtime.store.head();
for (const name of ['read-models', 'processes', 'mails'])
  await runtime.pool.query('INSERT INTO work.checkpoints (name, position) VALUES ($1, $2)', [
    name,
    head,
  ]);
await new Rebuild(rebuildOptions(runtime)).run();
await runtime.close();
