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

/** The configuration and the database URL of the target. @throws ConfigError */
function targetOf({
  EVENT_STORE_URL: _log,
  TARGET_DATABASE_URL: url,
  TARGET_EVENT_STORE_URL: log,
  ...config
}: Config): [Config, string] {
  if (url === undefined)
    throw new ConfigError(
      'TARGET_DATABASE_URL is missing. Set it to the empty database to which the installation moves.',
    );
  return [
    { ...config, DATABASE_URL: url, ...(log === undefined ? {} : { EVENT_STORE_URL: log }) },
    url,
  ];
}

async function firstEvent({ store }: Installation): Promise<string> {
  const { events } = await store.readAll(BEGINNING, 1);
  if (!events[0]) throw new Error('The log of the source is empty: there is nothing to move.');
  return events[0].id;
}

/**
 * Moves an installation with its log, keys, deadlines, answers, mails, records of exports and settings. Closes the source first; the
 * source stays closed. A second run resumes an interrupted one.
 * @throws NotInUse while a process uses the source, or when the target is not empty; CopyRefused
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
      report('The source is closed for writing.');
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
