import { verifyLog } from '#features/history';
import {
  BEGINNING,
  comparedPositions,
  copyLog,
  eventsOf,
  type LogSource,
} from '#kit/eventsourcing';
import {
  clearInstallationState,
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
import { rebuildOptions } from '../../worker/engine.js';
import type { Installation } from './open-installation.js';
import { EPHEMERAL_TABLES, PRODUCT_POSITIONS } from './installation-policy.js';

/** Appends under way at once on PostgreSQL, which writes them in the order of asking. */
const AT_ONCE = 200;

/** What comes to a place: a log, and the rows beside it. */
export interface ImportSource {
  /** By which the same arrival is known again when it is resumed: the first event of its log. */
  readonly id: string;
  readonly log: LogSource;
  /** Fills one empty table. */
  readonly fill: (place: Installation, table: InstallationTable) => Promise<void>;
}

export type Report = (what: string) => void;

/** Takes a place for an arrival. @throws NotInUse when something else is there */
export async function claim({ client, store }: Installation, id: string): Promise<void> {
  const arriving = await installationStateOf(client, 'arriving');
  if (arriving === id) return;
  if (arriving !== undefined) throw new NotInUse('Another installation is being put here already.');
  if ((await installationStateOf(client, 'leaving')) !== undefined)
    throw new NotInUse('The target is the source, or was one: name an empty database.');
  const { rowCount } = await client.query('SELECT 1 FROM keys.person_keys LIMIT 1');
  if (rowCount !== 0 || (await store.head()) !== BEGINNING)
    throw new NotInUse('The target is not empty: there is an installation already.');
  await setInstallationState(client, 'arriving', id);
}

/**
 * Puts an installation into a claimed place. First the log, which may be interrupted and goes on where it was; then it is compared with
 * its source, event by event, and its hash chains are walked; then, in one transaction, keys and everything else beside the log, with
 * all positions translated. From that moment it can be used. Nothing is sent: mails keep their marks.
 * @returns how many events there are
 * @throws CopyRefused, NotInUse
 */
export async function importInstallation(
  place: Installation,
  { id, log, fill }: ImportSource,
  report: Report,
): Promise<number> {
  await claim(place, id);
  const dense = place.store instanceof PostgresEventStore;
  const copied = await copyLog(log, place.store, { atOnce: dense ? AT_ONCE : 1 });
  report(`${copied} events copied.`);
  const positions = await PositionRemapping.begin(place.client);
  for await (const pairs of comparedPositions(log, place.store)) await positions.add(pairs);
  const { events, streams, problems } = await verifyLog(place.store, { dense });
  if (problems[0]) throw new Error(`The copy is not as it was written: ${problems[0].message}`);
  report(`${events} events in ${streams} streams are the same, and their hash chains hold.`);
  await fillTables(place, positions, fill);
  report('Keys, deadlines, answers, mails and their marks are there.');
  return events;
}

async function fillTables(
  place: Installation,
  positions: PositionRemapping,
  fill: ImportSource['fill'],
): Promise<void> {
  const { client, store } = place;
  const tables = await installationTables(client, ['work', 'keys'], EPHEMERAL_TABLES);
  const erased: string[] = [];
  for await (const event of eventsOf(store))
    if (event.type === 'PersonErased') erased.push(event.stream.slice('person-'.length));
  await client.query('BEGIN');
  try {
    await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
    for (const table of tables) await fill(place, table);
    await positions.applyTo(tables, PRODUCT_POSITIONS);
    await forgetAgain(place, erased);
    for (const mark of ['arriving', 'leaving'] as const) await clearInstallationState(client, mark);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Destroys again the keys of everyone erased in the log, and whatever may quote those whose key had come back (domain §8). */
async function forgetAgain({ client }: Installation, erased: readonly string[]): Promise<void> {
  const { rowCount: revived } = await client.query(
    'SELECT 1 FROM keys.person_keys WHERE person = ANY($1) AND wrapped IS NOT NULL',
    [erased],
  );
  await client.query(
    `INSERT INTO keys.person_keys (person, wrapped, destroyed_at) SELECT person, NULL, now() FROM unnest($1::uuid[]) AS erased (person)
     ON CONFLICT (person) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(keys.person_keys.destroyed_at, now())`,
    [erased],
  );
  if (revived === 0) return;
  await client.query(
    `UPDATE work.outbox SET status = 'dropped' WHERE recipient = ANY($1) AND status = 'waiting'`,
    [erased],
  );
  for (const table of ['answers', 'caught_mails', 'export_files'])
    await client.query(`DELETE FROM work.${table}`);
}

/** Builds the read models of a place where an installation has arrived. @throws WrongMasterKey */
export async function activateInstallation(
  { config, url }: Installation,
  report: Report,
): Promise<void> {
  const runtime = await createRuntime(config, url);
  try {
    const { events } = await new Rebuild(rebuildOptions(runtime)).run();
    report(`The read models are built from ${events} events.`);
  } finally {
    await runtime.close();
  }
}
