import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AheadClock, systemClock, type Clock, type Instant } from '#kit/eventsourcing';
import { ConfigError, isDevelopment, type Config } from './config.js';

const fileOf = ({ LEDGER_DATA }: Config): string => join(LEDGER_DATA, 'clock.json');

/**
 * The clock of an installation: the system clock, or in development a clock that `ledger clock forward` has moved ahead.
 * @throws ConfigError if the clock was moved and the installation is no longer in development
 */
export async function clockOf(config: Config): Promise<Clock> {
  const kept = await readFile(fileOf(config), 'utf8').catch(() => undefined);
  if (!isDevelopment(config)) {
    if (kept === undefined) return systemClock;
    throw new ConfigError(
      `LEDGER_DATA: the clock of this installation was moved (${fileOf(config)}), which is for development only. Use another data folder.`,
    );
  }
  const { ahead } = JSON.parse(kept ?? '{"ahead":0}') as { ahead: number };
  return new AheadClock(ahead);
}

/** Stores the instant to which the clock is being moved, so that the next start is not earlier, even if the process is killed meanwhile. */
export async function keepClock(config: Config, to: Instant): Promise<void> {
  const ahead = Date.parse(to) - Date.now();
  const file = fileOf(config);
  await mkdir(config.LEDGER_DATA, { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify({ ahead }));
  await rename(`${file}.new`, file);
}
