import type { ClientBase } from 'pg';
import { APPLICATION_NAME } from '../database.js';
import { APPLICATION_ROLE } from '../migrations/foundation.migration.js';

/** `leaving`: this installation is being moved, or has moved, elsewhere; `arriving`: another is being put here. */
export type InstallationState = 'leaving' | 'arriving';

/** An installation that must not work: it has moved away, or has not arrived yet. */
export class NotInUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotInUse';
  }
}

export async function installationStateOf(
  client: Pick<ClientBase, 'query'>,
  state: InstallationState,
): Promise<string | undefined> {
  const { rows } = await client.query<{ value: string }>(
    'SELECT value FROM work.settings WHERE name = $1',
    [state],
  );
  return rows[0]?.value;
}

export async function setInstallationState(
  client: ClientBase,
  state: InstallationState,
  value: string,
): Promise<void> {
  await client.query(
    'INSERT INTO work.settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [state, JSON.stringify(value)],
  );
}

export async function clearInstallationState(
  client: ClientBase,
  state: InstallationState,
): Promise<void> {
  await client.query('DELETE FROM work.settings WHERE name = $1', [state]);
}

/** To be asked before anything works on an installation. @throws NotInUse */
export async function refuseUnlessInUse(client: Pick<ClientBase, 'query'>): Promise<void> {
  if ((await installationStateOf(client, 'leaving')) !== undefined)
    throw new NotInUse(
      'This installation is being moved, or has moved. Start the other one, or take this one back: ledger move --abandon.',
    );
  if ((await installationStateOf(client, 'arriving')) !== undefined)
    throw new NotInUse(
      'An installation is being put here and is not complete: let ledger move or ledger restore finish.',
    );
}

const OTHERS = `
  SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()`;

/**
 * Closes an installation to everybody who writes: processes do not start on it any more, appends are refused by the database, and if a
 * process is still connected, nothing is closed. `client`: of the owner. @throws NotInUse while a process of the product is connected
 */
export async function closeInstallation(client: ClientBase): Promise<void> {
  const before = await installationStateOf(client, 'leaving');
  await setInstallationState(client, 'leaving', before ?? new Date().toISOString());
  const { rows } = await client.query<{ count: number }>(OTHERS, [APPLICATION_NAME]);
  const others = rows[0]?.count ?? 0;
  if (others > 0) {
    if (before === undefined) await clearInstallationState(client, 'leaving');
    throw new NotInUse(
      `Somebody still works on the source (${others} connections): stop every API and worker first.`,
    );
  }
  await client.query(`REVOKE EXECUTE ON FUNCTION events.append FROM ${APPLICATION_ROLE}`);
}

/** Takes an installation into use again that was not moved after all. */
export async function reopenInstallation(client: ClientBase): Promise<void> {
  await client.query(`GRANT EXECUTE ON FUNCTION events.append TO ${APPLICATION_ROLE}`);
  await clearInstallationState(client, 'leaving');
}
