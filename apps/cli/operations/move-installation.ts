import { pipeline } from 'node:stream/promises';
import { BEGINNING, eventsOf } from '#kit/eventsourcing';
import { closeInstallation, rowsIn, rowsOut } from '#kit/postgres';
import { ConfigError, type Config } from '../../runtime/config.js';
import {
  importInstallation,
  activateInstallation,
  claim,
  type Report,
} from './import-installation.js';
import { openInstallation, type Installation } from './open-installation.js';

/** Where `config` says that its installation moves. @throws ConfigError */
function targetOf({
  EVENT_STORE_URL: _log,
  TARGET_DATABASE_URL: url,
  TARGET_EVENT_STORE_URL: log,
  ...config
}: Config): [Config, string] {
  if (url === undefined)
    throw new ConfigError('TARGET_DATABASE_URL: the database to which the installation moves.');
  return [
    { ...config, DATABASE_URL: url, ...(log === undefined ? {} : { EVENT_STORE_URL: log }) },
    url,
  ];
}

async function firstEvent({ store }: Installation): Promise<string> {
  const { events } = await store.readAll(BEGINNING, 1);
  if (!events[0]) throw new Error('There is nothing to move: the log of the source is empty.');
  return events[0].id;
}

/**
 * Moves an installation: its log, keys, deadlines, answers, mails with their marks, records of exports, settings. The source is closed
 * first, and stays closed. Interrupted, it goes on when called again.
 * @throws NotInUse while somebody works on the source, or when the target is not empty; CopyRefused
 */
export async function moveInstallation(
  config: Config,
  databaseUrl: string,
  report: Report,
): Promise<void> {
  const [targetConfig, targetUrl] = targetOf(config);
  const source = await openInstallation(config, databaseUrl);
  try {
    const target = await openInstallation(targetConfig, targetUrl);
    try {
      await closeInstallation(source.client);
      const id = await firstEvent(source);
      await claim(target, id);
      report('The source is closed.');
      const log = () => eventsOf(source.store);
      await importInstallation(
        target,
        {
          id,
          log,
          fill: ({ client }, table) =>
            pipeline(rowsOut(source.client, table), rowsIn(client, table)),
        },
        report,
      );
      await activateInstallation(target, report);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
