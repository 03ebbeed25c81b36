import { connectAsOwner, reopenInstallation } from '#kit/postgres';
import { readConfig } from '../../runtime/config.js';
import { withDatabase } from '../connect.js';
import { backUp, restoreInto } from '../operations/backup.js';
import { moveInstallation } from '../operations/move-installation.js';

export interface KeysOption {
  /** Folder of the keys, apart from that of the events. */
  readonly keys: string;
}
const print = (what: string) => console.log(what);

/** Backs up the installation that the environment names, while it runs. */
export async function backup(events: string, { keys }: KeysOption): Promise<void> {
  const config = readConfig(process.env);
  await withDatabase(config, (url) => backUp(config, url, { events, keys }, print));
}

/** Restores into the empty database (and store) that the environment names; the embedded one is made if need be. */
export async function restore(events: string, { keys }: KeysOption): Promise<void> {
  const config = readConfig(process.env);
  const prepare = () => Promise.resolve();
  await withDatabase(config, (url) => restoreInto(config, url, { events, keys }, print), prepare);
}

/** Moves the installation to where TARGET_… say. `abandon`: it was not moved after all, and is used again. */
export async function move({ abandon }: { readonly abandon?: boolean }): Promise<void> {
  const config = readConfig(process.env);
  await withDatabase(config, abandon ? takeBack : (url) => moveInstallation(config, url, print));
  if (!abandon)
    print(
      'Moved. Start API and worker with DATABASE_URL and EVENT_STORE_URL of the target and the same LEDGER_MASTER_KEY.',
    );
}

async function takeBack(url: string): Promise<void> {
  const client = await connectAsOwner(url);
  await reopenInstallation(client).finally(() => client.end());
  print(
    'This installation may be used again. See to it that the other one never starts: mails would go out twice.',
  );
}
