import { mkdtempSync, chmodSync, existsSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { substituteFor, runningPostmaster, stopPostmaster } from '#platform/embedded-postgres';

const made = new Set<string>();

/** A directory for one test that everybody may enter, unless told otherwise. */
export function temporaryDirectory(mode = 0o755): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'volunteer-ledger-spec-')));
  chmodSync(directory, mode);
  return alsoClearAway(directory);
}

/** Puts a directory on the list of what {@link clearAway} removes. */
export function alsoClearAway(directory: string): string {
  made.add(directory);
  return directory;
}

/** Removes them all; first ends the servers whose home is one of them or directly in one, however the test went. */
export async function clearAway(): Promise<void> {
  for (const directory of made) {
    const homes = [directory, join(directory, 'data')].flatMap((home) => [
      home,
      substituteFor(home),
    ]);
    for (const home of homes) await endServer(join(home, 'pgdata'));
    for (const home of homes) await rm(home, { recursive: true, force: true });
  }
  made.clear();
}

async function endServer(pgdata: string): Promise<void> {
  const running = existsSync(pgdata) ? runningPostmaster(pgdata) : undefined;
  if (running) await stopPostmaster(running.pid, pgdata, '', { fast: 5_000, immediate: 5_000 });
}
