import { verifyLog } from '#features/history';
import { dropWaitingMails } from '#features/notifications';
import {
  BEGINNING,
  comparedPositions,
  copyLog,
  eventsOf,
  type LogSource,
} from '#kit/eventsourcing';
import {
  clearInstallationState,
  destroyPersonKeys,
  installationTables,
  PositionRemapping,
  installationStateOf,
  NotInUse,
  PostgresEventStore,
  Rebuild,
  setInstallationState,
  type InstallationTable,
} from '#kit/postgres';
import { createRuntime } from '../../runtime/runtime.js';
import { rebuildOptions } from '../../runtime/rebuild-options.js';
import type { Installation } from './open-installation.js';
import { EPHEMERAL_TABLES, PRODUCT_POSITIONS } from './installation-policy.js';

/** Concurrent appends on PostgreSQL, which keeps the order of the calls. */
const CONCURRENT_APPENDS = 200;

/** The source of an import: a log, and the rows of the tables beside it. */
export interface ImportSource {
  /** Identifies the import when it is resumed: the id of the first event of its log. */
  readonly id: string;
  readonly log: LogSource;
  /** Fills one table, which is empty. */
  readonly fill: (installation: Installation, table: InstallationTable) => Promise<void>;
}

/** Receives a line of progress for people. */
export type Report = (line: string) => void;

/** Reserves an empty installation for an import. @throws NotInUse when it is not empty, or reserved for another import */
export async function claim({ client, store }: Installation, id: string): Promise<void> {
  const arriving = await installationStateOf(client, 'arriving');
  if (arriving === id) return;
  if (arriving !== undefined)
    throw new NotInUse('Another installation is being imported here already.');
  if ((await installationStateOf(client, 'leaving')) !== undefined)
    throw new NotInUse('The target is the source of a move, or was one. Give an empty database.');
  const { rowCount } = await client.query('SELECT 1 FROM keys.person_keys LIMIT 1');
  if (rowCount !== 0 || (await store.head()) !== BEGINNING)
    throw new NotInUse(
      'The target is not empty: it already holds an installation. Give an empty database.',
    );
  await setInstallationState(client, 'arriving', id);
}

/**
 * Imports an installation into an empty one, in three steps. First the log is copied; an interrupted copy resumes where it stopped.
 * Then the copy is compared with its source event by event, and its hash chains are verified. Then one transaction imports keys and all
 * other tables, with positions translated; afterwards the installation can be used. Sends no mail: sent mails stay marked as sent.
 * @returns the number of events
 * @throws CopyRefused, NotInUse
 */
export async function importInstallation(
  installation: Installation,
  { id, log, fill }: ImportSource,
  report: Report,
): Promise<number> {
  await claim(installation, id);
  const dense = installation.store instanceof PostgresEventStore;
  const copied = await copyLog(log, installation.store, { atOnce: dense ? CONCURRENT_APPENDS : 1 });
  report(`${copied} events copied.`);
  const positions = await PositionRemapping.begin(installation.client);
  for await (const pairs of comparedPositions(log, installation.store)) await positions.add(pairs);
  const { events, streams, problems } = await verifyLog(installation.store, { dense });
  if (problems[0]) throw new Error(`The copy failed verification: ${problems[0].message}`);
  report(
    `${events} events in ${streams} streams match the source, and their hash chains are valid.`,
  );
  await fillTables(installation, positions, fill);
  report('Keys, deadlines, answers and mails imported.');
  return events;
}

async function fillTables(
  installation: Installation,
  positions: PositionRemapping,
  fill: ImportSource['fill'],
): Promise<void> {
  const { client, store } = installation;
  const tables = await installationTables(client, ['work', 'keys'], EPHEMERAL_TABLES);
  const erased: string[] = [];
  for await (const event of eventsOf(store))
    if (event.type === 'PersonErased') erased.push(event.stream.slice('person-'.length));
  await client.query('BEGIN');
  try {
    await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    for (const table of tables) await fill(installation, table);
    await positions.applyTo(tables, PRODUCT_POSITIONS);
    await eraseAgain(installation, erased);
    for (const mark of ['arriving', 'leaving'] as const) await clearInstallationState(client, mark);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Destroys the keys of all people erased in the log. If a backup had brought one back, deletes what may quote that person (docs/domain.md §8). */
async function eraseAgain({ client }: Installation, erased: readonly string[]): Promise<void> {
  const { revived } = await destroyPersonKeys(client, erased);
  if (!revived) return;
  await dropWaitingMails(client, erased);
  for (const table of ['answers', 'caught_mails', 'export_files'])
    await client.query(`DELETE FROM work.${table}`);
}

/** Builds the read models of an imported installation. @throws WrongMasterKey */
export async function activateInstallation(
  { config, url }: Installation,
  report: Report,
): Promise<void> {
  const runtime = await createRuntime(config, url);
  try {
    const { events } = await new Rebuild(rebuildOptions(runtime)).run();
    report(`Read models built from ${events} events.`);
  } finally {
    await runtime.close();
  }
}
