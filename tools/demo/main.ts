import 'reflect-metadata';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoHistoryFile } from '../../apps/all-in-one/demo/demo-history.js';
import { readConfig } from '../../apps/runtime/config.js';
import { embeddedDatabase } from '../../apps/runtime/embedded-database.js';
import { recordDemo } from './record-demo.js';

const FILE = 'apps/all-in-one/demo/demo-history.jsonl.gz';

/** `npm run demo:record`: plays the demo in a database of its own and writes the recording that `ledger start` loads. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'record-demo-'));
  await chmod(folder, 0o755); // the database may run as another user
  const config = readConfig({ LEDGER_DATA: folder });
  const { server, url } = await embeddedDatabase(config, () => Promise.resolve());
  try {
    const history = await recordDemo(config, url, (step, steps) => {
      if (step % 100 === 0) console.log(`${step} of ${steps} commands`);
    });
    await writeFile(FILE, demoHistoryFile(history));
    console.log(`written  ${FILE} (${history.events.length} events)`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
