import { connectAsOwner, reopenInstallation } from '#kit/postgres';
import { readConfig } from '../../runtime/config.js';
import { withDatabase } from '../../runtime/with-runtime.js';
import { backUp } from '../operations/backup.js';
import { moveInstallation } from '../operations/move-installation.js';
import { restoreInto } from '../operations/restore.js';

export interface KeysOption {
  /** Folder of the keys; not inside the folder of the events, nor around it. */
  readonly keys: string;
}
const print = (line: string) => console.log(line);

/** Backs up the configured installation while it runs. */
export async function backup(events: string, { keys }: KeysOption): Promise<void> {
  const config = readConfig(process.env);
  await withDatabase(config, (url) => backUp(config, url, { events, keys }, print));
}

/** Restores a backup into the configured database and event store, which must be empty. Creates the embedded database if needed. */
export async function restore(events: string, { keys }: KeysOption): Promise<void> {
  const config = readConfig(process.env);
  const prepare = () => Promise.resolve();
  await withDatabase(config, (url) => restoreInto(config, url, { events, keys }, print), prepare);
}

/** Moves the installation to TARGET_DATABASE_URL and TARGET_EVENT_STORE_URL. With `abandon`, reopens this installation instead. */
export async function move({ abandon }: { readonly abandon?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  await withDatabase(config, abandon ? reopen : (url) => moveInstallation(config, url, print));
  if (!abandon)
    print(
      'Moved. Start API and worker with the DATABASE_URL and EVENT_STORE_URL of the target and the same LEDGER_MASTER_KEY.',
    );
}

async function reopen(url: string): Promise<void> {
  const client = await connectAsOwner(url);
  await reopenInstallation(client).finally(() => client.end());
  print(
    'This installation may be used again. Never start the other one: mails would go out twice.',
  );
}
